import pytest

from herne_news import parsers
from herne_news.items import Article, Caption, Refusal
from herne_news.parsers.page import Page

ARTICLE = '<body class="single {cls}"><article><h1>Titel</h1><div class="entry-content"><p>Text genug.</p></div></article></body>'


def html(head: str = "", cls: str = "") -> bytes:
    return f"<html><head>{head}</head>{ARTICLE.format(cls=cls)}</html>".encode()


def canonical(url: str) -> str:
    return f'<link rel="canonical" href="{url}">'


@pytest.mark.parametrize(
    ("url", "head", "cls", "kept"),
    [
        ("http://www.inherne.net/Titel/?utm_source=x", "", "", "https://inherne.net/titel/"),
        ("https://inherne.net/?p=7", canonical("https://inherne.net/titel/"), "postid-7", "https://inherne.net/titel/"),
        ("https://inherne.net/?p=7", canonical("https://inherne.net/anderer/"), "postid-8", "https://inherne.net/?p=7"),
        ("https://inherne.net/titel/", canonical("https://inherne.net/anderer/"), "", "https://inherne.net/titel/"),
        ("https://inherne.net/titel/", canonical("https://example.org/titel/"), "", "https://inherne.net/titel/"),
        ("https://inherne.net/titel/2/", canonical("https://inherne.net/titel/"), "", "https://inherne.net/titel/"),
        (None, canonical("http://www.inherne.net/titel"), "", "https://inherne.net/titel/"),
        (None, '<meta property="og:url" content="https://inherne.net/titel/">', "", "https://inherne.net/titel/"),
        (None, canonical("https://example.org/Titel/"), "", "https://example.org/Titel/"),
        (None, "", "", None),
    ],
)
def test_url_of_the_record(url: str | None, head: str, cls: str, kept: str | None) -> None:
    record = parsers.parse(html(head, cls), url, "inherne")
    assert isinstance(record, Article)
    assert record.url == kept


@pytest.mark.parametrize(
    ("url", "head", "source"),
    [
        ("https://www.inherne.net/titel/", "", "inherne"),
        (None, canonical("https://inherne.net/titel/"), "inherne"),
        ("https://example.org/", canonical("https://inherne.net/titel/"), None),
        (None, "", None),
    ],
)
def test_source_of_a_page(url: str | None, head: str, source: str | None) -> None:
    result = parsers.parse(html(head), url)
    assert (result.source if isinstance(result, Article) else None) == source
    assert isinstance(result, Article) or result.reason == "unknown-source"


def test_identity() -> None:
    links = (
        '<nav class="page-links">Seiten: <span class="post-page-numbers current">1</span> '
        '<a href="https://inherne.net/titel/3/" class="post-page-numbers">3</a>'
        '<a href="https://inherne.net/titel/2/" class="post-page-numbers">2</a>'
        '<a href="https://inherne.net/anderer/2/">2</a></nav>'
    )
    body = html(canonical("https://inherne.net/titel/"), "postid-7").replace(b"<p>Text", links.encode() + b"<p>Text")
    page = Page.from_bytes(body, "https://inherne.net/titel/")
    assert isinstance(page, Page)
    assert parsers.identify(page, "inherne") == parsers.Identity(
        post_id="7",
        canonical="https://inherne.net/titel/",
        parts=("https://inherne.net/titel/2/", "https://inherne.net/titel/3/"),
    )
    assert parsers.identify(page, "herne") == parsers.Identity(canonical="https://inherne.net/titel/")


@pytest.mark.parametrize(
    ("head", "cls", "inner"),
    [
        ("", "postid-7", "<article>"),
        ('<link rel="shortlink" href="https://inherne.net/?p=7">', "", "<article>"),
        ("", "", '<article id="post-7" class="hentry">'),
    ],
)
def test_post_number(head: str, cls: str, inner: str) -> None:
    page = Page.from_bytes(html(head, cls).replace(b"<article>", inner.encode()))
    assert isinstance(page, Page)
    assert parsers.identify(page, "inherne").post_id == "7"


def part(number: int, **changes: object) -> Article:
    values: dict[str, object] = {
        "source": "inherne",
        "url": "https://inherne.net/titel/",
        "title": "Titel",
        "body": f"Teil {number}.",
        "captions": (Caption(position=1, text="Kopf"), Caption(position=2, text=f"Bild {number}")),
        "evidence": {"title": "x"},
    }
    return Article(**{**values, **changes})  # type: ignore[arg-type]


def test_join_parts() -> None:
    signed = part(2, authors=("Ruth Hellkamp",), evidence={"authors": "byline:name"})
    joined = parsers.join_parts([part(1, authors=("Konto",), evidence={"authors": "rel:author"}), signed, part(3)])
    assert joined.body == "Teil 1.\n\nTeil 2.\n\nTeil 3."
    assert [(one.position, one.text) for one in joined.captions] == [
        (1, "Kopf"),
        (2, "Bild 1"),
        (3, "Bild 2"),
        (4, "Bild 3"),
    ]
    assert joined.authors == ("Ruth Hellkamp",)
    assert joined.evidence["authors"] == "byline:name"


def test_join_one_part_and_none() -> None:
    assert parsers.join_parts([part(1)]) == part(1)
    with pytest.raises(ValueError, match="expected at least one part"):
        parsers.join_parts([])


def test_the_lead_above_each_part_counts_once() -> None:
    parts = [part(n, lead="Vorspann.", body=f"Vorspann.\n\nTeil {n}.", captions=()) for n in (1, 2)]
    assert parsers.join_parts(parts).body == "Vorspann.\n\nTeil 1.\n\nTeil 2."


def test_an_unknown_source_is_a_programming_error() -> None:
    with pytest.raises(KeyError):
        parsers.parse(html(), None, "nirgends")


def test_a_refusal_carries_the_address() -> None:
    result = parsers.parse(b"", "https://inherne.net/x/")
    assert isinstance(result, Refusal)
    assert result.url == "https://inherne.net/x/"
