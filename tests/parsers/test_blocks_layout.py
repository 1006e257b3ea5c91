"""What the parser of herne.de asks of `read_blocks`: the links of a block, and list markup that only arranges text."""

from lxml import etree

from herne_news.parsers.blocks import Block, Breaks, Kind, body_text
from herne_news.parsers.selectors import Element
from herne_news.parsers.walking import read_blocks

CARDS = "<ul><li><h3>Erstes</h3><p>Text</p></li><li><h3>Zweites</h3><ul><li>Punkt</li><li>Komma</li></ul></li></ul>"


def content(html: str) -> Element:
    root = etree.fromstring(f"<body>{html}</body>", etree.HTMLParser())
    return next(root.iter("body"))


def read(html: str) -> list[Block]:
    return read_blocks(content(html), breaks=Breaks.LINE)


def test_block_knows_its_links_once() -> None:
    (block,) = read(
        "<p>Zum <a href='/a'>neuen <b>Plan</b></a> und<br>zum <a href='/b'>alten</a>.<a href='/c'> </a></p>"
    )
    assert [link.get("href") for link in block.links] == ["/a", "/b"]


def test_row_item_and_heading_know_their_links() -> None:
    table = "<table><tr><td><a href='/r'>Zelle</a></table>"
    html = f"<h2><a href='/h'>Kopf</a></h2><ul><li><a href='/i'>Punkt</a></li></ul>{table}"
    assert [(block.kind, [link.get("href") for link in block.links]) for block in read(html)] == [
        (Kind.SUBHEADING, ["/h"]),
        (Kind.ITEM, ["/i"]),
        (Kind.ROW, ["/r"]),
    ]


def test_list_is_a_list_unless_it_only_arranges() -> None:
    node = content(CARDS)
    cards = {*node.iterchildren("ul"), *node.xpath("ul/li")}
    assert body_text(read_blocks(node, breaks=Breaks.LINE)) == "- Erstes Text\n- Zweites\n- Punkt\n- Komma"
    read_as_text = read_blocks(node, breaks=Breaks.LINE, layout=cards.__contains__)
    assert body_text(read_as_text) == "## Erstes\n\nText\n\n## Zweites\n\n- Punkt\n- Komma"


def test_table_that_only_arranges_is_running_text() -> None:
    node = content("<table><tr><td>Links</td><td>Rechts</td></tr></table>")
    assert body_text(read_blocks(node, breaks=Breaks.LINE)) == "- Links | Rechts"
    tables = set(node.iter("table"))
    assert body_text(read_blocks(node, breaks=Breaks.LINE, layout=tables.__contains__)) == "Links\n\nRechts"


def test_cells_without_rows_are_kept() -> None:
    assert body_text(read("<table><td>Zelle</td></table>")) == "Zelle"
