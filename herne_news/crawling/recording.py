"""What is left of a run, however it ends: its row, or where the archive refuses it, a note in the lock file."""

import contextlib
import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from herne_news.clock import utc_now
from herne_news.crawling.options import CrawlOptions
from herne_news.crawling.report import KINDS, RunReport, SourceReport
from herne_news.errors import ExitCode, HerneNewsError, UnforeseenError
from herne_news.spiders.verdict import Verdict
from herne_news.store.archive import Archive
from herne_news.store.lock import RunLock
from herne_news.store.runs import NO_ROW, ClockError, Run, RunEnd, check_clock, end_run, note_end, start_run, take_in

#: How a run ends that the archive has refused: it cannot be written to, or another program keeps writing.
REFUSALS = frozenset({ExitCode.UNREADABLE, ExitCode.LOCKED})
logger = logging.getLogger(__name__)


@contextlib.contextmanager
def foreseen() -> Iterator[None]:
    """Turn an error in the program into an UnforeseenError, which has a sentence; the log gets the traceback."""
    try:
        yield
    except HerneNewsError:
        raise
    except Exception as error:
        logger.exception("the crawl met an error in the program")
        found = f"{type(error).__name__}: {error}".strip(": ")
        raise UnforeseenError(
            f"expected no error in the program, found {found}; please report what is printed above"
        ) from error


class Recording:
    """The record of a run that holds `lock` and began at `started` (UTC); `run` is its number, 0 before it has a row."""

    def __init__(self, lock: RunLock, options: CrawlOptions, started: str) -> None:
        self._lock, self._options, self.started = lock, options, started
        self.run = NO_ROW

    def begin(self, archive: Archive) -> None:
        """Open the run's row, after those of earlier runs that had none. Raises ArchiveError or LockedError."""
        check_clock(archive, self.started)
        take_in(archive, self._lock)
        self.run = start_run(archive, self._options.sources, self.started)

    def end(self, archive: Archive, sources: tuple[SourceReport, ...]) -> RunReport:
        """Return the run's report, once it is recorded; that the archive has refused it is part of the report."""
        report = self._report(sources, accepted=self._options.accept)
        has_refused = report.exit_code in REFUSALS
        if has_refused:
            archive.wait_no_longer()
        try:
            end_run(archive, self.run, _end(report))
        except HerneNewsError as error:
            if not has_refused:
                report = replace(report, verdict=Verdict("archive", error.exit_code, str(error)))
            note_end(self._lock, self._row(report))
        return report

    def fail(self, archive: Archive | None, error: HerneNewsError) -> None:
        """Record a run that has not come to its report; one whose clock is wrong has no place among the others."""
        if isinstance(error, ClockError):
            return
        verdict = Verdict("archive" if error.exit_code in REFUSALS else "errors", error.exit_code, str(error))
        parts = (
            SourceReport(source=source, verdict=verdict, counts=Counter(), requests=0, bytes=0, seconds=0)
            for source in self._options.sources
        )
        report = self._report(tuple(parts), accepted=False)
        if archive is not None and self.run != NO_ROW:
            archive.wait_no_longer()
            with contextlib.suppress(Exception):  # the first error is the one to be told
                end_run(archive, self.run, _end(report))
                return
        note_end(self._lock, self._row(report))

    def _report(self, sources: tuple[SourceReport, ...], *, accepted: bool) -> RunReport:
        return RunReport(run=self.run, started=self.started, ended=utc_now(), sources=sources, accepted=accepted)

    def _row(self, report: RunReport) -> Run:
        return Run(id=self.run, started=self.started, sources=self._options.sources, end=_end(report))


def _end(report: RunReport) -> RunEnd:
    return RunEnd(
        ended=report.ended,
        outcome=report.outcome,
        exit_code=report.exit_code,
        requests=sum(source.requests for source in report.sources),
        bytes=sum(source.bytes for source in report.sources),
        report=report.compact(),
        **{kind: report.total(kind) for kind in KINDS},
    )
