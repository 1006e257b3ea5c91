<?php
/* Loads the WordPress in $argv[1] on the command line, as if its front page had been asked for.
 * To be required in the global scope, where WordPress expects its variables. */
$wordpress_root = $argv[1];
$host = (string) getenv('WORDPRESS_HOST');
$_SERVER = ['HTTP_HOST' => $host, 'SERVER_NAME' => $host, 'REQUEST_URI' => '/', 'REQUEST_METHOD' => 'GET',
    'SERVER_PROTOCOL' => 'HTTP/1.1', 'REMOTE_ADDR' => '127.0.0.1', 'PHP_SELF' => '/index.php'] + $_SERVER;
require $wordpress_root . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/image.php';
require_once ABSPATH . 'wp-admin/includes/taxonomy.php';
add_filter('pre_wp_mail', '__return_true');
