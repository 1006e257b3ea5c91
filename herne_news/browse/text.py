"""From an article's plain text to HTML: paragraphs, subheadings, lists and tables, everything escaped.

Each block takes its direction from its own letters, so that marks of direction in one do not reach into another.
"""

import re

from markupsafe import Markup

HEADING = "## "
ITEM = "- "
CELL = " | "
PARAGRAPH = "\n\n"
#: Keeps what stands before and after it in one line.
SPACE = "\N{NO-BREAK SPACE}"
#: Marks that turn the direction of what follows (Unicode Standard Annex 9, 2).
DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def body_html(body: str | None, lead: str | None = None, heading: str = "h2") -> Markup:
    """Return the text of an article as HTML; the notation is that of `items.Article`.

    A `lead` that the text opens with gets the class ``lead``; one that it does not hold is put in front. Subheadings become
    elements named `heading`.
    """
    body = body or ""
    first, rest = _split_off(body, lead) if lead else ("", body)
    blocks = [_block(block, heading, "lead") for block in first.split(PARAGRAPH) if block.strip()]
    return Markup("\n").join(blocks + [_block(block, heading) for block in rest.split(PARAGRAPH) if block.strip()])


def _split_off(body: str, lead: str) -> tuple[str, str]:
    rest = body.removeprefix(lead)
    if body.startswith(lead) and (not rest or rest.startswith(PARAGRAPH)):
        return lead, rest
    return ("", body) if lead in body else (lead, body)


def undirected(text: str) -> str:
    """Return `text` without marks of direction, for places that cannot isolate them, such as a page's title."""
    return DIRECTIONS.sub("", text)


def cut(text: str | None, length: int = 200) -> str:
    """Return `text` in one line, cut at a word with an ellipsis if it is longer than `length` characters.

    A space before the ellipsis says that words are left out, none that a word is cut, as German spelling has it.
    """
    line = " ".join((text or "")[: 4 * length].split())
    if len(line) <= length:
        return line
    head = line[:length]
    whole = head if line[length] == " " else head.rsplit(" ", 1)[0]
    is_word_cut = len(whole) <= length // 2 or (whole == head and line[length] != " ")
    return f"{head}…" if is_word_cut else f"{whole.rstrip()}{SPACE}…"


def label(name: str | None, length: int = 120) -> str:
    """Return a name as `cut` does; a dash for one of nothing but white space, so that there is something to click on."""
    return cut(name, length) or "–"


def excerpt(text: str | None, length: int = 220) -> str:
    """Return the beginning of a body in one line, without the notation of subheadings and lists."""
    return cut(re.sub(r"^(?:## |- )", "", text or "", flags=re.MULTILINE), length)


def _block(block: str, heading: str, kind: str | None = None) -> Markup:
    lines = block.split("\n")
    if block.startswith(HEADING) and len(lines) == 1:
        return Markup('<{0} dir="auto">{1}</{0}>').format(heading, block.removeprefix(HEADING))
    if all(line.startswith(ITEM) for line in lines):
        items = [line.removeprefix(ITEM) for line in lines]
        return _table(items) if all(CELL in item for item in items) else _list(items)
    name = Markup(' class="{}"').format(kind) if kind else ""
    return Markup('<p{} dir="auto">{}</p>').format(name, Markup("<br>").join(lines))


def _list(items: list[str]) -> Markup:
    return Markup("<ul>{}</ul>").format(
        Markup("").join(Markup('<li dir="auto">{}</li>').format(item) for item in items)
    )


def _table(rows: list[str]) -> Markup:
    cells = [Markup("").join(Markup('<td dir="auto">{}</td>').format(cell) for cell in row.split(CELL)) for row in rows]
    inner = Markup("").join(Markup("<tr>{}</tr>").format(row) for row in cells)
    return Markup('<div class="wide" tabindex="0"><table>{}</table></div>').format(inner)
