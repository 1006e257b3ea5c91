"""An article as a citation: BibTeX, RIS and CSL JSON. docs/citations.md says which field holds what."""

import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from herne_news.exports.about import SITES
from herne_news.exports.dublin_core import PUBLISHER
from herne_news.exports.people import family_and_given

#: Characters of a key that come from the address; the digest behind them tells alike addresses apart.
KEY_WORDS, KEY_DIGITS = 40, 8
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """What a citation says; texts have one line each. Days are YYYY-MM-DD, `gone` is the day since which the page is missing.

    `accessed` is the day of the capture that the text was read from.
    """

    key: str
    title: str | None
    authors: tuple[str, ...]
    site: str
    issued: str | None
    url: str
    accessed: str
    abstract: str | None
    subjects: tuple[str, ...]
    gone: str | None

    @property
    def note(self) -> str | None:
        """A sentence on an article that the site no longer has."""
        return None if self.gone is None else f"Seit {self.gone} nicht mehr auf der Website; Text im Archiv herne-news."


def citation_of(record: Mapping[str, Any], name: str) -> Citation:
    """Return the citation of an article: `record` has the keys `columns.RECORD`, `name` is that of its `HarvestRecord`."""
    site = SITES.get(record["source"], {})
    return Citation(
        key=key_of(record["source"], name),
        title=line(record["title"]),
        authors=tuple(filter(None, map(line, record["authors"]))),
        site=site.get("title", record["source"]),
        issued=record["date"],
        url=line(record["url"]) or "",
        accessed=(record["captured"] or record["last_changed"])[:10],
        abstract=line(record["lead"]),
        subjects=tuple(dict.fromkeys(filter(None, map(line, [*record["categories"], *record["tags"]])))),
        gone=record["gone_since"] and record["gone_since"][:10],
    )


def line(text: str | None) -> str | None:
    """Return a text on one line without control characters; None where nothing is left."""
    return " ".join(CONTROL.sub(" ", text or "").split()) or None


def key_of(source: str, name: str) -> str:
    """Return the citation's key: letters, digits and hyphens; the same for good, and no other record's."""
    last = unquote(name).rsplit("#", 1)[-1].removesuffix(".html").rstrip("/").rsplit("/", 1)[-1]
    words = re.sub(r"[^a-z0-9]+", "-", last.lower()).strip("-")
    digest = hashlib.sha256(name.encode()).hexdigest()[:KEY_DIGITS]
    return "-".join(filter(None, (source, words[:KEY_WORDS].strip("-"), digest)))


TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    '"': r"\textquotedbl{}",  # in German texts, babel makes "a an ä
    **{sign: f"\\{sign}" for sign in "#$%&_"},
}
TEX_SIGNS = re.compile("[" + "".join(map(re.escape, TEX)) + "]")


def tex(text: str) -> str:
    """Return a text as TeX reads it; letters beyond ASCII stay as they are."""
    return TEX_SIGNS.sub(lambda sign: TEX[sign[0]], text)


def bibtex(citations: Sequence[Citation]) -> str:
    """Return the citations as BibTeX in UTF-8, each an entry ``@online``."""
    return "\n".join(map(_bibtex, citations))


def _bibtex(cited: Citation) -> str:
    fields = {
        "author": " and ".join(map(_bibtex_name, cited.authors)) or None,
        "title": cited.title and f"{{{tex(cited.title)}}}",
        "organization": tex(PUBLISHER),
        "titleaddon": tex(cited.site),
        "date": cited.issued,
        "year": cited.issued and cited.issued[:4],
        "url": cited.url.translate({ord(sign): f"%{ord(sign):02X}" for sign in "{}\\"}),
        "urldate": cited.accessed,
        "langid": "ngerman",
        "keywords": ", ".join(filter(None, (tex(_without_commas(subject)) for subject in cited.subjects))) or None,
        "note": cited.note and tex(cited.note),
    }
    lines = "".join(f",\n  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@online{{{cited.key}{lines}\n}}\n"


def _bibtex_name(name: str) -> str:
    parts = family_and_given(name)
    return f"{tex(parts[0])}, {tex(parts[1])}" if parts else f"{{{tex(name)}}}"


def ris(citations: Sequence[Citation]) -> str:
    """Return the citations as RIS in UTF-8: ``TAG  - value``, lines that end with CR LF, each citation of the type ELEC."""
    return "".join("".join(f"{tag}  - {value}\r\n" for tag, value in _ris(cited)) for cited in citations)


def _ris(cited: Citation) -> list[tuple[str, str]]:
    fields = [
        ("TY", "ELEC"),
        ("ID", cited.key),
        *(("AU", _ris_name(name)) for name in cited.authors),
        ("TI", cited.title),
        ("T2", cited.site),
        ("PB", PUBLISHER),
        ("PY", cited.issued and cited.issued[:4]),
        ("DA", cited.issued and cited.issued.replace("-", "/")),
        ("UR", cited.url),
        ("Y2", cited.accessed.replace("-", "/")),
        ("LA", "de"),
        ("AB", cited.abstract),
        *(("KW", subject) for subject in cited.subjects),
        ("N1", cited.note),
    ]
    return [*((tag, value) for tag, value in fields if value), ("ER", "")]


def _ris_name(name: str) -> str:
    return ", ".join(family_and_given(name) or (_without_commas(name),))


def _without_commas(text: str) -> str:
    return " ".join(text.replace(",", " ").split())


def csl_json(citations: Sequence[Citation]) -> str:
    """Return the citations as CSL JSON: a list of items of the type ``webpage``."""
    return json.dumps(list(map(_csl, citations)), ensure_ascii=False, indent=2) + "\n"


def _csl(cited: Citation) -> dict[str, Any]:
    item = {
        "id": cited.key,
        "type": "webpage",
        "title": cited.title,
        "author": [_csl_name(name) for name in cited.authors],
        "container-title": cited.site,
        "publisher": PUBLISHER,
        "issued": cited.issued and _csl_date(cited.issued),
        "accessed": _csl_date(cited.accessed),
        "URL": cited.url,
        "language": "de",
        "abstract": cited.abstract,
        "keyword": ", ".join(cited.subjects),
        "note": cited.note,
    }
    return {name: value for name, value in item.items() if value}


def _csl_name(name: str) -> dict[str, str]:
    parts = family_and_given(name)
    return {"family": parts[0], "given": parts[1]} if parts else {"literal": name}


def _csl_date(day: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in day.split("-")]]}


#: Format: function.
STYLES: Mapping[str, Callable[[Sequence[Citation]], str]] = {"bibtex": bibtex, "ris": ris, "csl": csl_json}
