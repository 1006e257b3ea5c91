"""The layouts side by side: by what names each kind of WordPress theme marks headline, text and the lines about an article.

A layout is recognised by its text container. Those that name it most clearly stand first; the last ones know nothing of themes
and go by HTML's own meaning. After a relaunch of the site a new entry here is usually all that is needed (docs/parsing.md).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What a kind of theme calls the container of the running text and the headline; class names, best first."""

    name: str
    content: tuple[str, ...]
    title: tuple[str, ...] = ()


LAYOUTS = (
    Layout(name="blocks", content=("wp-block-post-content",), title=("wp-block-post-title",)),
    Layout(name="divi-builder", content=("et_pb_post_content",), title=("entry-title", "et_pb_title_container")),
    Layout(
        name="elementor",
        content=("elementor-widget-theme-post-content", "elementor-widget-post-content"),
        title=("elementor-widget-theme-post-title", "elementor-page-title"),
    ),
    Layout(name="tagdiv", content=("td-post-content", "tdb_single_content"), title=("entry-title", "tdb-title-text")),
    Layout(name="classic", content=("entry-content",), title=("entry-title",)),
    Layout(
        name="theme",
        content=(
            *(
                "post-content",
                "article-content",
                "single-content",
                "post_content",
                "post-entry",
                "post-body",
                "entry-body",
            ),
            *(
                "article-body",
                "articleBody",
                "articlebody",
                "article__content",
                "article__body",
                "post__content",
                "single-post-content",
            ),
            *(
                "the-content",
                "thecontent",
                "blog-content",
                "story-content",
                "content-inner",
                "entry",
                "post-text",
                "text-content",
            ),
        ),
        title=("post-title", "entry-title", "article-title", "single-title", "posttitle", "headline", "post__title"),
    ),
)
#: Names of headlines that any theme may use.
TITLE = (
    *(
        "entry-title",
        "wp-block-post-title",
        "post-title",
        "article-title",
        "single-title",
        "single-post-title",
        "posttitle",
    ),
    *(
        "post_title",
        "headline",
        "post__title",
        "article__title",
        "title",
        "page-title",
        "elementor-heading-title",
        "tdb-title-text",
    ),
)
KICKER = (
    *(
        "kicker",
        "dachzeile",
        "subtitle",
        "sub-title",
        "overline",
        "topline",
        "eyebrow",
        "rubrik",
        "spitzmarke",
        "pretitle",
    ),
    *("entry-kicker", "post-kicker", "entry-subtitle", "post-subtitle", "secondary-title", "roofline", "oberzeile"),
)
LEAD = (
    *(
        "lead",
        "entry-lead",
        "post-lead",
        "article-lead",
        "excerpt",
        "entry-excerpt",
        "post-excerpt",
        "wp-block-post-excerpt",
    ),
    *(
        "intro",
        "entry-intro",
        "post-intro",
        "article-intro",
        "teaser",
        "entry-summary",
        "vorspann",
        "anlauf",
        "einleitung",
    ),
    *("article__lead", "article__intro", "leadtext", "lead-text", "single-excerpt", "entry-teaser"),
)
DATE = (
    *(
        "entry-date",
        "wp-block-post-date",
        "post-date",
        "posted-on",
        "published",
        "entry-published",
        "date-published",
        "meta-date",
    ),
    *(
        "td-post-date",
        "post-meta-date",
        "article-date",
        "article__date",
        "publish-date",
        "pubdate",
        "postdate",
        "post_date",
    ),
    *(
        "entry-meta-date",
        "post__date",
        "entry__date",
        "single-post-date",
        "single__date",
        "blog-date",
        "published-date",
    ),
    *("the-date", "postedon", "date", "datum", "single-date", "updated"),
)
#: Parts of other names that say the same of a day.
DATE_PARTS = ("date", "datum", "published", "posted")
#: Names of the day of the last change, WordPress's own first.
CHANGE = (
    "wp-block-post-date__modified-date",
    "date-modified",
    "modified-date",
    "last-modified",
    "post-modified",
    "modified",
    "entry-modified-time",
    "entry-modified",
    "modified-time",
    "date-updated",
    "updated-date",
    "post-updated",
    "last-updated",
)
CATEGORY = (
    *(
        "taxonomy-category",
        "cat-links",
        "post-categories",
        "entry-categories",
        "entry-category",
        "post-category",
        "cats",
    ),
    *("meta-category", "td-category", "tdb-category", "post-cats", "category-links", "post-meta-category", "meta-cat"),
    *("categories", "category", "kategorien", "kategorie", "post__categories", "article-category"),
    *("blog-cat", "post_cat", "post_category", "entry-cat", "post-cat", "blog-categories", "entry__category"),
    *("meta-categories", "post-meta-categories", "category-link", "category-links", "post-category-link"),
)
TAGS = (
    *("taxonomy-post_tag", "tags-links", "tag-links", "post-tags", "entry-tags", "tags", "td-tags", "tagcloud-post"),
    *("article-tags", "post__tags"),
)
#: Names of author elements, the surest first.
AUTHOR = (
    ("wp-block-post-author__name", "wp-block-post-author-name", "wp-block-post-author-name__link"),
    ("fn",),
    (
        "author-name",
        "entry-author-name",
        "post-author-name",
        "td-post-author-name",
        "tdb-author-name",
        "author__name",
        "authorname",
        "author_name",
        "authorName",
        "byline-name",
        "byline__name",
        "byline__author",
        "the-author",
        "contributor-name",
        "writer-name",
        "elementor-author-box__name",
        "elementor-post-info__item--type-author",
    ),
    (
        "entry-author",
        "post-author",
        "posted-by",
        "meta-author",
        "post-meta-author",
        "byline",
        "author",
        "autor",
        "article-author",
        "post_author",
    ),
    ("author-title",),
)
AUTHOR_BOX = (
    *("author-bio", "author-box", "author-info", "about-author", "post-author-box", "authorbox"),
    *("ts-fab-wrapper", "saboxplugin-wrap", "abh_box", "molongui-author-box", "m-a-box", "entry-author-info"),
)
#: Paragraphs about the author, in or beside the article.
AUTHOR_TEXT = ("biography", "author-description", "author-bio-text", "author__bio", "author-about")
#: What readers do not see, by name: an author in it is told to machines only.
UNSEEN = ("rich-snippet-hidden", "screen-reader-text", "sr-only", "visually-hidden", "hidden")
#: The magazine's names for itself; its account signs posts too.
OWN_NAMES = frozenset({"inherne", "inherne.net", "inHerne Stadtmagazin"})
#: Frames of a post, by class, where WordPress's own post_class is used.
POST = ("hentry", "type-post", "post", "single-post")
