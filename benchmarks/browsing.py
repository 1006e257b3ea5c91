"""How fast readers' pages are with 300,000 articles, beside Datasette's own plain page of a row; also while a crawl writes.

python -m benchmarks.browsing [ARTICLES] [ARCHIVE]

A kept ARCHIVE is used if it is there and made if not; else one is made in a temporary folder. Times are those of a browser on the
same machine: a real server in a process of its own, asked for one page after the other in a changing order.
"""

import contextlib
import http.client
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote, urlsplit

from benchmarks.generated import make
from herne_news.browse.serve import serve
from herne_news.items import Article
from herne_news.replica.inherne import InherneSite
from herne_news.store.archive import Archive
from herne_news.store.entries import Entry, PageRow
from herne_news.store.runs import start_run
from herne_news.store.write import save

ARTICLES, ROUNDS, LIMIT = 300_000, 40, 5.0
#: Articles in a batch of the crawl, and seconds between batches: fifty times as fast as a crawl may be.
BATCH, PAUSE = 50, 1.0
NOW = "2026-11-24T12:00:00Z"
PLAIN = "plain row page"

#: The pages that readers open, by their address; {n} is another article each time, {rare} a word of few articles.
PAGES = {
    PLAIN: "/herne/articles/{n}",
    "start": "/",
    "search, frequent word": "/suche?q=Herne",
    "search, rare word": "/suche?q={rare}",
    "search, frequent, newest": "/suche?q=Herne&sortierung=neueste",
    "search, compounds": "/suche?q=Stadthaus",
    "search, facet of year": "/suche?q=Herne&jahr=2021",
    "search, facet of category": "/suche?q=Herne&kategorie=Kultur",
    "search, three facets": "/suche?q=Herne&jahr=2021&kategorie=Kultur&quelle=inherne",
    "search, page 9": "/suche?q=Herne&seite=9",
    "month": "/kalender/2021/3",
    "article": "/artikel/{n}",
    "calendar": "/kalender",
    "category": "/rubriken/Kultur",
    "photographers": "/fotografen",
}


@contextlib.contextmanager
def served(path: Path) -> Iterator[http.client.HTTPConnection]:
    """Serve an archive in a process of its own and yield a connection to it."""
    server = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.browsing", "--serve", str(path)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert server.stdout
        parts = urlsplit(server.stdout.readline().strip())
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=60)
        yield connection
        connection.close()
    finally:
        server.terminate()
        server.wait()


@contextlib.contextmanager
def written(path: Path) -> Iterator[None]:
    """Let a process of its own store batches of new articles all the while."""
    writer = subprocess.Popen([sys.executable, "-m", "benchmarks.browsing", "--write", str(path)])
    try:
        time.sleep(3)
        yield
        if writer.poll() is not None:
            raise SystemExit("browsing: the process that writes has ended before it was told to")
    finally:
        writer.terminate()
        writer.wait()


def write(path: Path) -> None:
    """Store a batch of new articles, wait, and so on."""
    with Archive.open(path) as archive:
        run = start_run(archive, ["inherne"], NOW)
        site = InherneSite(60, 1)
        samples = [site.article(number) for number in range(60)]
        number = time.time_ns()
        while True:
            entries = []
            for sample in samples[:BATCH]:
                number += 1
                entries.append(_entry(sample, number))
            save(archive, entries, run)
            time.sleep(PAUSE)


def _entry(sample: Article, number: int) -> Entry:
    url = f"https://inherne.net/neu-{number}/"
    article = replace(sample, url=url, title=f"{sample.title} {number}", body=f"{sample.body} {number}")
    return Entry(source="inherne", url=url, seen=NOW, article=article, page=PageRow(status=200), parser_version="1")


def rare_word(path: Path) -> str:
    """Return a word that stands in three to a hundred articles."""
    with Archive.open(path, readonly=True) as archive:
        late = list(
            archive.read("SELECT word FROM search_words WHERE word NOT GLOB '*[^a-z]*' AND id % 97 = 0 LIMIT 5000")
        )
        for (word,) in late:
            found = "SELECT count(*) FROM (SELECT 1 FROM search_fts WHERE search_fts MATCH ? LIMIT 101)"
            if 3 <= next(archive.read(found, (word,)))[0] <= 100:
                return str(word)
    raise SystemExit(f"browsing: expected a rare word in {path}, found none; make the archive anew")


def measure(
    connection: http.client.HTTPConnection, chance: random.Random, articles: int, rare: str
) -> dict[str, list[float]]:
    """Return the seconds that each page took, ROUNDS times in a changing order."""
    seconds: dict[str, list[float]] = {name: [] for name in PAGES}
    for turn in range(-2, ROUNDS):
        for name in chance.sample(list(PAGES), len(PAGES)):
            path = quote(PAGES[name].format(n=chance.randint(1, articles), rare=rare), safe="/?&=%")
            begun = time.perf_counter()
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                raise SystemExit(f"browsing: expected {path} to answer with 200, found {answer.status}")
            if turn >= 0:
                seconds[name].append(time.perf_counter() - begun)
    return seconds


def report(seconds: dict[str, list[float]], when: str) -> float:
    """Print a line a page and return the worst ratio to the plain page at the 95th percentile."""

    def at(name: str, share: float) -> float:
        return 1000 * sorted(seconds[name])[int(share * (ROUNDS - 1))]

    worst = 0.0
    for name in seconds:
        ratio = at(name, 0.95) / at(PLAIN, 0.95)
        worst = max(worst, ratio)
        print(
            f"browsing, {when}: {name:26} median {at(name, 0.5):6.1f} ms, 95th percentile {at(name, 0.95):6.1f} ms;"
            f" {ratio:.1f} times, limit {LIMIT}",
            flush=True,
        )
    return worst


def main(articles: int, kept: Path | None) -> int:
    """Measure at rest and while a crawl writes; return 1 where a limit is broken."""
    with tempfile.TemporaryDirectory() as folder:
        path = kept or Path(folder) / "herne.db"
        if not path.exists():
            begun = time.perf_counter()
            make(path, articles)
            print(f"browsing: {articles} articles made in {time.perf_counter() - begun:.0f} s", flush=True)
        chance, rare = random.Random(1), rare_word(path)
        with served(path) as connection:
            worst = report(measure(connection, chance, articles, rare), "at rest")
            with written(path):
                worst = max(worst, report(measure(connection, chance, articles, rare), "while a crawl writes"))
    return int(worst > LIMIT)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        serve(sys.argv[2], "127.0.0.1", 0, open_browser=False, announce=lambda address: print(address, flush=True))
    elif sys.argv[1:2] == ["--write"]:
        write(Path(sys.argv[2]))
    else:
        number = int(sys.argv[1]) if sys.argv[1:] else ARTICLES
        sys.exit(main(number, Path(sys.argv[2]) if sys.argv[2:] else None))
