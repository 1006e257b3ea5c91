"""What provenance costs: storing articles with WARC records, versions and the check for duplicates, as a multiple of without.

python -m benchmarks.storing [STORED...]

Articles are new and of a magazine's length, each with words of its own, ten a day; pages are those of the sample site. What is
measured begins when a page has been fetched and parsed. The two ways take turns, and each is measured by its fastest turn.
"""

import contextlib
import gzip
import itertools
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from unittest import mock

from herne_news.captures.capture import Exchange
from herne_news.captures.writer import CaptureWriter
from herne_news.items import Article
from herne_news.replica.chance import stream
from herne_news.replica.inherne import InherneSite
from herne_news.stations.entering import entries_of
from herne_news.stations.journal import note_of, write_notes
from herne_news.store.archive import Archive
from herne_news.store.runs import start_run
from herne_news.store.write import save
from herne_news.visits import Fetched, Visit

STORED = (1_000, 200_000)
MEASURED, TURNS, BATCH, A_DAY, LIMIT = 1_000, 5, 50, 10, 1.5
NOON, FIRST = "2026-11-24T12:00:00Z", date(1970, 1, 1)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=UTF-8\r\nContent-Encoding: gzip\r\n\r\n"
SENT = b"GET / HTTP/1.1\r\nHost: inherne.net\r\nAccept-Encoding: gzip\r\n\r\n"

SYLLABLES = (
    *("ab", "an", "ber", "burg", "dorf", "ein", "er", "fel", "gang", "ge", "haus", "her", "im", "kan", "kirch", "land"),
    *("le", "markt", "mit", "nach", "ne", "nor", "o", "platz", "rat", "ruhr", "schul", "stadt", "stra", "ver", "wann"),
)
ENDINGS = (
    "Weitere Auskünfte gibt das Bürgertelefon unter der Nummer 02323 160 an allen Werktagen von 8 bis 18 Uhr.",
    "Der Eintritt ist frei.",
)


def _word(rank: int) -> str:
    """Return the word of a rank: frequent ones short, every third of the others a noun."""
    word = "".join(stream(7, "word", rank).choices(SYLLABLES, k=1 + min(4, rank.bit_length() // 3)))
    return word.capitalize() if rank > 50 and rank % 3 == 0 else word


#: The words of a language, as often as Zipf's law has them.
VOCABULARY = [_word(rank) for rank in range(20_000)]
FREQUENCY = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(VOCABULARY))))

#: An article as it was read, and its page, plain and packed.
Parsed = tuple[Article, bytes, bytes]


class Store:
    """An archive that articles are stored into, batch by batch as a crawl does."""

    def __init__(self, folder: Path) -> None:
        self.archive = Archive.open(folder / "herne.db")
        self.run = start_run(self.archive, ["inherne"], NOON)
        self.samples = list(self._samples())
        self.number = 0

    @staticmethod
    def _samples() -> Iterator[Parsed]:
        site = InherneSite(60, 1)
        for number in range(60):
            article = site.article(number)
            page = site.respond("/" + str(article.url).split("/", 3)[3]).body
            if article.body and page:
                yield article, page, gzip.compress(page, 6)

    def parsed(self, count: int) -> list[Parsed]:
        """Return new articles, as many words long as those of the sample site."""
        found = []
        for _ in range(count):
            self.number += 1
            article, page, packed = self.samples[self.number % len(self.samples)]
            paragraphs = list(_paragraphs(stream(7, "storing", self.number), article.body or ""))
            own = replace(
                article,
                url=f"https://inherne.net/artikel-{self.number}/",
                title=f"{article.title} {self.number}",
                date=str(FIRST + timedelta(days=self.number // A_DAY)),
                body="\n\n".join(paragraphs),
            )
            found.append((own, page, packed))
        return found

    def seconds(self, parsed: list[Parsed], folder: Path | None) -> float:
        """Return how long it takes to store articles, with captures in `folder` or none."""
        captures = CaptureWriter(folder, "herne-inherne", {}, lambda *_: None, lambda _: None)
        begun = time.perf_counter()
        for start in range(0, len(parsed), BATCH):
            visits = [self._visit(captures, *one) for one in parsed[start : start + BATCH]]
            notes = write_notes([*map(note_of, visits)], NOON)
            end = captures.note(NOON, "metadata://herne-news/inherne/visits", notes)
            entries = [entry for visit in visits for entry in entries_of(visit)]
            save(self.archive, entries, self.run, (end.file, end.length) if end else None)
        captures.close()
        return time.perf_counter() - begun

    @staticmethod
    def _visit(captures: CaptureWriter, article: Article, page: bytes, packed: bytes) -> Visit:
        url = str(article.url)
        capture = captures.write(Exchange(uri=url, status=200, request=SENT, head=HEAD, payload=packed), NOON)
        answer = Fetched(url=url, fetched=NOON, status=200, body=page, capture=capture)
        return Visit(source="inherne", url=url, seen=NOON, answers=(answer,), article=article)


def _paragraphs(chance: Random, like: str) -> Iterator[str]:
    """Yield a text as long as another, of sentences that no other article has, and an ending that many share."""
    for paragraph in like.split("\n\n"):
        words = chance.choices(VOCABULARY, cum_weights=FREQUENCY, k=len(paragraph.split()))
        sentences = [" ".join(words[i : i + 14]) for i in range(0, len(words), 14)]
        yield " ".join(f"{sentence[:1].upper()}{sentence[1:]}." for sentence in sentences)
    yield chance.choice(ENDINGS)


@contextlib.contextmanager
def nothing_kept() -> Iterator[None]:
    """Leave out versions and the check for duplicates and reprints for the block."""
    left_out = ("add_version", "duplicates.link", "identity.reprints.row_of")
    with contextlib.ExitStack() as stack:
        for name in left_out:
            stack.enter_context(mock.patch(f"herne_news.store.write.{name}", return_value=None))
        yield


def main(sizes: tuple[int, ...]) -> int:
    """Measure, print a line a size, return 1 where a limit is broken."""
    worst = 0.0
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            store = Store(Path(folder))
            for _ in range(0, size, 1_000):
                store.seconds(store.parsed(1_000), None)
            without, provenance = [], []
            for turn in range(TURNS):
                parsed = store.parsed(MEASURED)
                with nothing_kept():
                    without.append(store.seconds(parsed, None))
                provenance.append(store.seconds(store.parsed(MEASURED), Path(folder) / f"warc{turn}"))
            linked = store.archive.connection.execute(
                "SELECT count(*) FROM articles WHERE duplicate_of IS NOT NULL"
            ).fetchone()[0]
            store.archive.close()
        ratio = min(provenance) / min(without)
        worst = max(worst, ratio)
        print(
            f"storing: {size} stored, {linked} of them linked: {1000 * min(without) / MEASURED:.2f} ms an article without"
            f" provenance, {1000 * min(provenance) / MEASURED:.2f} with; {ratio:.2f}, limit {LIMIT}",
            flush=True,
        )
    return int(worst > LIMIT)


if __name__ == "__main__":
    sys.exit(main(tuple(map(int, sys.argv[1:])) or STORED))
