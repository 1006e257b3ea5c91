"""One line on a terminal that says how far an export has come; nothing where nobody looks."""

import time
from typing import TextIO

INTERVAL = 0.1


class Progress:
    """Redraw the line at most ten times a second; `told` fits `export`."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._is_seen = stream.isatty()
        self._last, self._width = 0.0, 0

    def told(self, table: str, number: int, total: int) -> None:
        """Draw the line, unless it was drawn just now."""
        now = time.monotonic()
        if self._is_seen and now - self._last >= INTERVAL:
            self._last = now
            self._write(f"{table}: {number:,} of {total:,}")

    def clear(self) -> None:
        """Take the line away, for a sentence to take its place."""
        if self._width:
            self._write("")

    def _write(self, line: str) -> None:
        self._stream.write("\r" + line.ljust(self._width) + ("" if line else "\r"))
        self._stream.flush()
        self._width = len(line)
