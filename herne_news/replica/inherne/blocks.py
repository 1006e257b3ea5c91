"""The pieces that a post's text is made of, and how a careful reader writes each of them down."""

from collections.abc import Iterable
from dataclasses import dataclass

from herne_news.replica.inherne.pictures import Picture
from herne_news.replica.spelling import plain

#: What a line ends with when a single line break behind it parts two paragraphs.
SENTENCE_END = (".", "!", "?", ":", "…")
CLOSERS = "“”\"'‘’»«›)]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One piece of a post.

    `kind` is ``paragraph``, ``heading``, ``list``, ``table`` (cells of a line parted by tabs), ``lines`` (one paragraph whose
    lines ``<br>`` parts; one that starts with ``**`` is bold), ``quote`` (repeats the text), ``byline`` (a line of its own),
    ``signed`` (a paragraph whose last line is the byline), ``pictures``, ``noise`` (no text of the article), or ``break`` (a new
    page). `form` chooses the markup.
    """

    kind: str
    lines: tuple[str, ...] = ()
    form: str = ""
    pictures: tuple[Picture, ...] = ()


def ends_sentence(line: str) -> bool:
    """Say whether `line` ends as a sentence does, with or without closing quotation marks or brackets."""
    return line.endswith(SENTENCE_END) or line.rstrip(CLOSERS).endswith(SENTENCE_END)


def written(blocks: Iterable[Block]) -> list[str]:
    """Return the paragraphs of a body as the record has them."""
    body: list[str] = []
    for block in blocks:
        lines = [plain(line) for line in block.lines]
        match block.kind:
            case "paragraph":
                body.append(lines[0])
            case "signed":
                body.append(lines[0])
            case "heading":
                body.append(f"## {lines[0]}")
            case "list":
                body.append("\n".join(f"- {line}" for line in lines))
            case "table":
                body.append("\n".join("- " + " | ".join(map(plain, line.split("\t"))) for line in block.lines))
            case "lines":
                body.extend(_broken(lines))
    return body


def _broken(lines: list[str]) -> list[str]:
    body: list[str] = []
    glue = False
    for line in lines:
        bold = line.startswith("**")
        if bold:
            body.append(f"## {line[2:]}")
        elif glue:
            body[-1] += f"\n{line}"
        else:
            body.append(line)
        glue = not bold and not ends_sentence(line)
    return body
