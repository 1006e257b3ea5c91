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
