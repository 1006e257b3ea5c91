"""Data sets of 200,000 articles: speed beside sqlite3 and the standard library's writers alone, and peak memory.

python -m benchmarks.exporting [ARTICLES]

The plain way reads the rows of the same tables and writes them with csv.writer, or reads the articles' rows alone and writes each
with json.dumps; it makes no lists of names, no pictures, no provenance, and does not wait for the disk. Each is run in turn with
ours, from the same warm file, in a process of its own; what counts is the processor's time, which others on the machine change
little.
"""

import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.commands import environment

COUNT, ROUNDS, LEAST, LIMIT_MB = 200_000, 3, 0.5, 200
TIED = ("article_categories", "article_authors", "article_tags", "images", "sightings")
PLAIN = {
    "csv": """import csv, pathlib, sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
for table in ("articles", "images", "versions"):
    cursor = connection.execute(f"SELECT * FROM {table} ORDER BY id")
    with (pathlib.Path(sys.argv[2] + table)).open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(column[0] for column in cursor.description)
        writer.writerows(cursor)
""",
    "jsonl": """import json, pathlib, sqlite3, sys
cursor = sqlite3.connect(sys.argv[1]).execute("SELECT * FROM articles ORDER BY id")
names = [column[0] for column in cursor.description]
with (pathlib.Path(sys.argv[2])).open("w", encoding="utf-8") as file:
    for row in cursor:
        file.write(json.dumps(dict(zip(names, row)), ensure_ascii=False) + "\\n")
""",
}
#: A child of its own that waits for the command and tells what the system has counted for it.
MEASURE = """import resource, subprocess, sys, time
begun = time.perf_counter()
subprocess.run(sys.argv[1:], check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)"""


@dataclass(frozen=True, order=True)
class Cost:
    """What a command has cost: processor seconds, seconds by the clock, MB of memory at the most."""

    processor: float
    clock: float
    megabytes: int


def run(*words: str) -> Cost:
    """Run a command and return what it has cost."""
    command = [sys.executable, "-c", MEASURE, *words]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=True)
    clock, processor, megabytes = done.stdout.split()
    return Cost(float(processor), float(clock), int(megabytes))


def fill(path: Path, count: int) -> None:
    """Crawl the sample sites into an archive and multiply what is in it until it has `count` articles."""
    demo = [sys.executable, "-m", "herne_news", "demo", "--archive", str(path), "--articles", "500"]
    subprocess.run(demo, env=environment(), capture_output=True, check=True)
    with closing(sqlite3.connect(path)) as connection:
        for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {trigger}")  # the text index is not read here and takes an hour to fill
        sample = connection.execute("SELECT max(id) FROM articles").fetchone()[0]
        for step in range(sample, count, sample):
            copy(connection, "articles", step, id=f"id + {step}", url=f"url || '?{step}'", duplicate_of="NULL")
            copy(connection, "versions", step, id="NULL", article_id=f"article_id + {step}")
            copy(connection, "identifiers", step, id=f"id || '?{step}'", article_id=f"article_id + {step}")
            for table in TIED:
                copy(connection, table, step, id="NULL", article_id=f"article_id + {step}")
            connection.commit()
        connection.execute("DELETE FROM articles WHERE id > ?", (count,))
        connection.commit()


def copy(connection: sqlite3.Connection, table: str, step: int, **changed: str) -> None:
    """Copy the rows of the first `step` numbers that belong to the sample, some columns changed."""
    names = [row[1] for row in connection.execute(f"PRAGMA table_xinfo({table})") if row[6] == 0]
    values = [changed.get(name, name) for name in names]
    key = "id" if table == "articles" else "article_id"
    sample = f"{key} <= (SELECT min({step}, 1000))"
    connection.execute(
        f"INSERT INTO {table} ({', '.join(names)}) SELECT {', '.join(values)} FROM {table} WHERE {sample}"
    )


def measure(path: Path, folder: Path) -> bool:
    """Export the archive at `path`, print a line a format, and say whether each keeps the limits."""
    kept = True
    for name, plain in PLAIN.items():
        ours, theirs = [], []
        for _ in range(ROUNDS):
            theirs.append(run(sys.executable, "-c", plain, str(path), str(folder / "plain")))
            words = ["-m", "herne_news", "export", name, str(folder / name), "--archive", str(path), "-q", "--force"]
            ours.append(run(sys.executable, *words))
        best, other = min(ours), min(theirs)
        memory = max(cost.megabytes for cost in ours)
        ratio = other.processor / best.processor
        kept &= ratio >= LEAST and memory <= LIMIT_MB
        clock = min(cost.clock for cost in theirs) / min(cost.clock for cost in ours)
        print(
            f"exporting: {name}: {best.processor:.1f} s of the processor, plain {other.processor:.1f} s: {ratio:.2f} of its"
            f" speed, at least {LEAST} ({clock:.2f} by the clock); {memory} MB at the most, limit {LIMIT_MB}",
            flush=True,
        )
    return kept


def main(count: int) -> int:
    """Measure, return 1 where a limit is broken."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "herne.db"
        fill(path, count)
        print(f"exporting: {count} articles, {path.stat().st_size / 1e6:.0f} MB", flush=True)
        return int(not measure(path, folder))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else COUNT))
