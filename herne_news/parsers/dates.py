"""Dates as pages print them and as machines write them.

Printed dates go through a strict grammar with a table of month names, so that no locale of the machine matters:

- ``5. März 2019``, ``05. März 2019``, ``5.März 2019``, ``5 Mrz. 2019``, ``3rd of March, 2019``, ``1er mars 2019``,
  ``5 de marzo de 2019``; month names are German (with Jänner, Feber), English, French or Spanish, full or abbreviated;
- ``March 5, 2019``, ``Oct 27, 2026``;
- ``05.03.2019``, ``5. 3. 2019``, ``2019-03-05``, ``2019/03/05``; day before month, always;
- ``27/10/2026`` and ``10/27/2026`` only where the day cannot be a month: ``3/5/2019`` is nobody's date.

What the grammar recognises it also decides: 31 February is no date, and nothing else is asked. Only a short text with a
four-digit year and a word that the grammar does not know goes to dateparser, which reads further languages.

Machine dates are ISO 8601; one without an offset is Berlin time, as WordPress writes it.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar jänner jaenner jan jän january janvier janv enero ene",
            "februar feber feb febr february février fevrier févr fevr fév febrero",
            "märz maerz mär mrz march mar mars marzo",
            "april apr avril avr abril abr",
            "mai may mayo",
            "juni jun june juin junio",
            "juli jul july juillet juil julio",
            "august aug août aout agosto ago",
            "september sep sept septembre septiembre",
            "oktober okt october oct octobre octubre",
            "november nov novembre noviembre",
            "dezember dez december dec décembre déc diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = (
    "montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so|"
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thu|thurs?|fri|sat|sun|"
    "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
)
#: What may stand before a date that says when a page appeared; never what says when it was changed.
LABELS = (
    "(?:presse)?meldung(?: vom)?|(?:pressemitteilung|artikel|beitrag|vom)(?: vom)?|am|den|datum|"
    "(?:erschienen|veröffentlicht|erstellt|geschrieben|gepostet|publiziert)(?: am)?|veröffentlichungsdatum|"
    "(?:published|posted)(?: on)?|date|on|(?:publié )?le|(?:publicado )?el"
)

_CLOCK = r"(?:[01]?[0-9]|2[0-4])[:.][0-5][0-9](?::[0-5][0-9])?(?: ?uhr| ?[ap]\.?m\.?)?|(?:[01]?[0-9]|2[0-4]) ?(?:uhr|h)"
#: What may stand behind a clock time, folded.
_ZONE = r"(?: ?(?:[ecmp][sd]?t|utc|gmt|bst|ces?t|mes?z|ist|akst|hst|ae[sd]t)\b)?"
_DAY, _YEAR, _MONTH = "([0-9]{1,2})", "([0-9]{4})", rf"({'|'.join(MONTHS)})(?![^\W\d_])\.?"
Order = tuple[int, int, int]
#: Each form of a date: what it looks like, and which of its groups are year, month and day.
_FORMS: tuple[tuple[str, Order], ...] = (
    (rf"{_DAY}(?:\.|er|st|nd|rd|th|º)? ?(?:de |of )?{_MONTH},? ?(?:de |del )?{_YEAR}", (3, 2, 1)),
    (rf"{_MONTH} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}", (3, 1, 2)),
    (rf"{_DAY}\. ?([0-9]{{1,2}})\. ?{_YEAR}", (3, 2, 1)),
    (rf"{_YEAR}([-/])([0-9]{{1,2}})\2([0-9]{{1,2}})", (1, 3, 4)),
    (rf"(1[3-9]|2[0-9]|3[01])/(0?[1-9]|1[0-2])/{_YEAR}", (3, 2, 1)),
    (rf"(0?[1-9]|1[0-2])/(1[3-9]|2[0-9]|3[01])/{_YEAR}", (3, 1, 2)),
)
#: d.m.y is read only where the text is nothing but a date; inside prose it may be anything.
_SHORT_YEAR = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{2})")
#: "1./2. März 2019" ends in a date, "1.2.3.2019" holds none.
_BEFORE, _AFTER = r"(?<!\w)(?<![0-9][./-])", r"(?![0-9]|[./-][0-9])"
_WHOLE = tuple((re.compile(form), order) for form, order in _FORMS)
_INSIDE = tuple((re.compile(_BEFORE + form + _AFTER), order) for form, order in _FORMS)
_IN_FRONT = re.compile(
    rf"(?:{LABELS}|{WEEKDAYS})(?![^\W\d_])[.:,]*(?: (?:den|dem|the)(?= ))? ?|(?:{_CLOCK})(?=[ ,])[ ,]*|[|·•–—-] ?"
)
#: Between a day and that of the last change, which themes print with nothing between them: "14. März 20239. Mai 2024".
_GLUED = re.compile(r"(?<=[. ][12][0-9]{3})(?=[0-9]{1,2}\. ?(?:[0-9]{1,2}\.|[^\W\d_]))")
_BEHIND = re.compile(rf"(?![0-9])[ ,]*(?:[|·•–—-] ?|um |at |à |@ )*(?:(?:{_CLOCK}){_ZONE})?[ .,|·•–—/-]*$")
_MACHINE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[Tt ]([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:[.,][0-9]+)? ?(.*))?")
_ZULU = frozenset({"z", "utc", "gmt"})
_NO_OFFSET = _ZULU | {"+00:00", "+0000", "-00:00"}
_LONGEST = 80
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
#: Without these no text holds a date at all, or a full one.
_DIGIT, _FULL_YEAR = re.compile("[0-9]"), re.compile("[0-9]{4}")


def parse_german_date(text: str) -> str | None:
    """Return the day YYYY-MM-DD if `text` is a date and nothing else, else None.

    A weekday, a clock time and a label such as "Meldung vom" or "Veröffentlicht am" may stand with it; a label that
    speaks of a change ("Aktualisiert am") may not. Grammar: see the module; day and month are never exchanged.
    """
    folded = _fold(text)
    if len(folded) > _LONGEST or not _DIGIT.search(folded):
        return None
    if machine := to_berlin(folded):
        return day_of(machine)
    while (match := _IN_FRONT.match(folded)) and match[0]:
        folded = folded[match.end() :]
    for form, order in _WHOLE:
        if (match := form.match(folded)) and _BEHIND.match(folded, match.end()):
            return _day(match, order)
    if (match := _SHORT_YEAR.match(folded)) and _BEHIND.match(folded, match.end()):
        return _valid(2000 + int(match[3]), int(match[2]), int(match[1]))
    return None if _names_a_date(folded) else _foreign_date(folded)


def find_german_date(text: str) -> str | None:
    """Return the first full date inside `text` as YYYY-MM-DD, else None; an impossible one is passed over."""
    folded = _fold(text)
    if not _FULL_YEAR.search(folded):
        return None
    return _first_day(folded) or (_first_day(_GLUED.sub(" ", folded)) if _GLUED.search(folded) else None)


def _first_day(folded: str) -> str | None:
    found: list[tuple[int, str]] = []
    for form, order in _INSIDE:
        for match in form.finditer(folded):
            if day := _day(match, order):
                found.append((match.start(), day))
                break
    return min(found)[1] if found else None


@lru_cache(maxsize=64)
def to_berlin(value: str) -> str | None:
    """Return a machine's date-time as Berlin time with seconds and offset, ``2019-03-05T14:30:00+01:00``.

    `value` is ISO 8601 (a blank for the T is allowed) with any offset, Z, UTC or none, which means Berlin. A lone date
    comes back as it is. Fractions of a second are dropped. Anything else gives None.
    """
    match = _MACHINE.fullmatch(value.strip())
    if not match:
        return None
    day, clock, zone = match.groups()
    if clock is None:
        return _valid(*map(int, day.split("-")))
    try:
        moment = datetime.fromisoformat(f"{day}T{clock}{'+00:00' if zone.lower() in _ZULU else zone}")
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=BERLIN)
        # By way of UTC, so that an hour that summer time leaves out comes back as one that exists.
        return moment.astimezone(UTC).astimezone(BERLIN).isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        return None


def day_of(iso: str) -> str:
    """Return the day YYYY-MM-DD of what `to_berlin` gave."""
    return iso[:10]


def day_shown(value: str, *, german: bool) -> str | None:
    """Return the day that readers of a page are shown for a machine's date-time, else None.

    That is the day on the clock of the offset that `value` states. UTC is what plug-ins write whatever the clock of the site
    is: on a `german` page it means Berlin's day, on another one nothing better is known than the day as it stands.
    """
    berlin, match = to_berlin(value), _MACHINE.fullmatch(value.strip())
    if berlin is None or match is None:
        return None
    return day_of(berlin) if german and match[3] and match[3].lower() in _NO_OFFSET else match[1]


def _fold(text: str) -> str:
    """Lower case, one kind of blank, no invisible characters: soft hyphens stand inside long month names."""
    if not text.isascii():
        text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    return " ".join(text.casefold().split())


def _day(match: re.Match[str], order: Order) -> str | None:
    year, month, day = (match[group] for group in order)
    return _valid(int(year), MONTHS.get(month) or int(month), int(day))


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _names_a_date(folded: str) -> bool:
    """Say whether the grammar has had its say: the text holds a date of a known form, or no word it could not know."""
    return any(form.search(folded) for form, _ in _WHOLE) or not re.search(r"[^\W\d_]{3}", folded)


def _foreign_date(folded: str) -> str | None:
    if not re.search(r"(?<![0-9])[12][0-9]{3}(?![0-9])", folded) or not re.search(
        r"(?<![0-9])[0-9]{1,2}(?![0-9])", folded
    ):
        return None
    return _dateparser()(folded)


@cache
def _dateparser() -> Callable[[str], str | None]:
    """Return dateparser as a function from text to day, loaded once and only if ever needed (0.3 s)."""
    from dateparser.date import DateDataParser  # noqa: PLC0415 - a tenth of a second, seldom needed

    parser = DateDataParser(
        languages=["de", "en", "fr", "es", "it", "nl", "pt", "pl", "tr", "uk", "ru", "ro", "da", "sv", "cs"],
        use_given_order=True,
        settings={"STRICT_PARSING": True, "DATE_ORDER": "DMY", "PARSERS": ["absolute-time"]},
    )

    @lru_cache(maxsize=64)
    def parse(text: str) -> str | None:
        moment = parser.get_date_data(text).date_obj
        return moment.date().isoformat() if moment else None

    return parse
