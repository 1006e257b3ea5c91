<?php
/* One of each oddity that a WordPress serves, each of which has misled a crawler. Returns key => post number. */

/** @param array<string, int> $authors @param array<string, int> $categories @return array<string, int> */
function odd_posts(Words $words, Pictures $pictures, array $authors, array $categories): array
{
    $made = [];
    $day = 0;
    $author = array_values($authors)[0];
    $odd = function (string $key, array $post) use (&$made, &$day, $words, $author, $categories): int {
        $gmt = gmdate('Y-m-d H:i:s', strtotime('2025-07-01 10:00:00 UTC') + 86400 * $day++);
        $text = implode("\n\n", $words->paragraphs(3)) . "\n\n(Gesa Ahlers)";
        return $made[$key] = insert($post + ['post_author' => $author, 'post_category' => [$categories['Gesellschaft']],
            'post_content' => $text, 'post_date_gmt' => $gmt, 'post_date' => get_date_from_gmt($gmt)]);
    };
    unpublished($odd);
    titles($odd, $categories);
    dates($odd);
    pictures($odd, $words, $pictures);
    parts($odd, $words, $pictures);

    stick_post($odd('sticky', ['post_title' => 'In eigener Sache: Das Magazin wird zehn', 'post_date' => '2019-05-05 10:00:00', 'post_date_gmt' => '2019-05-05 08:00:00']));
    $odd('five_digits', ['post_title' => 'Beitrag mit fünfstelliger Nummer', 'import_id' => 52117]);
    $renamed = $odd('renamed', ['post_title' => 'Vorläufiger Name']);
    add_action('post_updated', 'wp_check_for_changed_slugs', 12, 3);
    wp_update_post(['ID' => $renamed, 'post_name' => 'endgueltiger-name', 'post_title' => 'Endgültiger Name']);
    edited($renamed, '2025-09-01 08:00:00');
    // A link to nowhere: WordPress guesses a post whose slug starts with its last part and redirects there.
    $odd('amplify', ['post_title' => 'Amphitheater am Kanal geplant']);
    $odd('bait', ['post_title' => 'Verweise ins Leere', 'post_content' => $words->paragraph()
        . "\n\n" . 'Mehr dazu <a href="/verweise-ins-leere/amp/">hier</a>, <a href="/?p=' . $made['draft'] . '">dort</a> und unter <a href="/vorlaeufiger-name/">früherem Namen</a>.']);
    $odd('parent_page', ['post_type' => 'page', 'post_title' => 'Über uns']);
    $odd('child_page', ['post_type' => 'page', 'post_title' => 'Redaktion', 'post_parent' => $made['parent_page']]);
    $odd('imprint', ['post_type' => 'page', 'post_title' => 'Impressum', 'post_content' => 'Verantwortlich: niemand, dies ist erfunden.']);
    return $made;
}

function unpublished(callable $odd): void
{
    $odd('password', ['post_title' => 'Nur für Mitglieder: Protokoll', 'post_password' => 'geheim']);
    $odd('draft', ['post_title' => 'Noch nicht fertig', 'post_status' => 'draft']);
    $odd('pending', ['post_title' => 'Wartet auf Freigabe', 'post_status' => 'pending']);
    $odd('private', ['post_title' => 'Intern: Redaktionsplan', 'post_status' => 'private']);
    $odd('future', ['post_title' => 'Erscheint später', 'post_status' => 'future', 'post_date' => '2037-01-02 09:00:00', 'post_date_gmt' => '2037-01-02 08:00:00']);
    wp_trash_post($odd('trash', ['post_title' => 'Im Papierkorb']));
}

/** @param array<string, int> $categories */
function titles(callable $odd, array $categories): void
{
    $odd('emoji', ['post_title' => 'Straßenfest 🎉 bei „Kößling & Söhne“: 3 < 4 – und <em>viel</em> Spaß 👩‍🌾']);
    $odd('entities', ['post_title' => 'K&uuml;che &amp; Kanal &#8211; &quot;ein Abend&quot; &hellip;']);
    $odd('quotes', ['post_title' => '"Gerade" und \'einfache\' Zeichen ... und 10 x 10']);
    $odd('untitled', ['post_title' => '']);
    $odd('umlauts', ['post_title' => 'Größe, Übermut und Ärger: Süßes fürs Gemüt']);
    foreach ([1, 2, 3] as $i) {
        $odd("same_title_$i", ['post_title' => 'Termine der Woche']);
    }
    $odd('long_slug', ['post_title' => str_repeat('Kanaldampferkapitänsmützenabzeichen und ', 6) . 'Ende']);
    $odd('uncategorised', ['post_title' => 'Ohne Rubrik', 'post_category' => []]);
    $odd('four_categories', ['post_title' => 'In vier Rubriken', 'post_category' => array_slice(array_values($categories), 0, 4)]);
    $odd('issue', ['post_title' => 'Aus dem gedruckten Heft', 'post_category' => [$categories['Ausgabe 2021/1']]]);
}

function dates(callable $odd): void
{
    foreach ([1, 2] as $i) {
        $odd("same_minute_$i", ['post_title' => "Zwei in einer Minute ($i)", 'post_date' => '2020-02-29 12:00:00', 'post_date_gmt' => '2020-02-29 11:00:00']);
    }
    $odd('before_midnight', ['post_title' => 'Kurz vor Mitternacht', 'post_date' => '2019-12-31 23:58:00', 'post_date_gmt' => '2019-12-31 22:58:00']);
    $odd('after_midnight', ['post_title' => 'Kurz nach Mitternacht', 'post_date' => '2020-01-01 00:20:00', 'post_date_gmt' => '2019-12-31 23:20:00']);
    $odd('summer_night', ['post_title' => 'Halb eins in der Sommernacht', 'post_date' => '2021-07-01 00:30:00', 'post_date_gmt' => '2021-06-30 22:30:00']);
}

function pictures(callable $odd, Words $words, Pictures $pictures): void
{
    [$a, $b, $c, $d, $e, $f, $g, $h] = $pictures->ids;
    $p = $words->paragraphs(4);
    $odd('panorama', ['post_title' => 'Das große Panorama', 'post_content' => block_picture($pictures->panorama, 'full') . "\n\n" . block_paragraph($p[0])]);
    $odd('bare_picture', ['post_title' => 'Ein Bild ohne Unterschrift', 'post_content' => "$p[0]\n\n" . classic_picture($pictures->bare) . "\n\n$p[1]"]);
    $odd('credit_only', ['post_title' => 'Ein Bild nur mit Nachweis', 'post_content' => "$p[0]\n\n" . classic_picture($pictures->credited) . "\n\n$p[1]"]);
    $odd('pictures_only', ['post_title' => 'Bilder vom Schleusenfest', 'post_content' => "Eindrücke vom Fest.\n\n" . classic_gallery([$a, $b, $c, $d], 'file')]);
    $both = $odd('both_editors', ['post_title' => 'Alles in einem Beitrag', 'post_content' => "<p>$p[0]</p>\n\n" . classic_picture($e) . "\n\n<p>$p[1]</p>\n\n"
        . classic_gallery([$f, $g], '') . "\n\n" . block_picture($h) . "\n\n" . block_gallery([$a, $b]) . "\n\n" . block_paragraph('<em>Text: Gesa Ahlers / Fotos: Jördis Groß</em>')]);
    set_post_thumbnail($both, $c);
}

function parts(callable $odd, Words $words, Pictures $pictures): void
{
    $p = $words->paragraphs(5);
    $picture = classic_picture($pictures->ids[1]);
    $three = $odd('three_parts', ['post_title' => 'Chronik in drei Teilen',
        'post_content' => "$p[0]\n\n<!--nextpage-->\n\n$p[1]\n\n$picture\n\n$p[2]\n\n<!--nextpage-->\n\n$p[3]\n\n(Olaf Übersee)"]);
    set_post_thumbnail($three, $pictures->ids[2]);
    $odd('two_parts', ['post_title' => 'Zwei Teile aus Blöcken',
        'post_content' => block_paragraph($p[3]) . "\n\n" . block('nextpage', '<!--nextpage-->') . "\n\n" . block_paragraph($p[4])]);
}
