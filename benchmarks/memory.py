"""Peak memory of a crawl: below 250 MB at 5,000 articles, and at most a fifth more at 20,000; half of them on each site.

python -m benchmarks.memory [COUNT...]
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.commands import environment

COUNTS = (5_000, 20_000)
LIMIT_MB, GROWTH = 250, 1.2
#: A child of its own that waits for the crawl and tells what the system has counted for it.
MEASURE = """import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], check=False).returncode
print(code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)"""


def peak(count: int) -> tuple[int, float]:
    """Return the peak memory in MB and the seconds of a first crawl of `count` articles, half of them on each sample site."""
    with tempfile.TemporaryDirectory() as folder:
        serve = [sys.executable, "-m", "herne_news", "replica", "--articles", str(count // 2), "--port", "8650"]
        with subprocess.Popen(serve, stdout=subprocess.PIPE, text=True) as sites:
            try:
                assert sites.stdout is not None
                mirrors = sites.stdout.readline()
                words = mirrors.split("--mirror ")[1:]
                options = [word for mirror in words for word in ("--mirror", mirror.split()[0])]
                crawl = [
                    sys.executable,
                    "-m",
                    "herne_news",
                    "crawl",
                    "-q",
                    "--archive",
                    str(Path(folder) / "a.db"),
                    *options,
                ]
                begun = time.perf_counter()
                done = subprocess.run(
                    [sys.executable, "-c", MEASURE, *crawl],
                    env=environment(),
                    capture_output=True,
                    text=True,
                    check=True,
                )
                code, megabytes = done.stdout.split()
                assert code == "0", done.stderr
                return int(megabytes), time.perf_counter() - begun
            finally:
                sites.terminate()


def main(counts: tuple[int, ...]) -> int:
    """Measure, print a line a size, return 1 where a limit is broken."""
    peaks = []
    for count in counts:
        megabytes, seconds = peak(count)
        peaks.append(megabytes)
        print(f"memory: {count} articles: {megabytes} MB at the most, {seconds:.0f} s", flush=True)
    growth = peaks[-1] / peaks[0]
    print(f"memory: limit {LIMIT_MB} MB at the smallest size; growth {growth:.2f}, limit {GROWTH}")
    return int(peaks[0] > LIMIT_MB or growth > GROWTH)


if __name__ == "__main__":
    sys.exit(main(tuple(map(int, sys.argv[1:])) or COUNTS))
