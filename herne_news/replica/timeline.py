"""When things happen on the sample sites, and how the sites write a moment down."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from herne_news.replica.chance import stream

BERLIN = ZoneInfo("Europe/Berlin")
MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)


class Timeline:
    """Moments of publication for `count` articles between two moments, rising with the index, without a table."""

    def __init__(self, seed: int, count: int, first: datetime, last: datetime) -> None:
        self.seed, self.first = seed, first
        self.step = (last - first) / max(count, 1)

    def moment(self, index: int) -> datetime:
        """Return the moment of article `index` in Berlin's time, to the second; later than that of each lower index."""
        offset = (index + 0.9 * stream(self.seed, "moment", index).random()) * self.step
        return (self.first + timedelta(seconds=int(offset.total_seconds()))).astimezone(BERLIN)


def german_day(day: date, *, padded: bool = False) -> str:
    """Write ``3. August 2017``, or ``03. August 2017`` if `padded`."""
    return (
        f"{day.day:02d}. {MONTHS[day.month - 1]} {day.year}"
        if padded
        else f"{day.day}. {MONTHS[day.month - 1]} {day.year}"
    )


def berlin_iso(moment: datetime) -> str:
    """Write ISO 8601 with seconds and the offset of Berlin."""
    return moment.astimezone(BERLIN).isoformat(timespec="seconds")


def utc_iso(moment: datetime) -> str:
    """Write ISO 8601 with seconds and ``+00:00``, as Yoast does."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def http_date(moment: datetime) -> str:
    """Write the date form of HTTP headers (RFC 9110, section 5.6.7)."""
    return moment.astimezone(UTC).strftime("%a, %d %b %Y %H:%M:%S GMT")


def rss_date(moment: datetime) -> str:
    """Write the date form of RSS 2.0 as WordPress does, in UTC."""
    return moment.astimezone(UTC).strftime("%a, %d %b %Y %H:%M:%S +0000")
