<?php
/* php seed.php ROOT COUNT SEED: fills an installed WordPress with COUNT ordinary posts and one of each oddity.
 * The same COUNT and SEED give the same posts. Prints the oddities as JSON: key => post number. */
require __DIR__ . '/request.php';
foreach (['words', 'pictures', 'markup', 'posts', 'odd'] as $part) {
    require __DIR__ . "/$part.php";
}

$words = new Words((int) $argv[3]);
wp_defer_term_counting(true);
remove_action('post_updated', 'wp_save_post_revision');
remove_all_actions('do_pings');
foreach (get_posts(['post_type' => ['post', 'page'], 'post_status' => 'any', 'numberposts' => -1]) as $sample) {
    wp_delete_post($sample->ID, true);
}
foreach (['Gesa Ahlers', 'Olaf Übersee', 'Änne Kößling-Groß', 'Redaktion'] as $i => $name) {
    $authors[$name] = wp_insert_user(['user_login' => "autor$i", 'user_pass' => "autor$i", 'user_email' => "autor$i@example.invalid",
        'display_name' => $name, 'role' => 'author', 'description' => "$name schreibt für das Magazin."]);
}
foreach (['Gesellschaft', 'Freizeit', 'Kultur', 'Wirtschaft', 'Ausgabe 2021/1', 'Bauen & Verkehr', 'Sport'] as $name) {
    $categories[$name] = wp_insert_category(['cat_name' => $name]);
}
$categories['Eishockey'] = wp_insert_category(['cat_name' => 'Eishockey', 'category_parent' => $categories['Sport']]);

$wpdb->query('START TRANSACTION');
$pictures = new Pictures($words, 14);
(new Posts($words, $pictures, $authors, $categories))->write((int) $argv[2]);
$odd = odd_posts($words, $pictures, $authors, $categories);
$wpdb->query('COMMIT');
wp_defer_term_counting(false);
foreach (['category', 'post_tag'] as $taxonomy) {
    wp_update_term_count_now(get_terms(['taxonomy' => $taxonomy, 'hide_empty' => false, 'fields' => 'ids']), $taxonomy);
}
flush_rewrite_rules(false);
echo json_encode($odd), "\n";
