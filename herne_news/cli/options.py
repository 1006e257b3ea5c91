"""Options that several commands share, so that each has one name and one meaning."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

DEFAULT_ARCHIVE = Path("archive/herne.db")


def archive_option(command: Command) -> Command:
    """Add --archive, which also reads HERNE_NEWS_ARCHIVE."""
    option = click.option(
        "--archive",
        type=click.Path(path_type=Path, readable=False),
        default=DEFAULT_ARCHIVE,
        show_default=True,
        envvar="HERNE_NEWS_ARCHIVE",
        show_envvar=True,
        help="The archive, an SQLite file.",
    )
    return option(command)


class Day(click.ParamType[str]):
    """A day as YYYY-MM-DD, kept as text."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the day; fails for what is none."""
        try:
            return date.fromisoformat(str(value)).isoformat()
        except ValueError:
            self.fail(f"expected a day as YYYY-MM-DD, found {value!r}", param, ctx)


class IdRange(click.ParamType[str]):
    """A range of ids FROM-TO, kept as text."""

    name = "FROM-TO"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the range; fails for what is none."""
        ends = str(value).split("-")
        if len(ends) != 2 or not all(end.isdecimal() and len(end) < 10 for end in ends) or int(ends[0]) > int(ends[1]):
            self.fail(f"expected ids as FROM-TO, found {value!r}", param, ctx)
        return str(value)
