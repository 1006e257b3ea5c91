<?php
/* php install.php ROOT: installs an empty German WordPress with plain /slug/ permalinks and Berlin time. */
define('WP_INSTALLING', true);
define('WPLANG', 'de_DE');  // known before the options are, so that the default category is made in German
require __DIR__ . '/request.php';

switch_to_locale('de_DE');
wp_install('Kanalstadt-Magazin', 'admin', 'admin@example.invalid', true, '', 'loopback-only', 'de_DE');
$options = [
    'WPLANG' => 'de_DE',
    'timezone_string' => 'Europe/Berlin',
    'date_format' => 'j. F Y',
    'time_format' => 'G:i',
    'posts_per_page' => 10,
    'posts_per_rss' => 10,
    'permalink_structure' => '/%postname%/',
    'default_ping_status' => 'closed',
];
foreach ($options as $name => $value) {
    update_option($name, $value);
}
$wp_rewrite->init();
$wp_rewrite->set_permalink_structure('/%postname%/');
flush_rewrite_rules(false);
