<?php
/* The ordinary posts: one every few days, before 2019 in the classic editor's markup, since then in blocks. */
final class Posts
{
    private const FIRST_DAY = '2014-11-03 08:00:00 UTC';
    private const BLOCKS_SINCE = '2019-01-15';
    private const LAST_DAY = '2025-06-30 18:00:00 UTC';
    private const BYLINES = ['Text: %s / Fotos: Jördis Groß', '(%s)', 'Von %s und Olaf Übersee', 'red/%s'];

    /** @param array<string, int> $authors @param array<string, int> $categories */
    public function __construct(private Words $words, private Pictures $pictures, private array $authors, private array $categories)
    {
    }

    public function write(int $count): void
    {
        $first = strtotime(self::FIRST_DAY);
        $step = (strtotime(self::LAST_DAY) - $first) / max($count, 1);
        for ($i = 0; $i < $count; $i++) {
            $this->post($i, (int) ($first + $i * $step) + 60 * $this->words->number(0, 600));
        }
    }

    private function post(int $i, int $when): void
    {
        $author = $this->words->pick(array_keys($this->authors));
        $byline = sprintf($this->words->pick(self::BYLINES), $i % 4 === 3 ? mb_strtolower(mb_substr($author, 0, 3)) : $author);
        $byline = $i % 3 ? $byline : "<em>$byline</em>";
        $date = gmdate('Y-m-d H:i:s', $when);
        $id = insert([
            'post_title' => $this->words->headline(),
            'post_content' => $when < strtotime(self::BLOCKS_SINCE) ? $this->classic($i, $byline) : $this->blocks($i, $byline),
            'post_excerpt' => $i % 8 === 6 ? 'Kurz gesagt: ' . $this->words->sentence() : '',
            'post_author' => $this->authors[$author],
            'post_category' => $this->terms($i),
            'tags_input' => $i % 4 === 1 ? ['Kanal', 'Ehrenamt'] : [],
            'post_date_gmt' => $date,
            'post_date' => get_date_from_gmt($date),
        ]);
        if ($i % 3 === 2) {
            set_post_thumbnail($id, $this->words->pick($this->pictures->ids));
        }
        if ($i % 13 === 6) {
            edited($id, gmdate('Y-m-d H:i:s', $when + 86400 * $this->words->number(1, 90)));
        }
        if ($i % 17 === 5) {
            wp_insert_comment(['comment_post_ID' => $id, 'comment_author' => 'Kai Ohnegroll', 'comment_approved' => 1,
                'comment_content' => 'Das steht nicht im Beitrag, sondern darunter: ein Kommentar von jemandem, der gern schreibt.']);
        }
    }

    /** @return list<int> */
    private function terms(int $i): array
    {
        $names = array_keys($this->categories);
        $terms = [$this->categories[$names[$i % count($names)]]];
        if ($i % 6 === 1) {
            $terms[] = $this->categories[$names[($i + 3) % count($names)]];
        }
        return $i % 23 === 17 ? [] : $terms;
    }

    private function classic(int $i, string $byline): string
    {
        $parts = $this->words->paragraphs(3 + $i % 4);
        if ($i % 7 === 3) {
            $parts[1] = "<!--more-->\n\n$parts[1]";
        }
        if ($i % 9 === 2) {
            $parts[2] = "<h3>Wie es weitergeht</h3>\n\n$parts[2]";
        }
        if ($i % 2 === 0) {
            $parts[0] .= "\n\n" . classic_picture($this->words->pick($this->pictures->ids), $i % 4 === 0);
        }
        if ($i % 5 === 0) {
            $parts[] = classic_gallery($this->pictures->some($this->words, 3), $i % 10 ? 'file' : '');
        }
        return implode("\n\n", [...$parts, $byline]);
    }

    private function blocks(int $i, string $byline): string
    {
        $parts = array_map('block_paragraph', $this->words->paragraphs(3 + $i % 4));
        if ($i % 9 === 2) {
            $parts[2] = block('heading', '<h2 class="wp-block-heading">Wie es weitergeht</h2>') . "\n\n$parts[2]";
        }
        if ($i % 9 === 5) {
            $quote = '<blockquote class="wp-block-quote"><p>Das war lange überfällig.</p><cite>Änne Kößling</cite></blockquote>';
            $parts[1] .= "\n\n" . block('quote', $quote);
        }
        if ($i % 9 === 7) {
            $parts[1] .= "\n\n" . block('list', '<ul><li>Beginn: 15 Uhr</li><li>Eintritt: frei</li></ul>');
        }
        if ($i % 2 === 0) {
            $parts[0] .= "\n\n" . block_picture($this->words->pick($this->pictures->ids));
        }
        if ($i % 5 === 0) {
            $parts[] = block_gallery($this->pictures->some($this->words, 3));
        }
        return implode("\n\n", [...$parts, block_paragraph($byline)]);
    }
}

/** Inserts a published post (or what `$post` says) and gives its number; an error ends the run. */
function insert(array $post): int
{
    $id = wp_insert_post(wp_slash($post + ['post_status' => 'publish', 'post_type' => 'post']), true);
    if (is_wp_error($id)) {
        fwrite(STDERR, $id->get_error_message() . "\n");
        exit(1);
    }
    return $id;
}

/** Dates the last change of a post, which wp_update_post would set to now. */
function edited(int $id, string $gmt): void
{
    global $wpdb;
    $wpdb->update($wpdb->posts, ['post_modified' => get_date_from_gmt($gmt), 'post_modified_gmt' => $gmt], ['ID' => $id]);
    clean_post_cache($id);
}
