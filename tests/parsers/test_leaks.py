"""What badly kept sites print ahead of their body and into their text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herne_news.items import Article, Refusal
from herne_news.parsers import parse
from herne_news.parsers.leaks import is_php_message
from herne_news.parsers.page import Page

#: What opens the body for an HTML parser, while the head goes on.
AHEAD = {
    "warning": "<br />\n<b>Warning</b>: touch(): No such file in <b>/srv/wp/a.php</b> on line <b>516</b><br />",
    "pixel": "<img src='https://zaehler.example/p.gif' width='1' height='1'>",
    "box": "<div class='prel-cache' style='display: none'></div>",
}
TEASERS = "".join(
    f"<article class='post type-post hentry'><h2 class='entry-title'><a href='/b-{n}/'>Beitrag {n}</a></h2>"
    "<div class='entry-content'><p>Am Kanal wird gebaut, und alle schauen zu.</p></div></article>"
    for n in (5, 6, 7)
)
POST = (
    "<article class='post type-post hentry'><h1 class='entry-title'>Schleuse</h1>"
    "<div class='entry-content'><p>Am Kanal wird gebaut, und alle schauen zu.</p></div></article>"
)


def page(ahead: str, body_tag: str, inner: str) -> bytes:
    return (
        f"<!doctype html><html lang='de'><head><title>Kanal</title>{ahead}<meta name='x' content='y'></head>"
        f"{body_tag}<main>{inner}</main></body></html>"
    ).encode()


@pytest.mark.parametrize("ahead", AHEAD)
@pytest.mark.parametrize(
    ("classes", "reason"),
    [
        ("archive category category-kultur", "listing"),
        ("archive author author-ute", "author"),
        ("archive date", "archive"),
        ("home blog", "home"),
        ("search search-results", "listing"),
        ("error404", "error-page"),
        ("page-template-default page page-id-7", "page"),
    ],
)
def test_a_page_that_is_no_article_keeps_its_reason(ahead: str, classes: str, reason: str) -> None:
    inner = POST if reason in ("page", "error-page") else TEASERS
    found = parse(page(AHEAD[ahead], f"<body class='{classes}'\n>", inner), None, "inherne")
    assert isinstance(found, Refusal)
    assert found.reason == reason


@pytest.mark.parametrize("ahead", AHEAD)
def test_an_article_stays_one(ahead: str) -> None:
    found = parse(page(AHEAD[ahead], "<BODY id=top class='single postid-7'>", POST), None, "inherne")
    assert isinstance(found, Article)
    assert (found.title, found.body) == ("Schleuse", "Am Kanal wird gebaut, und alle schauen zu.")


@pytest.mark.parametrize(
    ("markup", "names"),
    [
        (
            "<html><head><div></div></head><body class='a b' id='c' onload='d()'></body></html>",
            {"class": "a b", "id": "c"},
        ),
        ("<html><head><div></div></head><body></body></html>", {}),
        ("<html><head><div></div></head><p>ohne</p></html>", {}),
        ("<html><head></head><body class='a'><p>t</p><body class='b'></html>", {"class": "a"}),
        # The first tag stands in a script of the head, the second one is the page's.
        ("<head><script>s='<body class=a>'</script><div></div></head><body class='b'><p>t</p>", {"class": "b"}),
        ("<head><div></div></head><body class='a\x07b'><p>t</p></body>", {"class": "a b"}),
    ],
)
def test_names_of_the_body(markup: str, names: dict[str, str]) -> None:
    found = Page.from_bytes(markup.encode())
    assert isinstance(found, Page)
    assert dict(found.body.attrib) == names


@given(st.text())
def test_any_body_tag_is_read_without_a_fault(inner: str) -> None:
    markup = f"<html><head><div></div></head><body {inner}><p>Text</p></body></html>"
    Page.from_bytes(markup.encode("utf-8", "replace"))


def test_messages_of_php_are_no_text() -> None:
    messages = "".join(
        f'<br />\n<b>{kind}</b>:  Undefined array key "x" in <b>/srv/wp/plugins/a-b/c.php</b> on line <b>59</b><br />\n'
        for kind in ("Warning", "Notice", "Deprecated")
    )
    inner = POST.replace("<p>Am", f"{messages}<p>Am")
    found = parse(page("", "<body class='single postid-7'>", inner), None, "inherne")
    assert isinstance(found, Article)
    assert found.body == "Am Kanal wird gebaut, und alle schauen zu."


@pytest.mark.parametrize(
    "text",
    [
        "Warning: Die Schleuse steht on line 5",
        "Notice: Undefined index in /srv/a.php on line 5 steht in jedem zweiten Protokoll.",
        "Der Fehler lautet: Warning: x in /a.php on line 5",
    ],
)
def test_a_sentence_about_such_a_message_is_text(text: str) -> None:
    assert not is_php_message(text)
