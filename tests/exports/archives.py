"""Archives to export: every column filled, every text that a format may trip over, several versions, revisits."""

import random
from pathlib import Path

from herne_news.items import Article, Caption, Sighting
from herne_news.store.archive import Archive
from herne_news.store.runs import RunEnd, end_run, start_run
from herne_news.store.write import save
from tests.store.records import DAY, LIST, OTHER_LIST, entry, refused, release, store, story

#: Texts that readers of some format are known to trip over. All must come back as they are.
ODD = (
    "Grüße aus Wanne-Eickel: Äpfel, Öl, Übermut und Straße",
    "Er sagte: \"Ja\", und „Nein“; dann 'vielleicht'",
    "Zeile eins\nZeile zwei\n\nAbsatz; mit, Trennern\tund Tab",
    "Familie 👨‍👩‍👧‍👦, Fahne 🇩🇪, Daumen 👍🏽 und 𝔉raktur",
    '=HYPERLINK("http://127.0.0.1/";"klick")',
    "+49 2323 16-0",
    "-1+1",
    "@SUM(A1:A9)",
    "\tmit Tab am Anfang",
    "NULL",
    "\\N",
    "nan",
    "NA",
    "null",
    "None",
    "0123",
    "1e5",
    "2020-05-03",
    "true",
    "]]> <b>&amp;</b> <!-- x --> & < >",
    "C:\\neu\\tabelle",
    " vorn und hinten leer ",
    "Zeilentrenner\u2028und Absatz\u2029und NEL\u0085Ende",
    "Wagenrücklauf\rallein und\r\nmit Zeile",
    "e\u0301 zerlegt, \u00e9 zusammengesetzt, \ufb01 Ligatur",
    "\u202eumgekehrt\u202c und \u200dverbunden\u00a0fest",
    "'Hochkomma am Anfang",
    "".join(random.Random(1).choices("abcdefghijklmnopqrstuvwxyzäöüß,;\n", k=40_000)),
)
#: Signs that no page should have and JSON can smuggle in. Spreadsheets and XML cannot hold them.
CONTROLS = ("Steuer\x01zeichen\x0e\x1b[0m\x7f und \ufffe\uffff", "NUL\x00mitten", "danach")


def fill_with_controls(path: Path) -> Path:
    """Make an archive of an article for each text of CONTROLS."""
    with Archive.open(path) as archive:
        store(archive, *(entry(story(number, title=text, body=text)) for number, text in enumerate(CONTROLS, start=1)))
    return path


def odd_stories() -> list[Article]:
    """Return an article for each odd text, which stands in every field that takes any text."""
    return [
        story(
            number,
            url=f"https://inherne.net/seltsam-{number}/",
            title=text[:200],
            kicker=text[:100],
            lead=text,
            category=text[:50],
            categories=(text[:50], "Gesellschaft"),
            tags=(text[:50],),
            authors=(text[:50],),
            body=f"{text}\n\n## Zwischen\n\n{text}",
            captions=(
                Caption(position=1, text=text, credit=text[:50], image_url="https://inherne.net/b.jpg", alt=text),
            ),
        )
        for number, text in enumerate(ODD, start=100)
    ]


def fill(path: Path) -> Path:
    """Make an archive without WARC files at `path`: both sources, odd texts, versions, a teaser, a gone and a missing page."""
    seen = (
        Sighting(list_url=LIST, section="Rathaus", position=2),
        Sighting(list_url=OTHER_LIST, section="Stadt und Leben", position=5),
    )
    bare = Article(source="herne", url="https://www.herne.de/Meldungen/News-Detailansicht_9.html", body="Nur Text.")
    with Archive.open(path) as archive:
        first = start_run(archive, ["inherne", "herne"], DAY.format(1))
        save(
            archive,
            [
                *(entry(story(number)) for number in range(1, 6)),
                *(entry(article) for article in odd_stories()),
                entry(release()),
                entry(release(7, title="Neue Straße", date="2021-01-02", published="2021-01-02"), sightings=seen),
                entry(bare),
                refused("https://inherne.net/impressum/", "page"),
                refused("https://inherne.net/geheim/", "password"),
            ],
            first,
        )
        end_run(archive, first, RunEnd(ended="2026-01-01T00:09:00Z", outcome="done", exit_code=0))
        second = start_run(archive, ["inherne", "herne"], DAY.format(3))
        save(archive, [entry(story(1, body="Geändert.", updated="2026-01-02T08:00:00+01:00"), 3)], second)
        end_run(archive, second, RunEnd(ended="2026-01-03T00:09:00Z", outcome="done", exit_code=0))
    return path
