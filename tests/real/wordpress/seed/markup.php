<?php
/* What the two editors of WordPress write: shortcodes before Gutenberg, commented blocks since. */

function classic_picture(int $id, bool $linked = true): string
{
    [$src, $width, $height] = wp_get_attachment_image_src($id, 'medium');
    $image = sprintf('<img class="size-medium wp-image-%d" src="%s" alt="%s" width="%d" height="%d" />', $id, $src, picture_alt($id), $width, $height);
    $image = $linked ? sprintf('<a href="%s">%s</a>', wp_get_attachment_url($id), $image) : $image;
    $caption = get_post($id)->post_excerpt;
    return $caption === '' ? $image
        : sprintf('[caption id="attachment_%d" align="alignnone" width="%d"]%s %s[/caption]', $id, $width, $image, $caption);
}

/** @param list<int> $ids */
function classic_gallery(array $ids, string $link): string
{
    return sprintf('[gallery ids="%s" columns="3" link="%s"]', implode(',', $ids), $link);
}

function block(string $name, string $html, string $attributes = ''): string
{
    return "<!-- wp:$name $attributes-->\n$html\n<!-- /wp:$name -->";
}

function block_paragraph(string $text): string
{
    return block('paragraph', "<p>$text</p>");
}

function block_picture(int $id, string $size = 'large'): string
{
    $caption = get_post($id)->post_excerpt;
    $figcaption = $caption === '' ? '' : "<figcaption class=\"wp-element-caption\">$caption</figcaption>";
    $html = sprintf('<figure class="wp-block-image size-%s"><img src="%s" alt="%s" class="wp-image-%d"/>%s</figure>',
        $size, wp_get_attachment_image_src($id, $size)[0], picture_alt($id), $id, $figcaption);
    return block('image', $html, sprintf('{"id":%d,"sizeSlug":"%s"} ', $id, $size));
}

/** @param list<int> $ids */
function block_gallery(array $ids): string
{
    $pictures = implode("\n", array_map('block_picture', $ids));
    $caption = '<figcaption class="blocks-gallery-caption wp-element-caption">Eindrücke vom Tag</figcaption>';
    return block('gallery', "<figure class=\"wp-block-gallery has-nested-images columns-default is-cropped\">$pictures$caption</figure>",
        '{"linkTo":"none"} ');
}

function picture_alt(int $id): string
{
    return esc_attr(get_post_meta($id, '_wp_attachment_image_alt', true));
}
