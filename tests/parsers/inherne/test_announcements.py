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


def whole(*inner: str) -> tuple[list[str], tuple[str, ...]]:
    text = f"<p>{LONG}</p>{''.join(inner)}"
    page = f'<article><h1 class="entry-title">Der Hof</h1><div class="entry-content">{text}</div></article>'
    found = parse(f"<html><body class='single'>{page}</body></html>".encode(), "https://inherne.net/der-hof/")
    assert isinstance(found, Article)
    return (found.body or "").split("\n\n")[1:], found.authors


TITLES = {
    "list": "<p>{}</p><ul><li>Neue Bäume am Kanal</li><li>Ein Spielplatz für Horsthausen</li></ul>",
    "lines": "<h3>{}</h3><p>Neue Bäume am Kanal</p><p>Ein Spielplatz für Horsthausen</p>",
    "breaks": "<p>{}</p><p>Neue Bäume am Kanal<br>Ein Spielplatz für Horsthausen</p>",
    "one-paragraph": "<p>{}<br>Neue Bäume am Kanal<br>Ein Spielplatz für Horsthausen</p>",
}
ANNOUNCEMENTS = (
    "Mehr Themen auf inherne.net:", "Lesen Sie auch:", "Lesen Sie dazu auch:", "Mehr Nachrichten aus Herne:", "Mehr Lesestoff:",
)  # fmt: skip


@pytest.mark.parametrize("announcement", ANNOUNCEMENTS)
@pytest.mark.parametrize("titles", TITLES)
def test_titles_without_links_at_the_end_go(titles: str, announcement: str) -> None:
    assert whole("<p>Der Hof ist offen.</p>", TITLES[titles].format(announcement)) == (["Der Hof ist offen."], ())


#: What stands behind the text -> the body's paragraphs behind the first.
KEPT = {
    "content-of-the-issue": (
        "<p>Weitere Themen im Heft:</p><ul><li>Neue Bäume</li><li>Alte Gärten</li></ul>",
        ["Weitere Themen im Heft:", "- Neue Bäume\n- Alte Gärten"],
    ),
    "number-of-pages": (
        "<p>Mehr Themen auf 52 Seiten:</p><ul><li>Neue Bäume</li></ul>",
        ["Mehr Themen auf 52 Seiten:", "- Neue Bäume"],
    ),
    "related-line": ("<p>Siehe auch: Neue Bäume, Alte Gärten</p>", ["Siehe auch: Neue Bäume, Alte Gärten"]),
    "other-list": (
        "<p>Mitzubringen sind:</p><ul><li>Handschuhe</li><li>Spaten</li></ul>",
        ["Mitzubringen sind:", "- Handschuhe\n- Spaten"],
    ),
    "sentence-behind": (
        "<p>Mehr Themen auf dem Plan:</p><ul><li>Neue Bäume</li></ul><p>Der Rat tagt im Mai.</p>",
        ["Mehr Themen auf dem Plan:", "- Neue Bäume", "Der Rat tagt im Mai."],
    ),
    "sentence-in-an-item": (
        "<p>Mehr Themen auf dem Plan:</p><ul><li>Neue Bäume</li><li>Die Linde wird gefällt.</li></ul>",
        ["Mehr Themen auf dem Plan:", "- Neue Bäume\n- Die Linde wird gefällt."],
    ),
    "no-colon": (
        "<p>Mehr Themen auf inherne zu lesen</p><ul><li>Neue Bäume</li></ul>",
        ["Mehr Themen auf inherne zu lesen", "- Neue Bäume"],
    ),
    "nothing-behind": ("<p>Mehr Themen auf dem Plan:</p>", ["Mehr Themen auf dem Plan:"]),
}


@pytest.mark.parametrize("name", KEPT)
def test_what_may_be_text_stays(name: str) -> None:
    markup, blocks = KEPT[name]
    assert whole(markup) == (blocks, ())


def test_who_signs_behind_the_titles_is_the_author() -> None:
    blocks, authors = whole(TITLES["list"].format("Mehr Themen auf inherne.net:"), "<p>Text: Ruth Hellkamp</p>")
    assert authors == ("Ruth Hellkamp",)
    assert blocks == ["Mehr Themen auf inherne.net:", "- Neue Bäume am Kanal\n- Ein Spielplatz für Horsthausen"]
