"""The themes that posts are shown in: Divi three ways, two of the magazine's own, classic WordPress, block theme."""

from collections.abc import Callable
from random import Random

from herne_news.replica.inherne import parts
from herne_news.replica.inherne.content import markup
from herne_news.replica.inherne.furniture import SHARE, SITE
from herne_news.replica.inherne.images import caption, image
from herne_news.replica.inherne.pictures import Picture
from herne_news.replica.inherne.stories import Story
from herne_news.replica.inherne.truth import has_date_line, shows_user
from herne_news.replica.spelling import slug


def article(story: Story, part: int, chance: Random) -> str:
    """Return page `part` of a post in its theme, from title to text, without what the page has around it."""
    return THEMES[story.plan.theme](story, part, chance)


def classes(story: Story) -> str:
    """Return the classes that WordPress gives a post."""
    terms = " ".join(f"category-{parts.term_slug(name)}" for name in story.plan.categories)
    return f"post-{story.plan.post_id} post type-post status-publish format-standard hentry {terms}"


def _author(story: Story) -> str:
    name = story.plan.user
    return f'<a class="url fn n" href="{SITE}/author/{slug(name)}/" title="Beiträge von {name}" rel="author">{name}</a>'


def _featured(picture: Picture | None, chance: Random) -> str:
    if picture is None:
        return ""
    text = f'<figcaption class="wp-caption-text">{caption(picture, chance)}</figcaption>'
    return f'<figure class="post-thumbnail">{image(picture, "attachment-post-thumbnail wp-post-image")}{text}</figure>'


def _divi_meta(story: Story, chance: Random, joint: str) -> str:
    by = f'von <span class="author vcard">{_author(story)}</span> | ' if shows_user(story) else ""
    number = '<span class="comments-number"><a href="#respond">0 Kommentare</a></span>'
    tail = f" | {number}" if chance.random() < 0.5 else ""
    return (
        f'{by}<span class="published">{parts.day(story.plan, chance)}</span> | {parts.terms(story.plan, joint)}{tail}'
    )


def _divi(story: Story, part: int, chance: Random) -> str:
    meta = f'<p class="post-meta">{_divi_meta(story, chance, ", ")}</p>' if has_date_line(story.plan) else ""
    inside, before = parts.lead(story, chance)
    tags = f'<p class="post-tags">Schlagwörter: {parts.tag_links(story.plan.tags)}</p>' if story.plan.tags else ""
    return (
        f'<article id="post-{story.plan.post_id}" class="et_pb_post {classes(story)}"><div '
        f'class="et_post_meta_wrapper">{parts.header(story, chance)}{meta}'
        f'<img src="{SITE}/wp-content/uploads/2017/01/kopf.jpg" alt="" width="1080" '
        f'height="675">{inside}</div>{before}<div class="entry-content">\n'
        f"{markup(story, story.parts[part - 1])}\n{parts.pager(story, part)}</div>{tags}<div "
        f'class="et_post_meta_wrapper">{SHARE}</div></article>'
    )


def _builder(story: Story, part: int, chance: Random) -> str:
    meta = (
        f'<p class="et_pb_title_meta_container">{_divi_meta(story, chance, ", ")}</p>'
        if has_date_line(story.plan)
        else ""
    )
    inside, before = parts.lead(story, chance)
    tags = f'<div class="tags-links">Schlagwörter: {parts.tag_links(story.plan.tags)}</div>' if story.plan.tags else ""
    return (
        f'<article id="post-{story.plan.post_id}" class="et_pb_post {classes(story)}"><div class="entry-content"><div '
        'class="et_pb_section et_pb_section_0">'
        '<div class="et_pb_row et_pb_row_0"><div class="et_pb_column et_pb_column_4_4"><div class="et_pb_module '
        'et_pb_post_title et_pb_post_title_0">'
        f'<div class="et_pb_title_container">{parts.header(story, chance)}{meta}{inside}</div></div>{before}'
        f"{markup(story, story.parts[part - 1], module=True)}{parts.pager(story, part)}"
        f"</div></div></div></div>{tags}</article>"
    )


def _themebuilder(story: Story, part: int, chance: Random) -> str:
    meta = ""
    if has_date_line(story.plan):
        date = f'<span class="published">{parts.day(story.plan, chance)}</span>'
        meta = f'<p class="et_pb_title_meta_container">{date} | {parts.terms(story.plan, " ")}</p>'
    inside, before = parts.lead(story, chance)
    tags = (
        f'<div class="et_pb_module et_pb_text_9_tb_body tags-links">Schlagwörter: {parts.tag_links(story.plan.tags)}</div>'
        if story.plan.tags
        else ""
    )
    return (
        '<div id="et-main-area"><div id="main-content"><div class="et-l et-l--body"><div '
        'class="et_builder_inner_content et_pb_gutters3"><div class="et_pb_section '
        'et_pb_section_0_tb_body"><div class="et_pb_row et_pb_row_0_tb_body"><div class="et_pb_module '
        'et_pb_post_title et_pb_post_title_0_tb_body">'
        f'<div class="et_pb_title_container">{parts.header(story, chance)}{meta}{inside}</div></div>{before}'
        '<div class="et_pb_module et_pb_post_content '
        f'et_pb_post_content_0_tb_body">{markup(story, story.parts[part - 1])}{parts.pager(story, part)}</div>'
        f"{tags}</div></div></div></div></div></div>"
    )


def _custom(story: Story, part: int, chance: Random) -> str:
    meta = ""
    if has_date_line(story.plan):
        meta = f'<p class="artikel-meta">{parts.timed(story, chance)} | {parts.terms(story.plan, " ")}</p>'
    inside, before = parts.lead(story, chance)
    tags = f'<p class="schlagworte">Themen: {parts.tag_links(story.plan.tags, " ")}</p>' if story.plan.tags else ""
    return (
        f'<main id="content"><nav class="breadcrumb breadcrumbs"><a href="{SITE}/">Startseite</a> » Beitrag</nav>'
        f'<article id="post-{story.plan.post_id}" '
        f'class="artikel {classes(story)}"><header '
        f'class="artikel-kopf">{parts.header(story, chance, "artikel-titel")}{meta}{inside}</header>'
        f'{_featured(story.featured, chance)}{before}<div class="artikel-inhalt '
        f'entry-content">{markup(story, story.parts[part - 1])}</div>'
        f"{parts.pager(story, part)}{tags}{SHARE}</article></main>"
    )


def _bare(story: Story, part: int, chance: Random) -> str:
    plan, meta = story.plan, ""
    if has_date_line(plan):
        unlinked = len(plan.categories) == 1 or parts.KNOWN_TERMS.issuperset(plan.categories)
        named = " ".join(plan.categories) if unlinked else parts.terms(plan, " ")
        meta = f'<div class="datum-kategorie">{parts.day(plan, chance)} | {named}</div>'
    inside, before = parts.lead(story, chance)
    tags = f'<div class="tags-links">{parts.tag_links(story.plan.tags)}</div>' if story.plan.tags else ""
    return (
        '<div id="inhalt"><div class="beitrag '
        f'{classes(story)}">{parts.header(story, chance, "beitrag-titel")}{meta}{inside}{before}'
        "<div "
        f'class="beitrag-text">{markup(story, story.parts[part - 1])}{parts.pager(story, part)}</div>{tags}</div>'
        "</div>"
    )


def _classic(story: Story, part: int, chance: Random) -> str:
    inside, before = parts.lead(story, chance)
    footer = ""
    if has_date_line(story.plan):
        by = (
            f'<span class="byline">von <span class="author vcard">{_author(story)}</span></span>'
            if shows_user(story)
            else ""
        )
        tags = (
            f'<span class="tags-links">Schlagwörter {parts.tag_links(story.plan.tags)}</span>'
            if story.plan.tags
            else ""
        )
        footer = (
            '<footer class="entry-footer default-max-width"><div class="posted-by"><span '
            f'class="posted-on">Veröffentlicht am {parts.timed(story, chance)}</span>{by}</div>'
            '<div class="post-taxonomies"><span class="cat-links">Kategorisiert in '
            f"{parts.terms(story.plan, ', ')}</span>{tags}</div></footer>"
        )
    return (
        f'<main id="main" class="site-main"><article id="post-{story.plan.post_id}" class="{classes(story)}"><header '
        'class="entry-header alignwide">'
        f"{parts.header(story, chance)}{inside}{_featured(story.featured, chance)}</header>{before}<div "
        'class="entry-content">'
        f"{markup(story, story.parts[part - 1])}{parts.pager(story, part)}</div>{footer}</article></main>"
    )


def _blocks(story: Story, part: int, chance: Random) -> str:
    inside, before = parts.lead(story, chance)
    meta = ""
    if has_date_line(story.plan):
        author = f'<p class="wp-block-post-author__name">{story.plan.user}</p>' if shows_user(story) else ""
        tags = (
            f'<div class="taxonomy-post_tag wp-block-post-terms">{parts.tag_links(story.plan.tags)}</div>'
            if story.plan.tags
            else ""
        )
        meta = (
            '<div class="wp-block-template-part"><div class="wp-block-group"><div '
            f'class="wp-block-post-date">{parts.timed(story, chance)}</div>'
            f'<div class="taxonomy-category wp-block-post-terms">{parts.terms(story.plan, ", ", rel="tag")}</div>'
            '<div class="wp-block-post-author"><div '
            f'class="wp-block-post-author__content">{author}</div></div>{tags}</div></div>'
        )
    title = parts.header(story, chance, "wp-block-post-title")
    return (
        '<div class="wp-site-blocks"><main class="wp-block-group is-layout-flow" id="wp--skip-link--target"><div '
        'class="wp-block-group">'
        f"{_featured(story.featured, chance).replace('post-thumbnail', 'wp-block-post-featured-image', 1)}{title}{inside}"
        f"</div>{before}"
        '<div class="entry-content wp-block-post-content '
        f'is-layout-constrained">{markup(story, story.parts[part - 1])}{parts.pager(story, part)}'
        f"</div>{meta}</main></div>"
    )


THEMES: dict[str, Callable[[Story, int, Random], str]] = {
    "divi": _divi,
    "builder": _builder,
    "themebuilder": _themebuilder,
    "custom": _custom,
    "bare": _bare,
    "classic": _classic,
    "blocks": _blocks,
}
