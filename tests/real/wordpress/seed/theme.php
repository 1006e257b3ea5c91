<?php
/* php theme.php ROOT THEME: switches the theme and prints the one that is now in use. */
require __DIR__ . '/request.php';

if (!wp_get_theme($argv[2])->exists()) {
    fwrite(STDERR, "expected an installed theme, found {$argv[2]}\n");
    exit(1);
}
switch_theme($argv[2]);
flush_rewrite_rules(false);
echo get_stylesheet(), "\n";
