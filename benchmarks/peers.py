"""Peers that read articles, each in an environment of its own under benchmarks/.envs, made when first asked for."""

import json
import subprocess
import sys
import venv
from pathlib import Path

ENVIRONMENTS = Path(__file__).parent / ".envs"
#: Name -> what is installed, and a function `read(html, url)` in the peer's words.
PEERS = {
    "trafilatura": (
        ("trafilatura==2.3.1", "lxml_html_clean"),
        "from trafilatura import bare_extraction\ndef read(html, url): return bare_extraction(html, url=url, with_metadata=True)",
    ),
    "newspaper4k": (
        ("newspaper4k==0.9.6", "lxml_html_clean"),
        "from newspaper import Article\ndef read(html, url):\n    article = Article(url, language='de')\n"
        "    article.download(input_html=html)\n    article.parse()\n    return article",
    ),
    "fundus": (
        ("fundus==0.5.7", "curl_cffi<0.14"),
        "from fundus import PublisherCollection\nparser = PublisherCollection.de.Tagesschau.parser()\n"
        "def read(html, url): return parser.parse(html, 'suppress')",
    ),
}
#: Reads the pages that stand in a folder, over and over, and prints the seconds of the best round.
ROUNDS = """
import json, pathlib, sys, time
{read}
pages = [(path.read_text(encoding="utf-8"), url) for path, url in
         ((pathlib.Path(name), url) for name, url in json.loads(pathlib.Path(sys.argv[1]).read_text()).items())]
best = 1e9
for _ in range(int(sys.argv[2])):
    begun = time.perf_counter()
    for html, url in pages:
        try:
            read(html, url)
        except Exception as error:
            pass
    best = min(best, time.perf_counter() - begun)
print(best)
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


def seconds_of(name: str, index: Path, rounds: int) -> float | None:
    """Return the seconds that a peer takes for the pages of `index` (path -> address), None where it cannot be installed."""
    try:
        python = python_of(name)
        script = ROUNDS.replace("{read}", PEERS[name][1])
        done = subprocess.run(
            [str(python), "-c", script, str(index), str(rounds)], capture_output=True, text=True, check=True
        )
    except subprocess.CalledProcessError as error:
        sys.stderr.write(f"{name}: cannot be measured: {(error.stderr or str(error))[-300:]}\n")
        return None
    return float(json.loads(done.stdout.splitlines()[-1]))
