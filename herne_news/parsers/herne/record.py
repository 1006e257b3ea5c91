"""What stands behind a date line, made into a record: title, lead, body, captions."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from herne_news.items import Article
from herne_news.parsers.blocks import Block, Kind, body_text
from herne_news.parsers.herne.credits import Picture, captions_of, take_credits
from herne_news.parsers.text import fold

#: A lead shorter than this is not looked for inside the paragraph behind it.
LEAD_WORDS = 5


@dataclass(frozen=True, slots=True)
class Rules:
    """The names of the rules that gave a record, for its evidence."""

    layout: str
    date: str = "text:meldung-vom"
    title: str = "text:after-date-line"
    lead: str = "text:first-paragraph"
    body: str = "text:after-title"
    captions: str = "text:credit-line"


#: A line that ends as a sentence does and is longer than this is text, not a title.
LONGEST_TITLE_SENTENCE = 70


def split_title(blocks: Sequence[Block]) -> tuple[str | None, list[Block]]:
    """Return the title, which is what stands first, and the blocks behind it.

    A paragraph of several lines has the title in its first line only; a heading is a title with all its lines. A long
    sentence is no title: the page has lost its own.
    """
    if not blocks:
        return None, []
    first, rest = blocks[0], list(blocks[1:])
    line, _, behind = first.text.partition("\n")
    if first.kind is Kind.PARAGRAPH and len(line) > LONGEST_TITLE_SENTENCE and line.endswith("."):
        return None, list(blocks)
    if first.kind is Kind.PARAGRAPH and behind:
        rest.insert(0, replace(first, text=behind))
    return line, rest


def compose(
    url: str | None,
    day: str | None,
    title: str | None,
    blocks: Sequence[Block],
    pictures: Sequence[Picture],
    rules: Rules,
) -> Article:
    """Return the record of a release whose text behind the title is `blocks`."""
    alts = {fold(picture.alt) for picture in pictures if picture.alt}
    blocks, credit_lines = take_credits([block for block in blocks if not _repeats_alt(block, alts)])
    lead = blocks[0].text if title and blocks and blocks[0].kind is Kind.PARAGRAPH else None
    article = Article(
        source="herne",
        url=url,
        title=title,
        lead=lead,
        date=day,
        published=day,
        body=body_text(_once(blocks) if lead else blocks),
        captions=captions_of(pictures, credit_lines),
        layout=rules.layout,
    )
    given = {
        "title": rules.title, "lead": rules.lead, "date": rules.date, "published": rules.date, "body": rules.body,
        "captions": rules.captions,
    }  # fmt: skip
    return replace(article, evidence={key: rule for key, rule in given.items() if getattr(article, key)})


def _repeats_alt(block: Block, alts: Collection[str]) -> bool:
    """Say whether a line only repeats a picture's alternative text."""
    return block.kind is Kind.PARAGRAPH and fold(block.text) in alts


def _once(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with the text of the lead, which stands first, once."""
    lead, rest = blocks[0], blocks[1:]
    words = fold(lead.text)
    rest = [block for block in rest if fold(block.text) != words]
    begins = bool(rest) and rest[0].kind is Kind.PARAGRAPH and fold(rest[0].text).startswith(f"{words} ")
    return rest if begins and len(words.split()) >= LEAD_WORDS else [lead, *rest]
