"""What only sounds like the announcement of other articles is text, and so is what stands behind it."""

import pytest

from herne_news.items import Article
from herne_news.parsers import parse

LONG = (
    "Die Schule am Kanal hat im Herbst einen Hof bekommen, auf dem es Schatten gibt und eine Bank an jedem Baum. " * 2
)
BEHIND = ("Satz eins danach.", "Satz zwei danach.")


def body(line: str) -> list[str]:
    text = f"<p>{LONG}</p>{line}" + "".join(f"<p>{sentence}</p>" for sentence in BEHIND)
    page = f'<article><h1 class="entry-title">Der Hof</h1><div class="entry-content">{text}</div></article>'
    found = parse(f"<html><body class='single'>{page}</body></html>".encode(), "https://inherne.net/der-hof/")
    assert isinstance(found, Article)
    return (found.body or "").split("\n\n")[1:]


@pytest.mark.parametrize(
    ("tag", "line"),
    [
        ("h3", "Mehr Bäume auf dem Schulhof"),
        ("p", "Mehr Bäume auf dem Schulhof wünscht sich die Klasse."),
        ("h3", "Empfehlungen der Jury"),
        ("h3", "Auch interessant für Kinder"),
        ("h3", "Weitere Themen der Ratssitzung"),
        ("p", "Kommentare gab es viele."),
        ("p", "Das könnte Ihnen schmecken, dachten die drei."),
        ("p", "Weitere Nachrichten brachte der Bote."),
        ("p", "Das könnte sich bald ändern."),
        ("p", "Anzeige erstattete niemand."),
        ("p", "Diesen Artikel kauft hier jeder zweite Gast."),
    ],
)
def test_text_stays(tag: str, line: str) -> None:
    said = [text.removeprefix("## ") for text in body(f"<{tag}>{line}</{tag}>")]
    assert said[-2:] == list(BEHIND)
    assert line in said


@pytest.mark.parametrize(
    "line", ["Mehr Themen aus Herne", "Mehr Lesestoff", "Das könnte Sie freuen", "Ähnliche Artikel"]
)
def test_announced_links_go(line: str) -> None:
    links = '<ul><li><a href="/a/">Ein anderer Beitrag</a></li><li><a href="/b/">Noch ein anderer</a></li></ul>'
    assert not any("ander" in text or line in text for text in body(f"<h3>{line}</h3>{links}"))


LINKS = '<ul><li><a href="/a/">Ein anderer Beitrag</a></li><li><a href="/b/">Noch ein anderer</a></li></ul>'
BOXES = {
    "heading": f"<h3>Das könnte Sie auch interessieren</h3>{LINKS}",
    "box": f"<div class='mehr'><h3>Mehr zum Thema</h3>{LINKS}<p>Ein kurzer Satz zum anderen.</p></div>",
    "one-block": "<div><strong>Das könnte Sie auch freuen</strong> <a href='/a/'>Ein anderer Beitrag</a></div>",
}


@pytest.mark.parametrize("name", BOXES)
def test_text_goes_on_behind_a_box(name: str) -> None:
    assert body(BOXES[name]) == list(BEHIND)


@pytest.mark.parametrize("label", ["Verwandte Themenbereiche", "Ähnliche Beiträge", "Mehr Lesestoff"])
def test_a_label_at_the_end_names_no_author(label: str) -> None:
    page = f'<article><h1 class="entry-title">Der Hof</h1><div class="entry-content"><p>{LONG}</p><p>{label}</p></div></article>'
    found = parse(f"<html><body class='single'>{page}</body></html>".encode(), "https://inherne.net/der-hof/")
    assert isinstance(found, Article)
    assert (found.authors, found.evidence.get("authors")) == ((), None)
