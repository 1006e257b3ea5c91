"""What stands on a WordPress page beside the article: told by tags and by the names that themes and plug-ins use."""

import re
from functools import lru_cache
from typing import NamedTuple

from herne_news.parsers.caption_names import is_called_caption, names_credit
from herne_news.parsers.selectors import Element
from herne_news.parsers.text import table

#: A name counts as a whole, or as the part of one between hyphens and underscores; "no-share" says the opposite.
_START, _END = r"(?:^|[\s_-])(?<!\bno-)(?<!\bhas-)(?<!\bwith-)", r"(?:$|[\s_-])"
#: Never part of an article, wherever it stands.
AWAY_PARTS = table(
    r"""
    share shares sharing sharedaddy sharebar shariff social socials addtoany addthis ssba heateor sociable related
    relatedposts yarpp similar recommended recommendations recommend comments comment commentlist comment-form respond
    disqus trackbacks pingbacks newsletter subscribe subscription mailpoet breadcrumb breadcrumbs cookie cookies consent
    gdpr cmplz borlabs paywall adsbygoogle advert advertisement advertising advertisment werbung adsense tagcloud wpcnt
    disclaimer recirculation print-button likes prev-post next-post previous-post post-prev post-next author-description
    author-bio author-box rating ratings kk-star-ratings ez-toc toc outbrain taboola revive vgwort
    """
)
#: Never part of an article where the whole name says so; as parts of names these words mean many things.
AWAY_NAMES = table(
    r"""
    sidebar[\w-]* pagination et_pb_gallery_title nav navigation menu menu-item main-menu site-header site-footer masthead colophon
    post-navigation nav-links nav-links-single navigation-post posts-navigation nav-single prev-next post-nav
    post-nav-links rich-snippet-hidden widget widget-area widgets skip-link screen-reader-text sr-only visually-hidden page-links
    post-page-numbers author-box author-bio authorbox about-author author-info post-author-box entry-author-info
    saboxplugin-wrap abh_box ts-fab-wrapper molongui-author-box pp-multiple-authors-boxes-wrapper m-a-box wp-block-post-author
    lwptoc mc_embed_signup mc4wp-form borlabscookie _brlbs-[\w-]* ai-viewports ai-insert-[\w-]* code-block-\d+
    printfriendly print-link pf-button podlove-web-player podpress popup modal ad ads ad-container ad-wrapper banner
    anzeige anzeigen wpra-reactions post-views jetpack-likes-widget sd-content sd-block crp_related jp-relatedposts
    wp-block-post-comments wp-block-latest-posts wp-block-query post-ratings wp-polls feedback et_pb_widget
    et_pb_comments_module footer addtoany_content edit-link post-edit-link reply tptn_counter wp-block-social-links
    wp-block-buttons elementor-share-buttons back-to-top rec-posts rpbt_shortcode td-module-title td_module_wrap
    td_block_related_posts vc_cta3-container vc_cta3
    footer[_-](?!meta|info|entry|post|article)[\w-]* (?:page|main|global|theme|bottom)-footer
    wp-embedded-content embed-privacy-[\w-]* elementor-widget-call-to-action woocommerce products add_to_cart_inline
    """
)
#: Lines about the article in its own frame: no running text, but the fields are read from them.
META_NAMES = table(
    r"""
    et_pb_title_meta_container entry-meta post-meta post-info entry-footer post-footer article-meta meta metadata
    postmeta postmetadata byline posted-on entry-date post-date cat-links tags-links tag-links post-tags entry-tags
    post-categories entry-categories entry-category post-category et_post_meta_wrapper wp-block-post-terms
    wp-block-post-date wp-block-post-author-name entry-header post-header post-taxonomies entry-utility tags
    post-cat post-cats post_cat post_category entry-cat entry-cats article-category meta-cat meta-category td-category
    tdb-category entry-author post-author posted-by meta-author entry-time published-date article-date posted-in
    post_tags tag-list tags-list post-title-meta article-tags tagged td-post-source-tags td-tags entry-terms filed-under
    fusion-meta-info
    """
)

_AWAY = re.compile(
    rf"{_START}(?:{'|'.join(sorted(AWAY_PARTS))}){_END}|(?:^|\s)(?:{'|'.join(sorted(AWAY_NAMES))})(?:$|\s)"
)
_META = re.compile(
    rf"(?:^|\s)(?:{'|'.join(sorted(META_NAMES))}|[\w-]+__meta|(?:single|entry|post|article|blog|news)[_-]?meta(?:data)?"
    r"(?:[_-](?:info|data|line|wrap|wrapper|top|bottom|bar|footer|header|inner|item|items|box|small|single|"
    r"categories|category|cats|tags|terms|date|author))?|meta-(?:footer|info|line|wrap|wrapper|bottom|top))(?:$|\s)"
)
#: WordPress names an article after its terms (category-newsletter) and blocks after their colours; that says nothing here.
_TERMS = re.compile(r"(?:^|\s)(?:category|tag|has|post_tag|type|format|align|elementor-element|elementor-widget)-\S+")
_POST = re.compile(r"(?:^|\s)(?:post-\d+|type-post)(?:$|\s)")
#: An ``aside`` of these names beside the headline holds what other themes put into a ``div``.
_HEADER = re.compile(r"(?:^|\s)(?:entry|post|article)[_-]+(?:header|meta|info)")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
AWAY_TAGS = frozenset({"nav", "aside", "form", "dialog", "footer"})
#: Around a headline or text these names say that it is another one's: a comment, a related post, a widget.
_APART = re.compile(
    r"(?:^|\s)(?:comments?|comments-area|comment-?list|comment-(?:body|content|respond)|respond|sidebar|widget|widget-area|"
    r"related|related-?posts|jp-relatedposts|yarpp[\w-]*|footer|site-footer|wp-block-query|wp-block-latest-posts)(?:$|\s)"
)
#: A theme may call the column of the article itself "sidebar"; what it says besides leaves no doubt.
_HOLDS_MAIN = re.compile(r"(?:^|\s)(?:site-content|content-area|site-main|main-content|so-panel)(?:$|\s)")
#: Page builders call each piece of a text a widget.
_BUILT = re.compile(r"(?:^|\s)so-panel(?:$|\s)")


#: Frames of a post, where WordPress's own post_class or HTML's element is used.
_OTHER_POST = ("hentry", "type-post")


class Traits(NamedTuple):
    """What an element's tag, class, id and style say of it.

    `away`, `meta` and `apart`: see the functions of these names. `post` is the frame of a post, `hidden` an element that its
    own style hides (slides are hidden too, so this says nothing about pictures). `no_text` and
    `no_line` say that an element holds no running text, or no line about the article, unless the article itself is in it;
    `credit` that it holds neither where it stands beside a picture.
    """

    away: bool
    meta: bool
    apart: bool
    post: bool
    hidden: bool
    no_text: bool
    no_line: bool
    credit: bool


def traits_of(node: Element) -> Traits:
    """Return what tag, class, id and style of an element say; themes repeat their names, so that most are known already."""
    if not node.attrib:
        return _traits(str(node.tag), None, None, False)
    style = node.get("style")
    hidden = (style is not None and bool(_HIDDEN.search(style))) or node.get("hidden") is not None
    return _traits(str(node.tag), node.get("class"), node.get("id"), hidden)


@lru_cache(maxsize=8192)
def _traits(tag: str, classes: str | None, own: str | None, hidden: bool) -> Traits:
    names = f"{classes or ''} {own or ''}".lower() if classes or own else ""
    meta = bool(names and (_META.search(names) or (tag == "aside" and _HEADER.search(names))))
    # A footer or an aside inside the article may hold its date and terms.
    footer = tag in ("footer", "aside") and not meta
    # post_class lists the post's terms, whatever they are called.
    named = bool(names and not _POST.search(names) and _AWAY.search(_TERMS.sub(" ", names)))
    if names and _BUILT.search(names):
        named = False
    other = bool(names and tag != "body" and _APART.search(names) and not _HOLDS_MAIN.search(names))
    away = footer or (tag in AWAY_TAGS and tag not in ("footer", "aside")) or (tag not in AWAY_TAGS and named)
    post = tag == "article" or not set(_OTHER_POST).isdisjoint((classes or "").split())
    beside = away or hidden or is_called_caption(tag, classes)
    return Traits(
        away=away,
        meta=meta,
        apart=footer or tag in ("nav", "form") or other,
        post=post,
        hidden=hidden,
        no_text=beside or meta,
        no_line=beside or post,
        credit=bool(classes and names_credit(classes)),
    )


class Memory(dict[Element, Traits]):
    """The traits of a page's elements, each looked up once: the same elements are asked about again and again."""

    def __init__(self) -> None:
        super().__init__()
        self._apart: dict[Element, bool] = {}

    def __missing__(self, node: Element) -> Traits:
        self[node] = traits = traits_of(node)
        return traits

    def is_apart(self, node: Element) -> bool:
        """Say whether an element stands in something else than the article: a comment, a widget, a related post, the footer.

        Only names that leave no doubt count: those of wrappers ("content-sidebar-wrap") say what else is inside.
        """
        above, passed, known = node.getparent(), [], False
        while above is not None:
            if above in self._apart:
                known = self._apart[above]
                break
            passed.append(above)
            if known := self[above].apart:
                break
            above = above.getparent()
        self._apart.update(dict.fromkeys(passed, known))
        return known


def is_away(node: Element) -> bool:
    """Say whether an element and all in it belong to the site around the article: comments, shares, related posts, navigation."""
    return traits_of(node).away


def is_meta(node: Element) -> bool:
    """Say whether an element holds date, terms or byline of the article rather than its text."""
    return traits_of(node).meta


def stands_in_meta(node: Element) -> bool:
    """Say whether an element stands in one that holds lines about the article, or is one."""
    return any(traits_of(above).meta for above in (node, *node.iterancestors()) if above.tag not in ("body", "html"))
