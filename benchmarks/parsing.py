"""What a full record costs on one core, as a ratio of a bare lxml parse of the same bytes in the same run, beside peers.

python -m benchmarks.parsing [PEER...]

Each round has pages of its own, so that nothing is measured that remembers a page, and everybody reads them one after the
other; what is told is the median of the rounds' ratios. All times are processor time.
"""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from lxml import etree

from benchmarks.peers import PEERS, Peer, started
from herne_news.parsers import parse
from herne_news.replica.inherne import InherneSite

HOME = "https://inherne.net"
COUNT, ROUNDS = 60, 5
SIZES = range(60_000, 120_000)
#: How many times as fast as a peer herne-news is aimed to be; bare lxml is 1.0.
AIMS = {"trafilatura": 15.0, "fundus": 2.0}
AIM_OF_LXML = 0.60

Pages = list[tuple[bytes, str]]


def pages(seed: int = 1) -> Pages:
    """Return sample pages of 60 to 120 KB with their addresses."""
    site = InherneSite(COUNT, seed)
    urls = [str(site.article(number).url) for number in range(COUNT)]
    found = [(site.respond(url.removeprefix(HOME)).body, url) for url in urls]
    return [(body, url) for body, url in found if len(body) in SIZES]


def seconds(work: Callable[[], object]) -> float:
    """Return the seconds of processor time that `work` takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def stored(sample: Pages, folder: Path) -> Path:
    """Write the pages into `folder` and return the path of their list, as `Peer.seconds` takes it."""
    folder.mkdir()
    index: dict[str, str] = {}
    for number, (body, url) in enumerate(sample):
        path = folder / f"{number}.html"
        path.write_bytes(body)
        index[str(path)] = url
    listing = folder / "index.json"
    listing.write_text(json.dumps(index))
    return listing


def one_round(sample: Pages, index: Path, peers: list[Peer]) -> dict[str, float]:
    """Return what each takes for a page, in milliseconds."""
    found = {
        "bare lxml": seconds(
            lambda: [etree.fromstring(body, etree.HTMLParser(encoding="utf-8")) for body, _ in sample]
        ),
        "herne-news": seconds(lambda: [parse(body, url, "inherne") for body, url in sample]),
    }
    for peer in peers:
        found[peer.name] = peer.seconds(index)
    return {name: taken / len(sample) * 1e3 for name, taken in found.items()}


def main(names: list[str]) -> int:
    """Measure and print a line each; the limits that are aimed at are printed beside."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        peers = [stack.enter_context(peer) for peer in started(names or list(PEERS))]
        rounds = []
        for number in range(ROUNDS + 1):
            sample = pages(100 + number)
            rounds.append(one_round(sample, stored(sample, folder / str(number)), peers))
        del rounds[0]  # what is loaded only once
    size = sum(len(body) for body, _ in sample) // len(sample) // 1000
    print(
        f"parsing: {ROUNDS} rounds of some {len(sample)} pages of {size} KB; milliseconds a page, then ratios, are medians"
    )
    for name in rounds[0]:
        each = statistics.median(taken[name] for taken in rounds)
        ratio = statistics.median(taken[name] / taken["herne-news"] for taken in rounds)
        if name == "bare lxml":
            print(f"parsing: {name} {each:.2f} ms = 1.0; herne-news reaches {ratio:.3f}; aimed at {AIM_OF_LXML:.2f}")
        elif name == "herne-news":
            print(f"parsing: {name} {each:.2f} ms")
        else:
            aim = f"; aimed at {AIMS[name]:.0f}" if name in AIMS else ""
            print(f"parsing: {name} {each:.2f} ms; herne-news is {ratio:.1f} times as fast{aim}")
    return 0


if __name__ == "__main__":
    assert set(sys.argv[1:]) <= PEERS.keys(), f"expected peers among {', '.join(PEERS)}"
    sys.exit(main(sys.argv[1:]))
