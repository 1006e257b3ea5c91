"""What every data set says of itself: whose the texts and pictures are, what was asked for, when it was crawled, what is missing.

Texts are German, as the archive's. Nothing here reads a clock: a data set is as old as what it shows.
"""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from herne_news import __version__
from herne_news.exports.selection import Filters
from herne_news.store.archive import Archive
from herne_news.store.chosen import count
from herne_news.store.known import missing, runs_span, span

TITLE = "Nachrichten der Stadt Herne"
DESCRIPTION = (
    "Artikel des Online-Magazins inherne.net und Pressemeldungen auf www.herne.de, gelesen aus den Seiten, wie sie abgerufen"
    " wurden, mit ihren Fassungen, Bildnachweisen und der Herkunft jeder Angabe."
)
RIGHTS = (
    "Die Texte gehören ihren Verfasserinnen und Verfassern, die Bilder denen, die der Bildnachweis (credit) nennt, und der Stadt"
    " Herne. Dieser Datensatz räumt an ihnen keine Rechte ein; wer sie über das hinaus nutzt, was das Urheberrecht erlaubt, fragt"
    " sie vorher. Die Bilder selbst sind nicht enthalten, nur ihre Adressen, Unterschriften und Nachweise."
)
SOFTWARE = f"herne-news {__version__}"
SITES = {
    "inherne": {"title": "inherne.net, Online-Magazin der Stadt Herne", "path": "https://inherne.net/"},
    "herne": {"title": "www.herne.de, Pressemeldungen der Stadt Herne", "path": "https://www.herne.de/"},
}


def about(archive: Archive, filters: Filters, tables: Sequence[str]) -> dict[str, Any]:
    """Return what is to be said of the chosen articles and of how many rows of `tables`; docs/exports.md lists the keys.

    Values are fit for JSON. `made` is the archive's own time: when the last run that came to its end did so.
    """
    runs, first_run, last_run = runs_span(archive)
    seen = asdict(span(archive))
    sources = seen.pop("sources")
    return {
        "title": TITLE,
        "description": DESCRIPTION,
        "rights": RIGHTS,
        "sources": [SITES[source] for source in sources if source in SITES],
        "software": SOFTWARE,
        "made": last_run or seen["last_seen"],
        "filters": filters.as_dict(),
        "rows": {table: count(archive, table) for table in tables},
        **seen,
        "runs": runs,
        "first_run": first_run,
        "last_run": last_run,
        "missing": {
            source: count for source, count in missing(archive).items() if source in (filters.sources or (source,))
        },
    }
