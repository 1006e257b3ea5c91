"""The command line: one module a command, imported only when it is asked for."""

import contextlib
import errno
import importlib
import os
import signal
import sys

import click

from herne_news import __version__
from herne_news.errors import ExitCode, HerneNewsError

#: What a full or broken output device answers.
OUTPUT_FAILS = frozenset({errno.ENOSPC, errno.EIO, errno.EDQUOT})

#: Command: (module, what it does). The command bears its module's name; a test compares the sentences.
COMMANDS = {
    "crawl": ("crawl", "Fetch what is new or changed on the sites into the archive."),
    "parse": ("parse", "Print the record of each page as a line of JSON."),
    "import": ("import_", "Read WARC files that herne-news has written into the archive."),
    "history": ("history", "Print every wording that an article ever had."),
    "show": ("show", "Print where each field of an article comes from."),
    "reparse": ("reparse", "Read all captures again with today's parsers."),
    "cite": ("cite", "Print how to cite articles: BibTeX, RIS or CSL JSON."),
    "verify": ("verify", "Hold the archive against its WARC files."),
    "export": ("export", "Write articles as a data set for archivists and researchers."),
    "browse": ("browse", "Show the archive in a web browser (Datasette)."),
    "upgrade": ("upgrade", "Bring an archive of an older version to this version's form."),
    "status": ("status", "Say how the archive and its last runs are."),
    "replica": ("replica", "Serve the two sample sites on this machine."),
    "demo": ("demo", "Crawl the sample sites into an archive of its own."),
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are used; Scrapy alone takes half a second."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Import and return a command, None for an unknown name."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"herne_news.cli.{COMMANDS[cmd_name][0]}")
        command = getattr(module, COMMANDS[cmd_name][0])
        if not isinstance(command, click.Command):
            raise TypeError(f"expected a command in {module.__name__}, found {command!r}")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Write the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, sentence) for name, (_, sentence) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Keep a complete, truthful, searchable archive of what the city of Herne publishes as news."""


def main() -> None:
    """Run the command line and end the process; a user's mistake gets one sentence and its exit code."""
    _fill_closed_streams()
    signal.signal(signal.SIGINT, _interrupted)
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) != signal.SIG_IGN:  # nohup says so
            signal.signal(number, _interrupted)
    try:
        code = cli.main(prog_name="herne-news", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except HerneNewsError as error:
        _complain(str(error))
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader of our output has gone (`| head`); click ends in the same way where it notices first.
        _let_go_of_output()
        sys.exit(ExitCode.REFUSED)
    except OSError as error:
        if error.errno not in OUTPUT_FAILS:
            raise
        _let_go_of_output()
        _complain(f"expected to write the output, found: {error.strerror}")
        sys.exit(ExitCode.REFUSED)
    else:
        sys.exit(code if isinstance(code, int) else ExitCode.DONE)


def _fill_closed_streams() -> None:
    """Put nothing into the place of standard streams that were closed: else the first file that is opened gets their numbers.

    What is then said would be written into it: the lock file, say, or a WARC file.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # gets the lowest number that is free
    sys.stdin = sys.stdin or os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = sys.stdout or os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(2, "w", encoding="utf-8", closefd=False)


def _interrupted(*_: object) -> None:
    """End at once on Ctrl-C, SIGTERM or a closed terminal; long-running commands put a gentler handler in the place of this one.

    As an exception it could come anywhere, and be swallowed where Python ignores exceptions.
    """
    with contextlib.suppress(OSError):
        os.write(2, b"herne-news: interrupted\n")
    os._exit(ExitCode.DEADLINE)


def _complain(sentence: str) -> None:
    with contextlib.suppress(OSError):  # the exit code is left to tell
        click.echo(f"herne-news: {sentence}", err=True)


def _let_go_of_output() -> None:
    """Send what is still buffered nowhere: Python must not fail on it again at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
