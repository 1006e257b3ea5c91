"""A picture's caption taken apart: what it tells, and whom it names as the maker of the picture.

Forms: facts on inherne.net, section 6, and what else is common: ``Repro:``, ``Photo by``, ``Foto Name`` without a colon,
``© 2025 Name, alle Rechte vorbehalten``.
"""

import re
from collections.abc import Iterator, Sequence

from herne_news.parsers.bylines import is_person
from herne_news.parsers.text import clean, ends_sentence, table

ALL = "Alle|Beide|Sämtliche|All"
COPYRIGHT = re.compile(r"©|\(c\)|&copy;|(?<![\w.])@(?=\s?[A-ZÄÖÜ])", re.IGNORECASE)
#: Words for a picture; one of them in front of a caption tells what there is, not who made it.
PICTURE = (
    r"Foto/Grafik|Fotos?|Bilder|Bild|Grafik|Photos?|Pictures?|Symbolfoto|Symbolbild|Archivfoto|Archivbild|Titelfoto|Titelbild|"
    r"Luftbild|Pressefoto"
)
MAKER = (
    r"Bildquelle|Bildnachweis|Bildrechte|Bildautor(?:in)?|(?:(?:Image|Photo|Foto)[ -]?)?Credits?|"
    r"Copyright|Images?|Quelle|Repro(?:duktion)?|"
    r"Fotografie|Fotograf(?:in)?|Photographer|Fotomontage|Collage|Illustration(?:en)?|Visualisierung(?:en)?"
)
LABEL = re.compile(rf"(?<!\w)(?:(?:{ALL}) )?(?:{PICTURE}|{MAKER})\s*(?::|(?=©)|-(?=\s))\s*", re.IGNORECASE)
SHOWN = re.compile(rf"(?:{PICTURE})\s*(?::|-(?=\s))\s*", re.IGNORECASE)
#: Letters without which a line holds no such mark, and parts of words without which it holds none of the labels.
MARKS = frozenset("©@(&")
HINTS = (
    "oto",
    "ild",
    "grafi",
    "picture",
    "image",
    "credit",
    "copyr",
    "quelle",
    "repro",
    "collage",
    "illustr",
    "visual",
)
#: "[Foto: Name] Text", "Foto: Name | Text".
IN_FRONT = re.compile(
    rf"(?:[\[(]\s*{LABEL.pattern}([^\[\]()|]+)[\])]|{LABEL.pattern}([^\[\]()|]+?)\s\|)\s+(?=\w)", re.IGNORECASE
)
#: "Das Foto: eine Erinnerung", "Im Bild: Ina Kohl": a word of the sentence.
WORD_OF_SENTENCE = re.compile(
    r"(?:^|[\s(„\"])(?:(?i:d(?:as|em|es|ie|er|en)|(?:ein|kein|dies|jed|unser|mein|sein|ihr)(?:e[mnrs]?)?|im|am|zum|vom|beim)"
    r"(?: [a-zäöüß]+){0,2}|(?i:an?|the|this|these))[ „\"]+$"
)
#: "Foto © Name": a label without a colon, alone or behind a sentence.
BARE_BEFORE_MARK = re.compile(
    r"(?:^|(?<=[.!?(|/–])\s*|(?<=[.!?(|/–-]\s))(?:Fotos?|Bilder|Bild|Grafik|Copyright)$", re.IGNORECASE
)
#: "Foto Name", "Photo by Name": a label without a colon or any other mark.
BARE = re.compile(
    rf"(?<![\w-])(?:(?:(?:{ALL}) )?(?:Fotos?|FOTOS?|Photos?|Bilder|Bild|Grafik|Repro|Archivfoto|Archivbild|Symbolfoto|Luftbild|"
    r"Copyright)(?: (?P<by>by)| (?P<of>von)| via)?|(?:Pictures?|Images?) (?P<too>by))\s+"
)
#: "Bild von Name auf Pixabay": what such a place asks to be printed.
STOCK = re.compile(r"\s(?:auf|bei|via|on|from)\s(?=(?:Unsplash|Pixabay|Pexels|Flickr|Freepik)\b)")
FILE_NAME = re.compile(r"^(?:\S+\.(?:jpe?g|png|gif|webp)|[^\s_]+_[^\s_]*_\S*)\s+(?=\S)", re.IGNORECASE)
TWICE = re.compile(r"^(.{3,}?)(?:\.?\s*\1)+(\.?)$", re.DOTALL)
FIRST_WORD_TWICE = re.compile(r"^([^\s,;]{4,})\s+\1(?=\s|$)")
#: "…, .Name Name, Stadt Herne": the sign of the credit got lost, its place did not.
SIGN_LOST = re.compile(r"[,.]\s*\.\s*((?:[A-ZÄÖÜ][\w-]+ ){1,2}[A-ZÄÖÜ][\w-]+, Stadt [A-ZÄÖÜ]\w+)\.?$")
#: What a copyright notice says besides the name.
RIGHTS = re.compile(r"[\s,;|–-]*\(?(?:alle\s+rechte\s+vorbehalten|all\s+rights\s+reserved)\)?\.?", re.IGNORECASE)
COPYRIGHT_BY = re.compile(r"^(?:copyright|credit|by)\s+(?:by\s+)?", re.IGNORECASE)
YEAR = r"(?:19|20)\d\d(?:\s?[-–/]\s?(?:19|20)?\d\d)?"
YEAR_IN_FRONT = re.compile(rf"^\s*{YEAR}(?:[\s,:;|]+(?:by\s+)?|$)")
YEAR_BEHIND = re.compile(rf"(?<![\d\s,])[\s,(]+{YEAR}\)?\s*\.?$")
SMALL_WORDS = table("von van de der den dem des und und/oder & / the of für im in a e.v. privat via on")
ARTICLES = table("der die das den dem des ein eine einen einem einer eines")
LONGEST_CREDIT = 90
#: Letters of the longest credit that has neither mark nor colon.
LONGEST_BARE = 60


def split_credit(printed: str) -> tuple[str | None, str | None]:
    """Take a caption apart: (text without credit, credit without its mark); either may be None.

    A caption that stands there twice counts once, a file name in front is dropped. ``Foto:`` is a label in front of a
    caption whose credit follows with © or another label, else the mark of the credit; in a sentence it is neither.
    """
    line = _once(clean(printed) or "")
    # Whether a form can be there is asked first: most of these expressions look at each letter, and few captions need them.
    if ("orbehalten" in line or "eserved" in line) and (COPYRIGHT.search(line) or LABEL.search(line)):
        line = RIGHTS.sub("", line)
    if not MARKS.isdisjoint(line) and (marks := list(COPYRIGHT.finditer(line))):
        return _at_mark(line, marks)
    if ", Stadt " in line and (lost := SIGN_LOST.search(line)):
        return _text(line[: lost.start()]), _credit(lost[1])
    lower = line.lower()
    for hint in HINTS:
        if hint in lower:
            return _at_label(line)
    return _text(line), None


def is_credit(text: str, *, behind: bool = False) -> bool:
    """Say whether what follows ``Foto:`` names somebody, rather than telling what the picture shows.

    A name is one word or written in capitals but for small words; `behind` a caption's text any short phrase is a credit.
    """
    words = text.strip(" ().").split()
    if not words or len(text) > LONGEST_CREDIT or len(words) > 10:
        return False
    if len(words) == 1:
        return True
    if behind and len(words) <= 6 and words[0] not in ARTICLES and not ends_sentence(" ".join(words)):
        return True
    return all(not word[0].isalpha() or word[0].isupper() or word.lower() in SMALL_WORDS for word in words)


def credit_line(line: str) -> str | None:
    """Return the credit if a line of running text is nothing but one (``Fotos: Name``, ``© Name``), else None."""
    text, credit = split_credit(line)
    return credit if text is None else None


def _once(line: str) -> str:
    """Return a caption without a file name in front, and what stands there twice once."""
    first, _, rest = line.partition(" ")
    if rest and ("." in first or "_" in first):
        line = FILE_NAME.sub("", line)
    if line[:3] in line[3:]:
        line = TWICE.sub(r"\1\2", line)
    if line.partition(" ")[2].startswith(line.partition(" ")[0]):
        line = FIRST_WORD_TWICE.sub(r"\1", line)
    return line


def _at_mark(line: str, marks: Sequence[re.Match[str]]) -> tuple[str | None, str | None]:
    """Take a caption apart at its ©; several of them side by side are one credit of several names."""
    mark = marks[0] if len(line) - marks[0].end() <= LONGEST_CREDIT else marks[-1]
    text, credit = line[: mark.start()], COPYRIGHT.sub("", line[mark.end() :])
    if not clean(credit.strip(" .:")):  # "Name ©"
        text, credit = "", COPYRIGHT.sub("", text)
    credit = YEAR_BEHIND.sub("", YEAR_IN_FRONT.sub("", credit))
    text = _without_label(text)
    if (label := LABEL.match(text)) and is_credit(text[label.end() :]):  # "Quelle: Name © Name"
        text, credit = "", f"{text[label.end() :].strip()}, {credit.strip()}"
    if text.rstrip().endswith((":", "-")):
        behind = next((label for label in LABEL.finditer(text) if label.end() == len(text)), None)
        text = text[: behind.start()] if behind else text
    return _text(BARE_BEFORE_MARK.sub("", text.rstrip())), _credit(credit)


def _at_label(line: str) -> tuple[str | None, str | None]:
    """Take a caption apart at the label of its credit, with a colon or without; a label in front of the text goes."""
    if (front := IN_FRONT.match(line)) and is_credit(front[1] or front[2]):
        return _text(line[front.end() :]), _credit(front[1] or front[2])
    label: re.Match[str] | None = None
    if ":" in line or "- " in line:
        label = _label_of_credit(line)
    label = label or next(_bare_labels(line), None)
    text, credit = (line[: label.start()], _credit(line[label.end() :])) if label else (line, None)
    return _text(_without_label(text)), credit


def _label_of_credit(line: str) -> re.Match[str] | None:
    """Return the label behind which only names follow, each perhaps behind one of its own; else the last that names somebody."""
    labels = [label for label in LABEL.finditer(line) if not WORD_OF_SENTENCE.search(line, 0, label.start())]
    for label in labels[:-1]:
        names = LABEL.split(line[label.end() :])
        if all(is_credit(name) and name.split()[0].lower() not in ARTICLES for name in names):
            return label
    return next((one for one in reversed(labels) if is_credit(line[one.end() :], behind=one.start() > 0)), None)


def _bare_labels(line: str) -> Iterator[re.Match[str]]:
    """Yield each label without a mark that only a name follows, as far as can be told."""
    for label in BARE.finditer(line):
        before, name = line[: label.start()].rstrip(), line[label.end() :].strip(" ()[]").removesuffix(".")
        if not name or len(name) > LONGEST_BARE or WORD_OF_SENTENCE.search(line, 0, label.start()):
            continue
        apart = not before or not before[-1].isalnum()
        if not (apart or before.split()[-1][0].isupper() or before.split()[-1][0].isdigit()):
            continue
        stock = STOCK.search(name)
        if stock:
            named = len(name[: stock.start()].split()) <= 4
        elif label["by"] or label["too"]:
            named = is_credit(name)
        else:
            bare_of = label["of"] and (label[0].startswith("B") or not apart)  # "Bild von Ina Kohl" may show her
            first = re.split(r",|/|\||;| und | & | via | on ", name, maxsplit=1)[0].strip()
            named = name == "privat" or (not bare_of and is_person(first) and is_credit(name))
        if named:
            yield label


def _without_label(text: str) -> str:
    return text[label.end() :] if (label := SHOWN.match(text)) else text


def _text(text: str) -> str | None:
    return clean(text.strip().rstrip("(|/–—-[,;").rstrip())


def _credit(credit: str) -> str | None:
    credit = COPYRIGHT_BY.sub("", LABEL.sub(_but_in_a_sentence, credit.strip()))
    credit = credit.strip(" ()[]|,:").removesuffix(".").strip(" ()[]|")
    return clean(credit + ")" if credit.count("(") > credit.count(")") else credit)


def _but_in_a_sentence(label: re.Match[str]) -> str:
    return label[0] if WORD_OF_SENTENCE.search(label.string, 0, label.start()) else ""
