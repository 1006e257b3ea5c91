"""Pages a second on one core, as a ratio of a bare lxml parse of the same bytes in the same run, beside peers.

python -m benchmarks.parsing [PEER...]
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from benchmarks.peers import PEERS, seconds_of
from herne_news.parsers import parse
from herne_news.replica.inherne import InherneSite

HOME = "https://inherne.net"
COUNT, ROUNDS, PEER_ROUNDS = 120, 5, 1
SIZES = range(60_000, 120_000)


def pages() -> list[tuple[bytes, str]]:
    """Return sample pages of 60 to 120 KB with their addresses."""
    site = InherneSite(COUNT, 1)
    urls = [str(site.article(number).url) for number in range(COUNT)]
    found = [(site.respond(url.removeprefix(HOME)).body, url) for url in urls]
    return [(body, url) for body, url in found if len(body) in SIZES]


def best(work: Callable[[], object]) -> float:
    """Return the seconds of the best of some rounds."""
    seconds = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begun)
    return min(seconds)


def main(names: list[str]) -> int:
    """Measure and print a line each; the limits that are aimed at are printed beside, and told where they are missed."""
    sample = pages()
    bare = best(lambda: [etree.fromstring(body, etree.HTMLParser(encoding="utf-8")) for body, _ in sample])
    ours = best(lambda: [parse(body, url, "inherne") for body, url in sample])
    size = sum(len(body) for body, _ in sample) // len(sample) // 1000
    print(
        f"parsing: {len(sample)} pages of {size} KB on average; bare lxml {bare / len(sample) * 1e3:.2f} ms a page = 1.0"
    )
    print(f"parsing: herne-news {ours / len(sample) * 1e3:.2f} ms, {bare / ours:.3f} of bare lxml; aimed at 0.60")
    with tempfile.TemporaryDirectory() as folder:
        index: dict[str, str] = {}
        for number, (body, url) in enumerate(sample):
            path = Path(folder) / f"{number}.html"
            path.write_bytes(body)
            index[str(path)] = url
        listing = Path(folder) / "index.json"
        listing.write_text(json.dumps(index))
        for name, aim in (("trafilatura", 15), ("fundus", 2), ("newspaper4k", None)):
            seconds = seconds_of(name, listing, PEER_ROUNDS) if not names or name in names else None
            if seconds is not None:
                told = f"; aimed at {aim}" if aim else ""
                each = seconds / len(sample) * 1e3
                print(
                    f"parsing: {name} {each:.2f} ms; herne-news is {seconds / ours:.1f} times as fast{told}", flush=True
                )
    return 0


if __name__ == "__main__":
    assert set(sys.argv[1:]) <= PEERS.keys(), f"expected peers among {', '.join(PEERS)}"
    sys.exit(main(sys.argv[1:]))
