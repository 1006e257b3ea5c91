import pytest
from hypothesis import given
from hypothesis import strategies as st

from herne_news.parsers.blocks import Breaks, Kind, body_text, is_subheading
from herne_news.parsers.page import Page
from herne_news.parsers.selectors import has_class
from herne_news.parsers.walking import read_blocks

CASES = {
    "paragraphs": ("<p>Eins.</p><p>Zwei.</p>", "Eins.\n\nZwei."),
    "headings": ("<h2>Kopf</h2><p>Text</p><h5>Noch<br>einer</h5>", "## Kopf\n\nText\n\n## Noch einer"),
    "bold-paragraph": ("<p><strong>Ein Tag im Mai</strong></p><p>Text</p>", "## Ein Tag im Mai\n\nText"),
    "bold-sentence": ("<p><b>Das ist ein ganzer Satz.</b></p>", "Das ist ein ganzer Satz."),
    "bold-exclamation": ("<p><b>Das gibt es!</b></p>", "## Das gibt es!"),
    "bold-long": (f"<p><b>{'lang ' * 21}</b></p>", ("lang " * 21).strip()),
    "bold-in-part": ("<p><b>Erst</b> dann</p>", "Erst dann"),
    "bold-line": ("<p><b>Kopf</b><br>Erster Satz.</p>", "## Kopf\n\nErster Satz."),
    "speaker-label": ("<p><b>inherne: Und dann?</b></p><p><b>inherne:</b></p>", "inherne: Und dann?\n\ninherne:"),
    "two-breaks": ("<p>Eins<br> <br>Zwei</p>", "Eins\n\nZwei"),
    "lists": (
        "<ul><li>a</li><li>b</li></ul><ol><li>c<ul><li>d</li></ul></li></ol>",
        "- a\n- b\n\n- c\n- d",
    ),
    "item-of-paragraphs": ("<ul><li><p>a</p><p>b</p></li></ul>", "- a b"),
    "table": (
        "<table><tr><th>Tag</th><th>Ort</th></tr><tr><td>Mo</td><td> </td><td>Saal</td></tr></table>",
        "- Tag | Ort\n- Mo | Saal",
    ),
    "layout-table": ("<table><tr><td><p>Eins.</p><p>Zwei.</p></td></tr></table>", "Eins.\n\nZwei."),
    "quote": ("<blockquote><p>Gesagt.</p></blockquote>", "Gesagt."),
    "loose-text": ("Vorn <em>schräg</em><div>Mitte</div>hinten", "Vorn schräg\n\nMitte\n\nhinten"),
    "no-text": ("<script>a</script><style>b</style><noscript>c</noscript><svg><text>d</text></svg>", None),
    "empty-paragraphs": ("<p>&nbsp;</p><p>Text</p><p><br></p>", "Text"),
    "inline-furniture": ("<p>Vor<script>x</script>her</p>", "Vorher"),
}


def read(markup: str, breaks: Breaks = Breaks.SENTENCE) -> str | None:
    page = Page.from_bytes(f"<html><body><div>{markup}</div></body></html>".encode())
    assert isinstance(page, Page)
    return body_text(read_blocks(page.body, breaks=breaks))


@pytest.mark.parametrize(("markup", "text"), CASES.values(), ids=CASES)
def test_body_text(markup: str, text: str | None) -> None:
    assert read(markup) == text


@pytest.mark.parametrize(
    ("markup", "by_line", "by_sentence"),
    [
        ("<p>Satz.<br>Noch einer.</p>", "Satz.\nNoch einer.", "Satz.\n\nNoch einer."),
        ("<p>„Satz!“<br>Weiter</p>", "„Satz!“\nWeiter", "„Satz!“\n\nWeiter"),
        ("<p>Halbe<br>Zeile</p>", "Halbe\nZeile", "Halbe\nZeile"),
        ("<p>Geöffnet:<br>montags</p>", "Geöffnet:\nmontags", "Geöffnet:\n\nmontags"),
    ],
)
def test_single_breaks(markup: str, by_line: str, by_sentence: str) -> None:
    assert read(markup, Breaks.LINE) == by_line
    assert read(markup, Breaks.SENTENCE) == by_sentence


def test_skipped_elements_leave_the_text_behind_them_and_marks_their_place() -> None:
    page = Page.from_bytes(
        b"<html><body><p>Eins <span class='x'>weg</span> zwei</p><h1>Titel</h1><p>Drei</p></body></html>"
    )
    assert isinstance(page, Page)
    title = next(page.body.iter("h1"))
    blocks = read_blocks(page.body, breaks=Breaks.LINE, skip=lambda node: has_class(node, "x"), marks=[title])
    assert [(block.kind, block.text) for block in blocks] == [
        (Kind.PARAGRAPH, "Eins zwei"),
        (Kind.MARK, ""),
        (Kind.PARAGRAPH, "Drei"),
    ]
    assert blocks[1].element is title


def test_a_block_knows_its_links() -> None:
    page = Page.from_bytes(b"<html><body><p>Siehe <a href='/a'>hier</a> und <a href='/b'>dort</a></p></body></html>")
    assert isinstance(page, Page)
    (block,) = read_blocks(page.body, breaks=Breaks.LINE)
    assert [link.get("href") for link in block.links] == ["/a", "/b"]
    assert block.linked == len("hierdort")


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("7:30 Uhr", True),
        ("Herne 2019", True),
        ("„Wir fangen an“", True),
        ("Wann: am Abend", True),
        ("Endet mit Komma,", False),
        ("Wirklich?", False),
        ("inherne: Und dann", False),
        ("x" * 101, False),
    ],
)
def test_is_subheading(line: str, is_one: bool) -> None:
    assert is_subheading(line) is is_one


@given(
    st.lists(st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="<>&"), min_size=1), min_size=1)
)
def test_words_keep_their_order(words: list[str]) -> None:
    text = read("".join(f"<p>{word}x</p>" for word in words))
    assert text is not None
    assert len(text.split("\n\n")) == len(words)
