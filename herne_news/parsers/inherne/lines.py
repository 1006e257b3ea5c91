"""The lines above, below and around the headline: date line, kicker, lead, and what they are not."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from herne_news.parsers.blocks import Block, Kind
from herne_news.parsers.dates import find_german_date, parse_german_date
from herne_news.parsers.inherne.changes import CHANGED, CHANGED_INSIDE, is_change, is_changed
from herne_news.parsers.inherne.furniture import is_meta
from herne_news.parsers.inherne.layouts import KICKER, LEAD
from herne_news.parsers.page import text_of
from herne_news.parsers.selectors import Element, has_class
from herne_news.parsers.text import ends_sentence, fold, table

#: The magazine's terms (facts on inherne.net, section 3); printed without links they are parted by single blanks.
KNOWN_TERMS = ("Gesellschaft", "Freizeit", "Kultur", "Wirtschaft", "Musik", "Sport")
ISSUE_TERM = re.compile(r"Ausgabe \d{4}/\d")
#: The word that stands above headlines taken over from the city's press releases; their kicker stands below.
NEWSTICKER = "Newsticker"
SEPARATOR = re.compile(
    r"\s*(?:[|·•]|(?<!\d)/|/(?!\d))\s*|\s+[–—-]\s+|\s{2,}|"
    # "5. März 2019, Lesezeit 5 Min.", "5. März 2019 Von Ute Brandt", "5. März 2019 In Kultur"
    r",\s*(?=Lesezeit|Lesedauer|ca\.|\d+ [Mm]in)|\s+(?=\(?(?:ca\. )?\d+ (?:[Mm]in\b|Minuten))|"
    r"(?<=\d{4}),?\s+(?=(?:[Bb]y|[Vv]on|In)\s+[A-ZÄÖÜ][\w.’'-]+(?: [\w.’'&-]+){0,3}$)"
)
ABOUT = re.compile(
    r"^(?:veröffentlicht|written|posted|published|geschrieben|publiziert|erstellt|eingestellt|von|by|autor|datum)\b",
    re.IGNORECASE,
)
#: So begins the sentence behind the text in which old themes tell its day, author and terms.
ENTRY = re.compile(r"(?:Dieser (?:Eintrag|Artikel|Beitrag) wurde|This (?:entry|post|article) was)\b", re.IGNORECASE)
#: Where themes print author, day and change in elements side by side, with no blank between them.
GLUED = re.compile(
    r"(?<=[a-zäöüß0-9])(?=(?:Jan|Feb|Mär|Mar|Apr|Mai|May|Jun|Jul|Aug|Sep|Okt|Oct|Nov|Dez|Dec)[a-zä]*\.? \d|"
    r"(?:Published|Posted|Updated|Modified|Author|Veröffentlicht|Erschienen|Aktualisiert|Geändert|Autor)\b)"
)
#: Words that sentences can hardly do without; "von der Redaktion", "in der Kategorie" and "Dienstag, den 5." are no sentences.
RUNNING_WORD = re.compile(
    r"(?<!\bvon )(?<!\bin )\b(?:der|die|das|dem|den|des|eine?[mnrs]?|dieser?|diese[ms]|sich|es|er|sie|wir|ihre?|seine?|man|"
    r"ist|sind|war|waren|wird|wurden?|werden|hat|haben|hatten?|kann|können|soll|sollen|will|gibt|geht|nicht|auch|noch|"
    r"dass|wenn|als|wie|the|was|were|has|have)\b(?! [0-9])",
    re.IGNORECASE,
)
#: Where a link leads that says how many comments there are.
TO_COMMENTS = re.compile(r"#(?:comments?|respond|disqus_thread)\b")
_ABOUT_ARTICLE = frozenset({"tag", "category", "author"})
#: Lines around a headline that are neither kicker nor lead.
CHATTER = table(
    "start startseite home menü suche kontakt teilen drucken vorlesen artikel beitrag allgemein news blog zurück"
)
#: Labels that stand in a line of their own above what they name.
LABELS_ALONE = table("published veröffentlicht datum date kategorie category autor autorin author lesezeit")
LONGEST_KICKER = 120
SHORTEST_LEAD = 50


def apart(line: Block) -> Block:
    """Return a line with blanks between what is glued together in it."""
    return replace(line, text=GLUED.sub(" ", line.text)) if len(line.text) <= 160 and GLUED.search(line.text) else line


def segments(text: str) -> list[str]:
    """Return the parts of a line such as ``date | terms`` between its separators."""
    return [part for part in SEPARATOR.split(text.replace("\n", " | ")) if part]


def date_in_line(line: Block) -> str | None:
    """Return the day that a whole line or a part of it between separators states, else None; a change is no publication."""
    text = line.text
    if len(text) > 160 or CHANGED.match(text):
        return None
    if line.links:
        text = _without_comments(line)
    day = parse_german_date(text) or next(
        (day for part in segments(text) if not CHANGED.match(part) and (day := parse_german_date(part))), None
    )
    return None if day is None or is_changed(line.element) else day


def day_apart(line: Block) -> str | None:
    """Return the day that stands in an element of its own in a line that is no sentence: ``<span>5. März 2019</span> Kultur``."""
    if (
        len(line.text) > LONGEST_KICKER
        or ends_sentence(line.text)
        or is_prose(line, strict=True)
        or is_changed(line.element)
    ):
        return None
    parts = (node for node in line.element.iter("span", "small", "em", "b", "strong") if not is_change(node))
    return next((day for node in parts if (day := parse_german_date(text_of(node)))), None)


def day_beside_links(line: Block) -> str | None:
    """Return the day beside nothing but links to terms or the author, without a separator: ``Kultur, Sport 5. März 2019``."""
    if not line.links or not all(map(_tells_of_article, line.links)) or is_changed(line.element):
        return None
    return parse_german_date(_without_links(line).strip(" ,|·-–—/"))


def _tells_of_article(link: Element) -> bool:
    """Say whether a link names a term or the author of an article, by the words that WordPress marks such links with."""
    return not _ABOUT_ARTICLE.isdisjoint((link.get("rel") or "").split())


def _without_links(line: Block) -> str:
    """Return what stands behind the last of the words of a line's links, or in front of them all."""
    words = [text_of(link) for link in line.links]
    first, last = line.text.find(words[0]), line.text.rfind(words[-1])
    return line.text[last + len(words[-1]) :] if last >= 0 and first == 0 else line.text[: max(first, 0)]


def _without_comments(line: Block) -> str:
    """Return a line without the number of comments that stands beside many a day."""
    last = line.links[-1]
    words = text_of(last) if TO_COMMENTS.search(last.get("href") or "") else ""
    return line.text.removesuffix(words).strip()


def is_prose(line: Block, *, strict: bool) -> bool:
    """Say whether a line that holds a date is a sentence around it, not date, author and terms side by side.

    The words of links (authors, terms) do not count. A `strict` reading forgives no word of a sentence, another one such word.
    """
    text = line.text
    for link in line.links:
        text = text.replace(text_of(link), " ", 1)
    forgiven = 0 if strict or ends_sentence(line.text) else 1
    return len(RUNNING_WORD.findall(" ".join(text.split()))) > forgiven


def is_about_line(block: Block) -> bool:
    """Say whether a line at the start of the text speaks about the article: its date, or who put it there when."""
    return _is_short_line(block) and (
        date_in_line(block) is not None or fold(block.text) in LABELS_ALONE or _says_when(block)
    )


def is_written_line(block: Block) -> bool:
    """Say whether a line, wherever it stands, only says who put the article there and when."""
    return _is_short_line(block) and _says_when(block) and not is_prose(block, strict=True)


def says_who_posted(block: Block) -> bool:
    """Say whether a line behind the text only says who put the article there and when, be it in a sentence of old themes."""
    return is_written_line(block) or ENTRY.match(block.text) is not None


def _is_short_line(block: Block) -> bool:
    short = len(block.text) <= 160 and block.kind in (Kind.PARAGRAPH, Kind.SUBHEADING)
    return short and not (len(block.text) > 60 and ends_sentence(block.text))


def _says_when(block: Block) -> bool:
    return ABOUT.match(block.text) is not None and (
        find_german_date(block.text) is not None
        or any("author" in (link.get("rel") or "").split() for link in block.links)
    )


def terms_in_line(text: str) -> tuple[str, ...]:
    """Return the categories of a line ``date | terms`` whose terms are known, in their order; ``Ausgabe 2021/1`` is one."""
    date, bar, rest = text.partition("|")
    if not bar or parse_german_date(date.strip()) is None:
        return ()
    rest = rest.strip(" |")
    if ABOUT.match(rest) or CHANGED_INSIDE.search(rest) or re.search(r"\d", ISSUE_TERM.sub("", rest)):
        return ()  # a clock time, an author, the day of a change
    if "," in rest:
        return tuple(part for part in (piece.strip() for piece in rest.split(",")) if part)
    known = re.compile(rf"{ISSUE_TERM.pattern}|{'|'.join(KNOWN_TERMS)}")
    if known.sub("", rest).strip():
        return (rest,) if len(rest) <= 40 else ()
    return tuple(known.findall(rest))


def is_newsticker(before: Sequence[Block]) -> bool:
    """Say whether the lines above a headline name the Newsticker."""
    return any(line.text == NEWSTICKER for line in before[-3:])


def kicker_of(before: Sequence[Block], between: Sequence[Block], title: str | None) -> tuple[str, str] | None:
    """Return the kicker and the rule that found it: the line above the headline; with a Newsticker page the one below."""
    if is_newsticker(before):
        for line in between:
            if _may_be_kicker(line, title):
                return line.text, "text:below-newsticker"
        return None
    for line in [*reversed(before), *between]:
        if _named(line.element, KICKER) and _may_be_kicker(line, title):
            return line.text, "theme:kicker"
    if before and _may_be_kicker(before[-1], title):
        return before[-1].text, "text:above-title"
    return None


def _may_be_kicker(line: Block, title: str | None) -> bool:
    text = line.text
    if not text or len(text) > LONGEST_KICKER or "\n" in text or text == NEWSTICKER or line.links or ABOUT.match(text):
        return False
    return date_in_line(line) is None and fold(text) not in CHATTER and fold(text) != fold(title or "")


def leads_of(between: Sequence[Block]) -> list[Block]:
    """Return the lines between headline and text that are running text: an opening in a block of its own."""
    leads = [line for line in between if _is_lead(line)]
    around = {line.element.getparent() for line in leads if line.element.tag == "p"}
    # A short sentence beside the opening belongs to it.
    return [
        line
        for line in between
        if line in leads
        or (line.element.getparent() in around and ends_sentence(line.text) and not line.text.endswith(":"))
    ]


def _is_lead(line: Block) -> bool:
    if line.linked > len(line.text) // 2 or date_in_line(line) is not None:
        return False
    if _named(line.element, LEAD):
        return len(line.text) > 20
    return len(line.text) >= SHORTEST_LEAD and ends_sentence(line.text) and not is_meta(line.element)


def marked_lead(blocks: Sequence[Block], content: Element, named: Collection[Element]) -> list[Block]:
    """Return the blocks at the beginning of the text that stand in one of the elements `named` as lead."""
    holders = frozenset(named)
    if not holders:
        return []
    found: list[Block] = []
    for block in blocks:
        if any(node in holders for node in _up_to(block.element, content)):
            found.append(block)
        elif found:
            break
    return found if found and blocks.index(found[0]) <= 2 else []


def _up_to(node: Element, top: Element) -> Iterator[Element]:
    for above in (node, *node.iterancestors()):
        if above is top:
            return
        yield above


def _named(node: Element, names: tuple[str, ...]) -> bool:
    parent = node.getparent()
    return has_class(node, *names) or (parent is not None and len(parent) <= 3 and has_class(parent, *names))
