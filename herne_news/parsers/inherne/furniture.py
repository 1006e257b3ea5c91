"""What stands on a WordPress page beside the article: told by tags and by the names that themes and plug-ins use."""

import re
from functools import lru_cache

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
    disclaimer recirculation print-button likes rating ratings kk-star-ratings ez-toc toc outbrain taboola revive vgwort
    """
)
#: Never part of an article where the whole name says so; as parts of names these words mean many things.
AWAY_NAMES = table(
    r"""
    sidebar[\w-]* pagination et_pb_gallery_title nav navigation menu main-menu site-header site-footer masthead colophon
    post-navigation nav-links nav-links-single navigation-post posts-navigation nav-single prev-next post-nav
    post-nav-links widget widget-area widgets skip-link screen-reader-text sr-only visually-hidden page-links
    post-page-numbers author-box author-bio authorbox about-author author-info post-author-box entry-author-info
    saboxplugin-wrap abh_box molongui-author-box pp-multiple-authors-boxes-wrapper m-a-box wp-block-post-author
    printfriendly print-link pf-button podlove-web-player podpress popup modal ad ads ad-container ad-wrapper banner
    anzeige anzeigen wpra-reactions post-views jetpack-likes-widget sd-content sd-block crp_related jp-relatedposts
    wp-block-post-comments wp-block-latest-posts wp-block-query post-ratings wp-polls feedback et_pb_widget
    et_pb_comments_module footer addtoany_content edit-link post-edit-link reply tptn_counter wp-block-social-links
    wp-block-buttons elementor-share-buttons back-to-top rec-posts rpbt_shortcode td-module-title td_module_wrap
    td_block_related_posts vc_cta3-container vc_cta3 elementor-widget-call-to-action woocommerce products add_to_cart_inline
    """
)
#: Lines about the article in its own frame: no running text, but the fields are read from them.
META_NAMES = table(
    r"""
    et_pb_title_meta_container entry-meta post-meta post-info entry-footer post-footer article-meta meta metadata
    postmeta postmetadata byline posted-on entry-date post-date cat-links tags-links tag-links post-tags entry-tags
    post-categories entry-categories entry-category post-category et_post_meta_wrapper wp-block-post-terms
    wp-block-post-date wp-block-post-author-name entry-header post-header post-taxonomies entry-utility tags
    post-title-meta article-tags tagged td-post-source-tags td-tags entry-terms filed-under
    """
)

_AWAY = re.compile(
    rf"{_START}(?:{'|'.join(sorted(AWAY_PARTS))}){_END}|(?:^|\s)(?:{'|'.join(sorted(AWAY_NAMES))})(?:$|\s)"
)
_META = re.compile(rf"(?:^|\s)(?:{'|'.join(sorted(META_NAMES))})(?:$|\s)")
#: WordPress names an article after its terms (category-newsletter) and blocks after their colours; that says nothing here.
_TERMS = re.compile(r"(?:^|\s)(?:category|tag|has|post_tag|type|format|align|elementor-element|elementor-widget)-\S+")
_POST = re.compile(r"(?:^|\s)(?:post-\d+|type-post)(?:$|\s)")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
AWAY_TAGS = frozenset({"nav", "aside", "form", "dialog", "footer"})
#: Around a headline or text these names say that it is another one's: a comment, a related post, a widget.
_APART = re.compile(
    r"(?:^|\s)(?:comments?|comments-area|comment-?list|comment-(?:body|content|respond)|respond|sidebar|widget|widget-area|"
    r"related|related-?posts|jp-relatedposts|yarpp[\w-]*|footer|site-footer|wp-block-query|wp-block-latest-posts)(?:$|\s)"
)
#: A theme may call the column of the article itself "sidebar"; what it says besides leaves no doubt.
_HOLDS_MAIN = re.compile(r"(?:^|\s)(?:site-content|content-area|site-main|main-content)(?:$|\s)")


@lru_cache(maxsize=8192)
def _names_away(names: str) -> bool:
    # post_class lists the post's terms, whatever they are called.
    return not _POST.search(names) and bool(_AWAY.search(_TERMS.sub(" ", names)))


@lru_cache(maxsize=8192)
def _names_meta(names: str) -> bool:
    return bool(_META.search(names))


def names_of(node: Element) -> str:
    """Return the class names and the id of an element, in lower case."""
    classes, own = node.get("class"), node.get("id")
    return f"{classes or ''} {own or ''}".lower() if classes or own else ""


def is_away(node: Element) -> bool:
    """Say whether an element and all in it belong to the site around the article: comments, shares, related posts, navigation."""
    if node.tag in AWAY_TAGS:
        # A footer inside the article may hold its date and terms.
        return node.tag != "footer" or not _names_meta(names_of(node))
    names = names_of(node)
    return bool(names) and _names_away(names)


def is_meta(node: Element) -> bool:
    """Say whether an element holds date, terms or byline of the article rather than its text."""
    names = names_of(node)
    return bool(names) and _names_meta(names)


def is_hidden(node: Element) -> bool:
    """Say whether an element is hidden by its own style; slides are hidden too, so this says nothing about pictures."""
    style = node.get("style")
    return (style is not None and bool(_HIDDEN.search(style))) or node.get("hidden") is not None


def is_apart(node: Element, frame: Element | None = None) -> bool:
    """Say whether an element stands in something else than the article: a comment, a widget, a related post, the footer.

    Only what is above `node` and below `frame` (or the root) counts, and only names that leave no doubt: the names of
    wrappers ("content-sidebar-wrap") say what else is inside.
    """
    for above in node.iterancestors():
        if above is frame:
            return False
        if above.tag in ("aside", "nav", "form") or (above.tag == "footer" and not is_meta(above)):
            return True
        names = names_of(above)
        if names and above.tag != "body" and _APART.search(names) and not _HOLDS_MAIN.search(names):
            return True
    return False


def stands_in_meta(node: Element) -> bool:
    """Say whether an element stands in one that holds lines about the article, or is one."""
    return any(is_meta(above) for above in (node, *node.iterancestors()) if above.tag not in ("body", "html"))
