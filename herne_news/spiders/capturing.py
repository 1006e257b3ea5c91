"""The WARC files of a crawl: which folder, what is said of their making, and which earlier record holds a payload."""

from scrapy.settings import BaseSettings

from herne_news import __version__
from herne_news.captures.capture import Original
from herne_news.captures.folder import folder_of, missing_of, series_of
from herne_news.captures.repair import close_left_open
from herne_news.captures.writer import CaptureWriter
from herne_news.store.archive import Archive
from herne_news.store.captured import payload_of, warc_length


def open_captures(archive: Archive, source: str, settings: BaseSettings) -> tuple[CaptureWriter, list[str]]:
    """Return the writer of a crawl, which writes nothing without HERNE_WARC, and the files that a killed one had left open."""

    def lookup(uri: str, digest: str | None) -> Original | None:
        found = payload_of(archive, uri, digest)
        if found is None or found.record_id is None or found.uri is None or found.warc_file is None:
            return None
        end = (found.warc_offset or 0) + (found.warc_length or 0)
        if missing_of(folder_of(archive.path), {found.warc_file: end}):  # a revisit of what is lost would keep nothing
            return None
        return Original(record_id=found.record_id, uri=found.uri, fetched=found.fetched, digest=found.digest)

    def known(name: str) -> int | None:
        return warc_length(archive, name)

    series, folder, left = series_of(archive.path, source), None, list[str]()
    if settings.getbool("HERNE_WARC"):
        folder = folder_of(archive.path)
        left = close_left_open(folder, series)
    fields = {
        "software": f"herne-news/{__version__}",
        "format": "WARC File Format 1.1",
        "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        "isPartOf": series,
        "robots": "obey" if settings.getbool("ROBOTSTXT_OBEY") else "ignore",
        "http-header-user-agent": str(settings["USER_AGENT"]),
    }
    contact = settings.get("HERNE_CONTACT")
    return CaptureWriter(
        folder, series, {**fields, **({"operator": str(contact)} if contact else {})}, lookup, known
    ), left
