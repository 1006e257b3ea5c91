"""The command line as a user runs it: in a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SECONDS = 120
#: Datasette never closes some connections (tests/conftest.py), and Python 3.13 warns of that.
FORGIVEN = "ignore:unclosed database:ResourceWarning"


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment for a command: ours, without what a developer's own settings would change."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("HERNE_NEWS_", "SCRAPY_"))}
    kept = {key: value for key, value in kept.items() if key.lower() not in {"http_proxy", "https_proxy", "all_proxy"}}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": f"error,{FORGIVEN}", **(extra or {})}


def run(
    *args: str | Path,
    cwd: Path | None = None,
    stdin: bytes = b"",
    env: Mapping[str, str] | None = None,
    timeout: float = SECONDS,
) -> "Result":
    """Run ``herne-news ARGS`` and return what it said; a command that takes longer than `timeout` seconds fails the test."""
    command = [sys.executable, "-m", "herne_news", *map(str, args)]
    done = subprocess.run(
        command, input=stdin, capture_output=True, cwd=cwd, env=environment(env), timeout=timeout, check=False
    )
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


class Result:
    """Exit code, standard output and standard error of a command."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code = code
        self.out = out
        self.err = err

    def __repr__(self) -> str:
        return f"exit {self.code}\n--- stdout\n{self.out[-4000:]}\n--- stderr\n{self.err[-4000:]}"

    def records(self) -> list[dict[str, Any]]:
        """Return the lines of standard output, read as JSON."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def sentences(self) -> list[str]:
        """Return the lines of standard error that speak of trouble."""
        return [line for line in self.err.splitlines() if line.startswith("herne-news: ")]
