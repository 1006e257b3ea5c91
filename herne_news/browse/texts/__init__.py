"""What our pages say, in German and English. One file a page; each text stands in both languages side by side."""

from collections.abc import Mapping

from markupsafe import Markup

from herne_news.browse.languages import LANGUAGES
from herne_news.browse.texts import (
    about,
    article,
    calendar,
    errors,
    evidence,
    fields,
    frame,
    health,
    history,
    lists,
    reasons,
    search,
    sources,
    start,
    troubles,
)
from herne_news.browse.texts.times import (
    MONTHS,
    WEEKDAYS,
    day_in_words,
    in_berlin,
    long_day_in_words,
    moment_in_words,
    month_in_words,
)

#: A text in the order of `languages.LANGUAGES`: German, English.
Pair = tuple[str, str]

#: The texts of each page by the page's name; ``t("about.title")`` is the text `title` of `about`.
GROUPS: Mapping[str, Mapping[str, Pair]] = {
    "about": about.TEXTS,
    "article": article.TEXTS,
    "calendar": calendar.TEXTS,
    "errors": errors.TEXTS,
    "evidence": evidence.TEXTS,
    "fields": fields.TEXTS,
    "frame": frame.TEXTS,
    "health": health.TEXTS,
    "history": history.TEXTS,
    "lists": lists.TEXTS,
    "reasons": reasons.TEXTS,
    "search": search.TEXTS,
    "sources": sources.TEXTS,
    "start": start.TEXTS,
    "troubles": troubles.TEXTS,
}
ALL: Mapping[str, Pair] = {f"{group}.{key}": pair for group, texts in GROUPS.items() for key, pair in texts.items()}


class Texts:
    """The texts in one language; templates know it as `t`."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._place = LANGUAGES.index(language)

    def __call__(self, key: str, **values: object) -> Markup:
        """Return the text of that key, `values` put in and escaped; KeyError if there is none."""
        return Markup(ALL[key][self._place]).format(**values)  # noqa: S704  # a constant of ours; values are escaped

    def reason(self, code: str) -> Markup | None:
        """Return a reason of `skips` in words; None where it comes from a version that knows more of them."""
        if f"reasons.{code}" in ALL:
            return self(f"reasons.{code}")
        status = code.removeprefix("http-")
        return self("health.status", status=status) if status != code and status.isdigit() else None

    def count(self, key: str, number: int, **values: object) -> Markup:
        """Return the text `key` with a number, in the singular (``<key>_one``) or the plural (``<key>_many``)."""
        return self(f"{key}_{'one' if number == 1 else 'many'}", number=self.number(number), **values)

    def number(self, number: int) -> str:
        """Return a whole number with its thousands parted."""
        return f"{number:,}".replace(",", "," if self._place else ".")

    def day(self, date: str | None) -> str:
        """Return a day (YYYY-MM-DD), or Berlin's day at a time with its offset, in words; what is no day as it is."""
        local = in_berlin(date or "")
        return day_in_words(local.date().isoformat() if local else date or "", self.language)

    def long_day(self, date: str | None) -> str:
        """Return a day with its weekday in words; what is no day as it is."""
        return long_day_in_words(date or "", self.language)

    def day_of_year(self, date: str) -> str:
        """Return a day in words without its year."""
        return self.day(date).rpartition(" ")[0]

    def month_name(self, month: int, length: int | None = None) -> str:
        """Return the name of a month, or its first letters."""
        return MONTHS[self.language][month - 1][:length]

    def weekdays(self) -> list[str]:
        """Return the names of the days of a week, Monday first."""
        return WEEKDAYS[self.language]

    def month(self, year: int, month: int) -> str:
        """Return a month of a year in words."""
        return month_in_words(year, month, self.language)

    def moment(self, utc: str | None) -> str:
        """Return a UTC time as Berlin's day and time of day in words; what is no time as it is."""
        return moment_in_words(utc or "", self.language)
