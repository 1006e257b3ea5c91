"""Exports that are ended by a signal at some moment, and what then stands at their place."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from herne_news.errors import ExitCode
from tests.commands import environment
from tests.exports.exporting import digests


def multiply(path: Path, times: int) -> None:
    """Give an archive its articles again and again, so that an export of it takes a while."""
    with closing(sqlite3.connect(path)) as connection:
        last = connection.execute("SELECT max(id) FROM articles").fetchone()[0]
        for step in range(last, last * times, last):
            for table, key in (("articles", "id"), ("images", "article_id"), ("versions", "article_id")):
                names = [row[1] for row in connection.execute(f"PRAGMA table_xinfo({table})") if not row[6]]
                changed = {key: f"{key} + {step}", "url": f"url || '?{step}'" if table == "articles" else "url"}
                changed |= {} if table == "articles" else {"id": "NULL"}
                values = ", ".join(changed.get(name, name) for name in names)
                connection.execute(f"INSERT INTO {table} SELECT {values} FROM {table} WHERE {key} <= {last}")
        connection.commit()


def words(archive: Path, name: str, out: Path) -> list[str]:
    """Return the words of a quiet export that replaces what stands at `out`."""
    return [
        sys.executable, "-m", "herne_news", "export", name, str(out), "--archive", str(archive), "--force", "-q",
    ]  # fmt: skip


def end_at(archive: Path, name: str, out: Path, number: signal.Signals, seconds: float) -> tuple[int, str]:
    """Start an export, send it a signal so long after its first byte, and return its exit code and what it said."""
    part = out.with_name(f".{out.name}.part")
    with subprocess.Popen(words(archive, name, out), env=environment(), stderr=subprocess.PIPE) as process:
        while process.poll() is None and not part.exists():
            time.sleep(0.001)
        time.sleep(seconds)
        process.send_signal(number)
        _, said = process.communicate(timeout=60)
        return process.returncode, said.decode()


def span(archive: Path, name: str, out: Path) -> float:
    """Return the seconds that an export takes from its first byte on, beside other work on the machine."""
    part = out.with_name(f".{out.name}.part")
    with subprocess.Popen(words(archive, name, out), env=environment()) as process:
        while process.poll() is None and not part.exists():
            time.sleep(0.001)
        begun = time.monotonic()
        process.wait(60)
        return time.monotonic() - begun


def trials(archive: Path, name: str, out: Path, number: signal.Signals, count: int) -> dict[int, int]:
    """End `count` exports at random moments, more if each was too late, and return how often each exit code came.

    After each, nothing stands at `out`, or what stood there before as it was, or the whole new data set.
    """
    chance = random.Random(f"{name} {number}")
    whole = out.with_name("whole")
    longest = span(archive, name, whole)
    expected, codes = digests(whole), dict[int, int]()
    if whole.is_file():
        expected = {out.name: expected["whole"]}
    for turn in range(5 * count):
        if turn >= count and set(codes) != {ExitCode.DONE}:
            break
        longest *= 1 if turn < count else 0.8  # the machine has become quicker since
        code, said = end_at(archive, name, out, number, chance.random() * 0.8 * longest)
        assert "Traceback" not in said
        codes[code] = codes.get(code, 0) + 1
        if out.exists():
            assert digests(out) == expected
        if number != signal.SIGKILL:
            left = [path.name for path in out.parent.iterdir() if path.name.startswith(".")]
            assert left == [], (code, said)
    subprocess.run(words(archive, name, out), env=environment(), check=True)
    assert digests(out) == expected
    assert [path.name for path in out.parent.iterdir() if path.name.startswith(".")] == []
    return codes
