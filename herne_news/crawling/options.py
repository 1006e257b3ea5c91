"""What a crawl is asked to do, checked before anything is opened."""

from dataclasses import dataclass, field
from pathlib import Path

from scrapy.settings import Settings

from herne_news.middlewares.mirror import is_loopback
from herne_news.urls import HOSTS


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlOptions:
    """A crawl of `sources` into `archive`; `since` and `until` are days, `limit` articles a source, `deadline` minutes.

    `mirrors` maps hosts to the base address that is asked in their stead.
    """

    sources: tuple[str, ...]
    archive: Path
    full: bool = False
    since: str | None = None
    until: str | None = None
    limit: int | None = None
    deadline: float | None = None
    mirrors: dict[str, str] = field(default_factory=dict)
    report: Path | None = None
    quiet: bool = False
    verbose: bool = False


def settings_for(source: str, options: CrawlOptions, run_id: int) -> Settings:
    """Return Scrapy's settings for one source of a run; a mirror on this machine needs no manners."""
    settings = base_settings(options)
    settings.set("HERNE_RUN_ID", run_id, priority="cmdline")
    mirror = options.mirrors.get(HOSTS[source][0])
    if mirror is not None and is_loopback(mirror):
        settings.set("DOWNLOAD_DELAY", 0, priority="cmdline")
        settings.set("AUTOTHROTTLE_ENABLED", False, priority="cmdline")
    return settings


def base_settings(options: CrawlOptions) -> Settings:
    """Return the settings that all sources of a run share."""
    settings = Settings()
    settings.setmodule("herne_news.settings", priority="project")
    settings.set("HERNE_ARCHIVE", str(options.archive), priority="cmdline")
    settings.set("HERNE_MIRRORS", options.mirrors, priority="cmdline")
    settings.set("LOG_LEVEL", "INFO" if options.verbose else "ERROR", priority="cmdline")
    if options.deadline is not None:
        settings.set("CLOSESPIDER_TIMEOUT", options.deadline * 60, priority="cmdline")
    return settings
