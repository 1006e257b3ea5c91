"""The user's own command after a run, with the report on its standard input."""

import os
import shlex
import subprocess

from herne_news.errors import ExitCode, HerneNewsError, UsageError

#: Seconds that the command may take: it must not hold up the next run.
SECONDS = 60


def split_command(command: str) -> list[str]:
    """Return a command's words as a shell would part them; no shell runs it. Raises UsageError."""
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise UsageError(f"--notify: expected a command, found {command!r} ({error})") from error
    if not words:
        raise UsageError("--notify: expected a command, found nothing")
    return words


def notify(words: list[str], report: str, exit_code: ExitCode, *, seconds: float = SECONDS) -> None:
    """Run a command with `report` on its standard input and the run's exit code in HERNE_NEWS_EXIT_CODE.

    Raises HerneNewsError where it cannot be run, fails or takes too long.
    """
    environment = {**os.environ, "HERNE_NEWS_EXIT_CODE": str(int(exit_code))}
    try:
        done = subprocess.run(  # noqa: S603 - the command of the user who runs us
            words, input=report.encode(), env=environment, timeout=seconds, check=False
        )
    except OSError as error:
        raise HerneNewsError(f"--notify: expected to run {words[0]}, found: {error.strerror}") from error
    except subprocess.TimeoutExpired as error:
        raise HerneNewsError(
            f"--notify: expected {words[0]} to end within {seconds:.0f} s, found it running"
        ) from error
    if done.returncode:
        raise HerneNewsError(f"--notify: expected {words[0]} to end with 0, found {done.returncode}")
