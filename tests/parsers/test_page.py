import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herne_news import parsers
from herne_news.items import Article, Refusal
from herne_news.parsers.page import Page, text_of

TEXT = "Grüße aus der Küche: „Süßes“ – für 5 €"
SOURCES = ("inherne", "herne")


def page(body: str | bytes, url: str | None = None) -> Page:
    found = Page.from_bytes(body.encode() if isinstance(body, str) else body, url)
    assert isinstance(found, Page)
    return found


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("", "utf-8"),
        ('<meta charset="utf-8">', "utf-8"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ("", "cp1252"),
        ('<meta charset="iso-8859-1">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "cp1252"),
        ('<meta charset="utf-8">', "cp1252"),
        ('<meta charset="x-unknown">', "cp1252"),
        ('<meta charset="iso-8859-15">', "iso-8859-15"),
        ('<meta charset="iso-8859-1">', "utf-8"),
    ],
)
def test_decoding(head: str, encoding: str) -> None:
    text = TEXT if encoding != "iso-8859-15" else "Grüße aus der Küche für 5 €"
    found = page(f"<html><head>{head}</head><body><p>{text}</p></body></html>".encode(encoding))
    assert text_of(found.body) == text


def test_utf8_that_ends_in_the_middle_of_a_letter() -> None:
    assert text_of(page(b"<html><body><p>Ende im K\xc3").body) == "Ende im K�"


def test_broken_utf8_survives() -> None:
    body = f"<html><body><p>{TEXT}</p><p>".encode() + b"\xff\xc3 davor und danach</p><p>Schluss</p>"
    assert text_of(page(body).body) == f"{TEXT} �� davor und danach Schluss"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t\x00", "empty"),
        (b"<!DOCTYPE html>", "empty"),
        (b"%PDF-1.4 <html>", "binary"),
        (b"\x89PNG\r\n\x1a\n<p>", "binary"),
        (b"\x00\x01\x02\x03<html>", "binary"),
        (b"PK\x03\x04", "binary"),
        (b'{"title": "<p>JSON</p>"}', "not-html"),
        (b"<?xml version='1.0'?><rss><channel><title>Feed</title></channel></rss>", "not-html"),
        (b"User-agent: *\nDisallow: /wp-admin/", "not-html"),
        (b"<html><body>" + b"<div>" * 100_000 + b"Text", "too-deep"),
        (b"<html><head><title>Am Kanal</title><script>var a = 1", "truncated"),
        (b"<html><body><div class='entry-content'><p>Die Bagger sind da, und am Kan", "truncated"),
        (b"<html><body><div><p>Die Bagger</p></div><div><p>Es gab einen kritischen Fehler.</p>", "truncated"),
    ],
    ids=[
        *("nothing", "blanks", "doctype", "pdf", "png", "nul", "zip", "json", "rss", "robots", "nested"),
        *("cut-in-head", "cut-in-text", "dead-in-text"),
    ],
)
@pytest.mark.parametrize("source", SOURCES)
def test_what_is_no_page_is_refused(source: str, body: bytes, reason: str) -> None:
    result = parsers.parse(body, None, source)
    assert isinstance(result, Refusal)
    assert result.reason == reason
    assert result.detail.startswith("expected ")


@pytest.mark.parametrize(
    "body",
    [
        "<p>Ein Absatz ohne Rahmen",
        "<html><body><p>Vor dem Ende</p></html>",
        "<html><body><div><p>Ein Rahmen, den niemand schließt</p></BODY>",
        "<html><head><title>Kurz</title></head><body><div><p>Enden von html und body darf weglassen, wer will</div>",
    ],
)
def test_what_html_lets_authors_leave_out_is_no_break(body: str) -> None:
    assert isinstance(Page.from_bytes(body.encode()), Page)


def test_xhtml_is_html() -> None:
    assert text_of(page('<?xml version="1.0"?><!DOCTYPE html><html><body><p>Ja</p></body></html>').body) == "Ja"


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "table><tr><td", "blockquote", "a"])
def test_deep_nesting_gives_an_answer(source: str, tag: str) -> None:
    for depth in (300, 1500):
        markup = "".join(f"<{part}>" for part in [tag] * depth)
        assert isinstance(parsers.parse(f"<html><body>{markup}Text".encode(), None, source), Article | Refusal)


@pytest.mark.parametrize("source", SOURCES)
def test_30_megabytes_give_an_answer_in_time(source: str) -> None:
    paragraph = (
        "<p>Ein Absatz, der sehr oft vorkommt und ziemlich lang ist, damit die Seite schwer wird. "
        + "x" * 2000
        + "</p>"
    )
    body = f"<html><body><article><h1>Titel</h1>{paragraph * (30_000_000 // len(paragraph))}</article></body></html>".encode()
    start = time.perf_counter()
    assert isinstance(parsers.parse(body, None, source), Article | Refusal)
    assert time.perf_counter() - start < 60


HEAVY = {
    "paragraphs-at-every-depth": "<div><p>Ein Absatz, der lang genug ist, um als Text zu gelten, und verschieden.</p>"
    * 1500,
    "containers-in-containers": "<div class='entry-content'>" * 1500 + "<p>Text</p>",
    "terms-in-terms": "<div class='cat-links'>" * 1000 + "<a rel='category tag'>Kultur</a>" * 1000,
    "captions-without-pictures": "<article>" + "<p class='wp-caption-text'>Bild</p><img>" * 3000,
    "different-paragraphs": "".join(
        f"<p>Absatz {number}, der anders ist als alle davor und danach.</p>" for number in range(20_000)
    ),
    "headlines": "<h1 class='entry-title'>Titel</h1>" * 3000,
    "nested-tables": "<table><tr><td>" * 600 + "Text",
    "dates": "<article>" + "<time>3. Mai 2019</time><br>" * 3000,
}


@pytest.mark.parametrize("markup", HEAVY.values(), ids=HEAVY)
@pytest.mark.parametrize("source", SOURCES)
def test_heavy_pages_are_read_in_time(source: str, markup: str) -> None:
    start = time.perf_counter()
    result = parsers.parse(f"<html><body class='single'>{markup}</body></html>".encode(), None, source)
    assert isinstance(result, Article | Refusal)
    assert time.perf_counter() - start < 20


@pytest.mark.parametrize("source", SOURCES)
def test_truncated_pages_give_an_answer(source: str) -> None:
    whole = (
        '<html><head><script type="application/ld+json">{"@type":"Article","headline":"Titel"}</script></head>'
        '<body class="single"><article id="post-1"><h1 class="entry-title">Titel</h1><p>3. Mai 2019 | Kultur</p>'
        '<div class="entry-content"><ul><li>Eins'
        "<li><table><tr><td>Zwei</table></ul><figure><img src=x.jpg><figcaption>Bild © Wer</figcaption></figure></div></article>"
    ).encode()
    for end in range(0, len(whole), 7):
        assert isinstance(parsers.parse(whole[:end], None, source), Article | Refusal)


MARKUP = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *(
                    "<p>",
                    "</p>",
                    "<div class='entry-content'>",
                    "</div>",
                    "<h1>",
                    "</h1>",
                    "<br>",
                    "<ul>",
                    "<li>",
                    "</ul>",
                    "<b>",
                ),
                *(
                    "<article id='post-1'>",
                    "</article>",
                    "<table>",
                    "<tr>",
                    "<td>",
                    "</table>",
                    "<figure>",
                    "<img src='a.jpg'>",
                ),
                *(
                    "<figcaption>",
                    "</figure>",
                    "<script type='application/ld+json'>",
                    "</script>",
                    "<a href='http://[x'>",
                    "</a>",
                ),
                *(
                    "Meldung vom 3. Mai 2019",
                    "3. Mai 2019 | Kultur",
                    "© Wer",
                    "Foto: ",
                    "Newsticker",
                    "Text: Ruth Hellkamp",
                ),
                *(
                    "<meta property='og:url' content='http://['>",
                    "<link rel='canonical' href='//'>",
                    "<time datetime='x'>",
                ),
                *(
                    "<base href='http://[::'>",
                    '{"@graph":[{"@id":1,"author":{"@id":"#"}}]}',
                    "<body class='single postid-x'>",
                ),
            ]
        ),
        st.text(max_size=30),
    ),
    max_size=40,
)


@given(
    parts=MARKUP,
    source=st.sampled_from(SOURCES),
    url=st.sampled_from([None, "https://inherne.net/x/", "https://www.herne.de/"]),
)
def test_arbitrary_markup_gives_an_answer(parts: list[str], source: str, url: str | None) -> None:
    body = ("<html>" + "".join(parts)).encode("utf-8", "replace")
    result = parsers.parse(body, url, source)
    assert isinstance(result, Article | Refusal)
    assert result == parsers.parse(body, url, source)


@given(st.binary(max_size=200), st.sampled_from(SOURCES))
def test_arbitrary_bytes_give_an_answer(body: bytes, source: str) -> None:
    assert isinstance(parsers.parse(body, None, source), Article | Refusal)
    assert isinstance(parsers.parse(b"<p>" + body, None, source), Article | Refusal)


def test_lookups() -> None:
    found = page(
        '<html><head><base href="/tief/"><meta property="og:title" content="A"><meta property="og:title" content="B">'
        '<link rel="canonical" href="https://inherne.net/x/"><title> Ein  Titel </title></head>'
        '<body><p class="b a">1</p><p class="c" id="x">2</p><p class="a">3</p></body></html>',
        "https://inherne.net/y/",
    )
    assert [text_of(node) for node in found.having("a", "c")] == ["1", "2", "3"]
    assert found.by_id("x") is found.having("c")[0]
    assert found.metas["og:title"] == "A"
    assert found.meta_lists["og:title"] == ["A", "B"]
    assert found.link("canonical") == "https://inherne.net/x/"
    assert found.absolute("bild.jpg") == "https://inherne.net/tief/bild.jpg"
    assert found.absolute("data:image/png;base64,x") is None
    assert found.head_title == "Ein Titel"


def test_jsonld_is_opened_and_broken_scripts_are_left_out() -> None:
    rng = random.Random(7)
    scripts = [
        '<script type="application/ld+json">{"@graph": [{"@type": "A"}, [{"@type": "B"}]]}</script>',
        '<script class="x" type="application/ld+json">[{"@type": "C", "text": "mit\nZeilenende"}]</script>',
        '<script type="application/ld+json">{"kaputt": </script>',
        '<script type="text/javascript">{"@type": "D"}</script>',
    ]
    rng.shuffle(scripts)
    assert {node["@type"] for node in page(f"<html><body>{''.join(scripts)}</body></html>").jsonld} == {"A", "B", "C"}
