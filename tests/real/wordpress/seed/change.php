<?php
/* What an editor does between two crawls: one post is new, the oldest is edited, one is renamed, one goes to the trash.
   php change.php ROOT: prints the addresses as JSON. */
require __DIR__ . '/request.php';

$plain = ['post_type' => 'post', 'post_status' => 'publish', 'has_password' => false, 'posts_per_page' => 50];
$old = get_posts($plain + ['orderby' => 'date', 'order' => 'ASC']);
$old = array_values(array_filter($old, fn ($post) => !str_contains($post->post_content, '<!--nextpage-->')));
[$edited, , $renamed, , $trashed] = $old;
$was = get_permalink($renamed);
$gone = get_permalink($trashed);

$new = wp_insert_post([
    'post_title' => 'Neue Brücke über den Kanal ist freigegeben',
    'post_content' => '<p>Seit heute Morgen rollen die Räder über die neue Brücke. Zwei Jahre lang war hier Baustelle.</p>'
        . '<p>Am Wochenende wird gefeiert, mit Musik und Führungen durch die Pfeiler.</p>',
    'post_status' => 'publish',
], true);
wp_update_post(['ID' => $edited->ID, 'post_content' => $edited->post_content
    . "\n\n<p>Nachtrag der Redaktion: Die Zahlen im dritten Absatz wurden nach Jahren berichtigt.</p>"], true);
wp_update_post(['ID' => $renamed->ID, 'post_name' => 'umbenannt-' . $renamed->post_name], true);
wp_trash_post($trashed->ID);

echo json_encode([
    'new' => get_permalink($new),
    'edited' => get_permalink($edited),
    'renamed' => get_permalink($renamed->ID),
    'was' => $was,
    'trashed' => $gone,
]), "\n";
