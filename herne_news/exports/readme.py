"""What a data set says of itself, for machines and for people."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from herne_news.exports.columns import Table

FILTERS = {
    "source": "Quelle",
    "since": "ab",
    "until": "bis",
    "category": "Rubrik",
    "author": "Autor",
    "query": "Wörter",
}
#: What there is one of, and several.
COUNTED = {
    "articles": ("Artikel", "Artikel"),
    "images": ("Bild mit Unterschrift oder Nachweis", "Bilder mit Unterschrift oder Nachweis"),
    "versions": ("Fassung", "Fassungen"),
    "sightings": ("Fundstelle", "Fundstellen"),
    "identifiers": ("Name", "Namen"),
    "captures": ("Abruf", "Abrufe"),
}


def about_json(about: Mapping[str, Any]) -> bytes:
    """Return what a data set says of itself as a JSON file."""
    return (json.dumps(about, ensure_ascii=False, indent=2) + "\n").encode()


def readme(about: Mapping[str, Any], tables: Iterable[Table], files: Sequence[str]) -> bytes:
    """Return a page in German about the data set: rights, origin, what is missing, and its tables with their columns."""
    lines = [
        f"# {about['title']}",
        "",
        about["description"],
        "",
        "## Rechte",
        "",
        about["rights"],
        "",
        "## Herkunft",
        "",
    ]
    lines += [f"- {line}" for line in origin(about)]
    lines += ["", "## Dateien", "", *(f"- `{file}`" for file in files)]
    for table in tables:
        lines += ["", f"## {table.title} (`{table.name}`)", "", "| Spalte | Art | Bedeutung |", "|---|---|---|"]
        lines += [f"| `{column.name}` | {column.type} | {column.description} |" for column in table.columns]
    return ("\n".join(lines) + "\n").encode()


def origin(about: Mapping[str, Any]) -> list[str]:
    """Return what there is to say of crawl, selection and gaps, a sentence each."""
    missing = about["missing"]
    counted = ", ".join(f"{count} {COUNTED[table][count != 1]}" for table, count in about["rows"].items())
    filters = "; ".join(
        f"{FILTERS[name]} {', '.join(value) if isinstance(value, list) else value}"
        for name, value in about["filters"].items()
    )
    days = f", Artikel vom {about['oldest']} bis zum {about['newest']}" if about["oldest"] else ""
    runs = "1 Lauf" if about["runs"] == 1 else f"{about['runs']} Läufen"
    return [
        "Quellen: " + "; ".join(f"{source['title']} ({source['path']})" for source in about["sources"]),
        f"Gelesen mit {about['software']}; Stand des Archivs: {about['made']}",
        f"Abgerufen von {about['first_seen']} bis {about['last_seen']}, in {runs}",
        f"Auswahl: {filters or 'alles, was das Archiv hat'}",
        f"{counted}{days}",
        f"Nicht mehr auf der Website: {about['gone']}; Wiederholungen eines anderen Artikels: {about['duplicates']};"
        f" nur in einer Liste: {about['teasers']}",
        "Bekannt, aber nicht im Archiv: "
        + (", ".join(f"{count} ({source})" for source, count in missing.items()) or "nichts"),
    ]
