"""docs/cli.md, made from the commands' own help: ``make docs`` writes it, a test compares it."""

from pathlib import Path

import click

from herne_news.cli import COMMANDS, cli

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"
WIDTH = 110
INTRODUCTION = """# The command line

`herne-news`, also `python -m herne_news`. Data goes to standard output, talk to standard error;
[exit codes](exit-codes.md) tell machines what happened. `--archive` (or the environment variable HERNE_NEWS_ARCHIVE) names the
archive, an SQLite file. `make docs` writes this page from the help of the commands.
"""


def help_of(name: str) -> str:
    """Return what ``herne-news NAME --help`` prints."""
    parent = click.Context(cli, info_name="herne-news", help_option_names=["-h", "--help"])
    command = cli.get_command(parent, name)
    assert command is not None
    context = click.Context(command, info_name=name, parent=parent, max_content_width=WIDTH, terminal_width=WIDTH)
    return command.get_help(context)


def render() -> str:
    """Return the whole page."""
    sections = [
        f"## {name}\n\n{sentence}\n\n```text\n{help_of(name)}\n```\n" for name, (_, sentence) in COMMANDS.items()
    ]
    return "\n".join([INTRODUCTION, *sections])


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8")
