"""What a crawl is asked to do, checked before anything is opened."""

from dataclasses import dataclass
from pathlib import Path

from scrapy.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlOptions:
    """A crawl of `sources` into `archive`; `since` and `until` are days, `limit` articles a source, `deadline` minutes.

    `max_requests` are those of one source, 0 for any number, None for the default of the settings. `mirrors` are ``HOST=URL``.
    `warc` says whether what is fetched is written to WARC files. `accept` takes what the run finds for normal from now on.
    `backfill_ids` is a range FROM-TO of ids of herne to be guessed.
    """

    sources: tuple[str, ...]
    archive: Path
    full: bool = False
    since: str | None = None
    until: str | None = None
    limit: int | None = None
    deadline: float | None = None
    max_requests: int | None = None
    mirrors: tuple[str, ...] = ()
    warc: bool = True
    accept: bool = False
    backfill_ids: str | None = None
    report: Path | None = None
    quiet: bool = False
    verbose: bool = False


def settings_for(options: CrawlOptions, run_id: int) -> Settings:
    """Return Scrapy's settings for a run."""
    settings = Settings()
    settings.setmodule("herne_news.settings", priority="project")
    settings.set("HERNE_ARCHIVE", str(options.archive), priority="cmdline")
    settings.set("HERNE_MIRRORS", options.mirrors, priority="cmdline")
    settings.set("HERNE_WARC", options.warc, priority="cmdline")
    settings.set("HERNE_RUN_ID", run_id, priority="cmdline")
    settings.set("HERNE_DEADLINE", (options.deadline or 0) * 60, priority="cmdline")
    if options.max_requests is not None:
        settings.set("HERNE_MAX_REQUESTS", options.max_requests, priority="cmdline")
    settings.set("LOG_LEVEL", "INFO" if options.verbose else "ERROR", priority="cmdline")
    return settings
