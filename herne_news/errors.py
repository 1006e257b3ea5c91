"""Exit codes, and the one kind of error that ends a command with one of them.

Every error that a user can cause or meet is a `HerneNewsError`: one sentence that says what was expected, what was
found and what to do. The command line prints it and exits with its code; anything else is a bug and shows a traceback, but for a
crawl, which nobody watches: there the log has the traceback, and the user is told so (`UnforeseenError`).
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process tells cron, systemd and scripts; documented in docs/exit-codes.md."""

    DONE = 0
    REFUSED = 1
    USAGE = 2
    UNHEALTHY = 3
    UNREACHABLE = 4
    LOCKED = 5
    DEADLINE = 6
    UNREADABLE = 7


class HerneNewsError(Exception):
    """An error with a sentence for the user and an exit code for the machine."""

    exit_code = ExitCode.REFUSED


class UsageError(HerneNewsError):
    """An option or argument that cannot be meant."""

    exit_code = ExitCode.USAGE


class UnreachableError(HerneNewsError):
    """A site that does not answer, or refuses us."""

    exit_code = ExitCode.UNREACHABLE


class LockedError(HerneNewsError):
    """Another run holds the archive."""

    exit_code = ExitCode.LOCKED


class ArchiveError(HerneNewsError):
    """An archive that cannot be opened, read or written, or that a newer version has made."""

    exit_code = ExitCode.UNREADABLE


class UnforeseenError(HerneNewsError):
    """An error in the program, which the log tells of."""

    exit_code = ExitCode.UNHEALTHY
