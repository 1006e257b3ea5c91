"""The addresses of the reader's pages, and names as parts of them.

A name stands in an address as it is, percent-encoded; what servers and browsers would take for structure (``/``, and names of
dots alone) is written with a tilde, as Datasette does it.
"""

import re
from collections.abc import Callable
from urllib.parse import quote, unquote, urlencode

#: Longer names get no page of their own: servers cut addresses off.
LONGEST = 200
TILDES = {"~": "~7E", "/": "~2F"}
PLAIN = {"7E": "~", "2F": "/", "2E": "."}


def segment(name: str) -> str:
    """Return `name` as one segment of a path; `name_of` turns it back."""
    written = "".join(TILDES.get(letter, letter) for letter in name)
    if not written.strip("."):
        written = written.replace(".", "~2E")
    return quote(written, safe="~", errors="replace")


def name_of(part: str) -> str:
    """Return the name that a segment of a raw path stands for."""
    return re.sub("~(7E|2F|2E)", lambda found: PLAIN[found[1]], unquote(part, errors="replace"))


def web_address(value: object) -> str | None:
    """Return `value` if it is an address that a browser may be sent to (http, https), else None."""
    return value if isinstance(value, str) and re.match(r"https?://[^\s/]", value, re.IGNORECASE) else None


class Addresses:
    """Builds addresses; `place` puts a path below Datasette's base_url."""

    def __init__(self, place: Callable[[str], str]) -> None:
        self._place = place

    def __call__(self, path: str, **query: object) -> str:
        """Return the address of a path and its query; parameters that are None are left out."""
        values = {key: value for key, value in query.items() if value is not None}
        # str: Datasette's own kind of string looks into every method that is called on it.
        return str(self._place(path)) + (f"?{urlencode(values)}" if values else "")

    def article(self, number: int) -> str:
        """Return the address of an article."""
        return self(f"/artikel/{number}")

    def path(self, path: str, name: str) -> str:
        """Return the path of the page below `path` that a name has, for `Addresses` to make an address of it."""
        return f"{path}/{segment(name)}"

    def named(self, path: str, name: str) -> str | None:
        """Return the address of the page below `path` that a name has; None for a name too long to stand in one."""
        return self(self.path(path, name)) if name and len(name) <= LONGEST else None
