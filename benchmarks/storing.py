"""What keeping captures costs: storing articles with their WARC records, as a multiple of storing them without.

python -m benchmarks.storing [STORED...]
"""

import gzip
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from herne_news.captures.capture import Exchange
from herne_news.captures.writer import CaptureWriter
from herne_news.items import Article
from herne_news.replica.inherne import InherneSite
from herne_news.stations.entering import entries_of
from herne_news.stations.journal import note_of, write_notes
from herne_news.store.archive import Archive
from herne_news.store.runs import start_run
from herne_news.store.write import save
from herne_news.visits import Fetched, Visit

STORED = (1_000, 200_000)
MEASURED, BATCH, LIMIT = 1_000, 50, 1.5
NOON = "2026-11-24T12:00:00Z"


def samples() -> list[tuple[Article, bytes, bytes]]:
    """Return records of the sample site with their pages, plain and packed."""
    site = InherneSite(60, 1)
    found = []
    for number in range(60):
        article = site.article(number)
        page = site.respond("/" + str(article.url).split("/", 3)[3]).body
        if article.body and page:
            found.append((article, page, gzip.compress(page, 6)))
    return found


class Store:
    """An archive that articles are stored into, batch by batch as a crawl does."""

    def __init__(self, folder: Path) -> None:
        self.archive = Archive.open(folder / "herne.db")
        self.run = start_run(self.archive, ["inherne"], NOON)
        self.samples = samples()
        self.number = 0

    def visits(self, captures: CaptureWriter) -> list[Visit]:
        """Return a batch of visits, each of a new article, captured."""
        visits = []
        for _ in range(BATCH):
            self.number += 1
            article, page, packed = self.samples[self.number % len(self.samples)]
            url = f"https://inherne.net/artikel-{self.number}/"
            head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=UTF-8\r\nContent-Encoding: gzip\r\n\r\n"
            sent = b"GET / HTTP/1.1\r\nHost: inherne.net\r\nAccept-Encoding: gzip\r\n\r\n"
            capture = captures.write(Exchange(uri=url, status=200, request=sent, head=head, payload=packed), NOON)
            answer = Fetched(url=url, fetched=NOON, status=200, body=page, capture=capture)
            own = replace(
                article, url=url, body=f"{article.body} {self.number}", title=f"{article.title} {self.number}"
            )
            visits.append(Visit(source="inherne", url=url, seen=NOON, answers=(answer,), article=own))
        return visits

    def seconds(self, count: int, folder: Path | None) -> float:
        """Return how long it takes to store `count` new articles, with captures in `folder` or none."""
        captures = CaptureWriter(folder, "herne-inherne", {}, lambda *_: None, lambda _: None)
        begun = time.perf_counter()
        for _ in range(count // BATCH):
            visits = self.visits(captures)
            end = captures.note(
                NOON, "metadata://herne-news/inherne/visits", write_notes([*map(note_of, visits)], NOON)
            )
            entries = [entry for visit in visits for entry in entries_of(visit)]
            save(self.archive, entries, self.run, (end.file, end.length) if end else None)
        captures.close()
        return time.perf_counter() - begun


def main(sizes: tuple[int, ...]) -> int:
    """Measure, print a line a size, return 1 where a limit is broken."""
    worst = 0.0
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            store = Store(Path(folder))
            store.seconds(size, None)
            without, with_warc = [], []
            for turn in range(5):
                without.append(store.seconds(MEASURED, None))
                with_warc.append(store.seconds(MEASURED, Path(folder) / f"warc{turn}"))
            store.archive.close()
        ratio = min(with_warc) / min(without)
        worst = max(worst, ratio)
        print(
            f"storing: {size} stored: {1000 * min(without) / MEASURED:.2f} ms an article without captures,"
            f" {1000 * min(with_warc) / MEASURED:.2f} with; {ratio:.2f}, limit {LIMIT}",
            flush=True,
        )
    return int(worst > LIMIT)


if __name__ == "__main__":
    sys.exit(main(tuple(map(int, sys.argv[1:])) or STORED))
