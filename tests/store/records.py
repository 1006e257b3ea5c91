"""Entries and articles for the store's tests: short to write, whole to compare."""

from dataclasses import replace
from typing import Any

from herne_news.items import Article, Caption, Refusal, Sighting
from herne_news.store.archive import Archive
from herne_news.store.entries import CaptureRow, Entry, Outcome, PageRow
from herne_news.store.runs import start_run
from herne_news.store.write import save

DAY = "2026-01-0{}T00:00:00Z"
LIST = "https://www.herne.de/Rathaus/"
OTHER_LIST = "https://www.herne.de/Stadt-und-Leben/"


def story(number: int = 1, **changes: Any) -> Article:
    """Return an article of inherne with every field filled."""
    article = Article(
        source="inherne",
        url=f"https://inherne.net/straßenfest-{number}/",
        title=f"Straßenfest Nummer {number}",
        kicker="Rund um die Müllerstraße",
        lead="Am Wochenende wird gefeiert.",
        date="2020-05-03",
        published="2020-05-03T14:30:00+02:00",
        updated="2020-05-04",
        category="Gesellschaft",
        categories=("Gesellschaft", "Ausgabe 2020/2"),
        tags=("Fest",),
        authors=("Anja Gladisch", "Jörg Blömeke"),
        body="Am Wochenende wird gefeiert.\n\n## Programm\n\n- Musik\n- Größe zeigen – „mit Hut“",
        captions=(
            Caption(
                position=1,
                text="Die Bühne.",
                credit="Thomas Schmidt",
                image_url="https://inherne.net/b.jpg",
                alt="Bühne",
            ),
            Caption(position=2, credit="Stadt Herne"),
        ),
        layout="A",
        evidence={"title": "theme:entry-title", "date": "jsonld"},
    )
    return replace(article, **changes)


def release(number: int | None = None, *, list_url: str = LIST, **changes: Any) -> Article:
    """Return a release of herne: detail page `number`, or the item that only `list_url` shows."""
    values: dict[str, Any] = {
        "title": "Spatenstich am Hölkeskampring",
        "date": "2018-10-09",
        "published": "2018-10-09",
        "body": "Der erste Spatenstich ist getan.",
    }
    values |= changes
    url = f"https://www.herne.de/Meldungen/News-Detailansicht_{number}.html"
    if number is None:
        from herne_news.urls import teaser_key, teaser_url

        url = teaser_url(list_url, teaser_key(values["date"], values["title"]))
    return Article(source="herne", url=url, **values)


def entry(article: Article, day: int = 1, **changes: Any) -> Entry:
    """Return the entry of a visit that found `article` on a day of January 2026; a page was fetched unless it is a teaser."""
    url = article.url or ""
    values: dict[str, Any] = {"source": article.source, "url": url, "seen": DAY.format(day), "article": article}
    if "#" in url:
        values["sightings"] = (Sighting(list_url=url.split("#")[0], section="Rathaus", position=1),)
    else:
        values["captures"] = (capture(url, day),)
        values["page"] = PageRow(status=200, etag=f'"{day}"', lastmod=f"2026-01-0{day}")
    return Entry(**(values | {"parser_version": "1"} | changes))


def capture(url: str, day: int = 1) -> CaptureRow:
    return CaptureRow(url=url, fetched=DAY.format(day), status=200, digest=f"sha1:{day}", length=70_000)


def refused(url: str, reason: str, day: int = 1, **changes: Any) -> Entry:
    """Return the entry of a page that is no article."""
    refusal = Refusal(url=url, reason=reason, detail=f"expected an article, found {reason}")
    values: dict[str, Any] = {"source": "inherne", "url": url, "seen": DAY.format(day), "refusal": refusal}
    return Entry(**(values | {"page": PageRow(status=200)} | changes))


def store(archive: Archive, *entries: Entry) -> list[Outcome]:
    """Save entries in a run of their own."""
    return save(archive, entries, start_run(archive, ["inherne", "herne"], DAY.format(1)))


def kinds(archive: Archive, *entries: Entry) -> list[str]:
    return [outcome.kind for outcome in store(archive, *entries)]


def rows(archive: Archive, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    return list(archive.read(sql, values))
