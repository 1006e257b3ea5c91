"""Peers that read articles, each in an environment of its own under benchmarks/.envs, made when first asked for."""

import subprocess
import sys
import venv
from pathlib import Path
from typing import Self

ENVIRONMENTS = Path(__file__).parent / ".envs"
#: Name -> what is installed, and a function `read(html, url)` in the peer's words.
PEERS = {
    "trafilatura": (
        ("trafilatura==2.3.1", "lxml_html_clean"),
        "from trafilatura import bare_extraction\ndef read(html, url): return bare_extraction(html, url=url, with_metadata=True)",
    ),
    # Left to itself, newspaper4k fetches the pictures that a page names.
    "newspaper4k": (
        ("newspaper4k==0.9.6", "lxml_html_clean"),
        "from newspaper import Article\ndef read(html, url):\n    article = Article(url, language='de', fetch_images=False)\n"
        "    article.download(input_html=html)\n    article.parse()\n    return article",
    ),
    # fundus has a parser for each publisher: that of a WordPress site finds the text of the sample pages.
    "fundus": (
        ("fundus==0.5.7", "curl_cffi<0.14"),
        "from fundus import PublisherCollection\nparser = PublisherCollection.de.NetzpolitikOrg.parser()\n"
        "def read(html, url): return parser.parse(html, 'suppress')",
    ),
}
#: For each line with the path of a list of pages, reads them and prints the seconds of processor time and how many failed.
WORKER = """
import json, pathlib, sys, time
{read}
for line in sys.stdin:
    index = json.loads(pathlib.Path(line.strip()).read_text())
    pages = [(pathlib.Path(path).read_text(encoding="utf-8"), url) for path, url in index.items()]
    failed = 0
    begun = time.process_time()
    for html, url in pages:
        try:
            read(html, url)
        except Exception:
            failed += 1
    print(time.process_time() - begun, failed, flush=True)
"""


def python_of(name: str) -> Path:
    """Return the Python of a peer's environment, installing it first where it is missing; raises CalledProcessError."""
    folder = ENVIRONMENTS / name
    python = folder / "bin" / "python"
    if not (folder / "ready").exists():
        venv.create(folder, with_pip=True, clear=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PEERS[name][0]]
        subprocess.run(install, check=True)
        (folder / "ready").touch()
    return python


class Peer:
    """A peer in a process of its own, which reads lists of pages when it is asked to; a context manager that ends it.

    Raises CalledProcessError where the peer cannot be installed.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        script = WORKER.replace("{read}", PEERS[name][1])
        self._process = subprocess.Popen(
            [str(python_of(name)), "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()

    def seconds(self, index: Path) -> float:
        """Return the seconds of processor time that the peer takes for the pages of `index` (JSON: path -> address).

        Raises RuntimeError where the peer has ended, or fails on more than half of the pages: such a time says nothing.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write(f"{index}\n")
            self._process.stdin.flush()
        except BrokenPipeError as error:
            raise RuntimeError(f"{self.name}: expected it to read pages, found it ended") from error
        said = self._process.stdout.readline().split()
        if len(said) != 2:
            raise RuntimeError(f"{self.name}: expected its time, found {' '.join(said) or 'it ended'}")
        count = index.read_text().count("http")
        if int(said[1]) * 2 > count:
            raise RuntimeError(f"{self.name}: expected records, found it failing on {said[1]} of {count} pages")
        return float(said[0])


def started(names: list[str]) -> list[Peer]:
    """Return the peers of these names, without those that cannot be installed, which are told on stderr."""
    found = []
    for name in names:
        try:
            found.append(Peer(name))
        except subprocess.CalledProcessError as error:
            sys.stderr.write(f"{name}: cannot be measured: {error}\n")
    return found
