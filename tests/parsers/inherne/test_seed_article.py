"""One real article's text (tests/fixtures/seed-article.txt) in three layouts that the magazine may have."""

from collections.abc import Callable
from pathlib import Path

import pytest

from herne_news import parsers
from herne_news.items import Article, Caption

SEED = Path(__file__).parent.parent.parent / "fixtures" / "seed-article.txt"
URL = "https://inherne.net/staatssekretaerin-gueler-besucht-kommunales-integrationszentrum-in-herne/"
IMAGE = "https://inherne.net/wp-content/uploads/2017/08/rundgang.jpg"

TITLE, META, *BLOCKS, AUTHOR = (block.strip() for block in SEED.read_text(encoding="utf-8").strip().split("\n\n"))
CAPTION = next(block for block in BLOCKS if block.startswith("•")).removeprefix("•").strip()
TEXT = [block for block in BLOCKS if not block.startswith("•")]
DATE, CATEGORY = META.split(" | ")


def divi_with_slider() -> str:
    """Divi's stock post: meta line with links, slider inside the text, the author in italics at the end."""
    caption = f'<div class="caption-wrap"><div class="caption">{CAPTION}</div></div>'
    slides = f'<li class="slide-1 ms-image" style="display:block"><img src="{IMAGE}">{caption}</li>'
    text = [f"<p>{paragraph}</p>" for paragraph in TEXT]
    text.insert(2, f'<div class="metaslider ml-slider"><ul class="slides">{slides}</ul></div>')
    return f"""<body class="single single-post postid-7"><div id="main-content">
      <article id="post-7" class="et_pb_post post-7 post hentry">
      <div class="et_post_meta_wrapper"><h1 class="entry-title">{TITLE}</h1>
      <p class="post-meta"><span class="published">{DATE}</span> |
      <a rel="category tag" href="/category/gesellschaft/">{CATEGORY}</a></p></div>
      <div class="entry-content">{"".join(text)}<p><em>{AUTHOR}</em></p></div>
      </article></div></body>"""


def bare_with_breaks() -> str:
    """A theme of the magazine's own: nothing but line breaks part the text, the opening stands in a block of its own."""
    text = "<br><br>".join(TEXT[1:])
    return f"""<body><div id="inhalt"><h1 class="titel">{TITLE}</h1><div class="zeile">{META}</div>
      <div class="anreisser"><p>{TEXT[0]}</p></div>
      <div class="beitrag-text"><div class="wp-caption"><img src="{IMAGE}" alt=""><p class="wp-caption-text">{CAPTION}</p></div>
      {text}<br>{AUTHOR}</div></div></body>"""


def blocks_with_graph() -> str:
    """A block theme with Yoast: date and category for machines only, the author in brackets."""
    graph = """{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"%s","articleSection":["%s"],
      "datePublished":"2017-08-03"}]}""" % (TITLE, CATEGORY)  # noqa: UP031 - braces
    text = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT)
    return f"""<head><script type="application/ld+json">{graph}</script></head><body class="single single-post"><main>
      <h1 class="wp-block-post-title">{TITLE}</h1><div class="entry-content wp-block-post-content">
      <figure class="wp-block-image"><a href="{IMAGE}"><img src="{IMAGE}-300x200.jpg"></a>
      <figcaption>{CAPTION}</figcaption></figure>
      {text}<p>({AUTHOR})</p></div></main></body>"""


@pytest.mark.parametrize(
    "layout", [divi_with_slider, bare_with_breaks, blocks_with_graph], ids=lambda layout: layout.__name__
)
def test_seed_article(layout: Callable[[], str]) -> None:
    record = parsers.parse(f"<!DOCTYPE html><html>{layout()}</html>".encode(), URL)
    assert isinstance(record, Article)
    assert (record.title, record.date, record.category, record.authors) == (
        TITLE,
        "2017-08-03",
        "Gesellschaft",
        ("Anja Gladisch",),
    )
    text = "Serap Gülen wird von Radojka Mühlenkamp durch das Kommunale Integrationszentrum geführt."
    assert record.captions == (Caption(position=1, text=text, credit="Thomas Schmidt, Stadt Herne", image_url=IMAGE),)
    assert record.body is not None
    assert record.body.split("\n\n") == TEXT
    assert len(TEXT) == 6
