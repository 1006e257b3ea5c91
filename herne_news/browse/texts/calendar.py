"""The calendar and the same day in all years."""

TEXTS = {
    "title": ("Kalender", "Calendar"),
    "lead": (
        "Alle Artikel nach dem Tag, an dem sie erschienen sind.",
        "All articles by the day on which they were published.",
    ),
    "undated": ("Artikel ohne Datum", "Articles without a date"),
    "months_of": ("Monate des Jahres {year}", "Months of {year}"),
    "days_of": ("Tage mit Artikeln im {month}", "Days with articles in {month}"),
    "around": ("Davor und danach", "Before and after"),
    "earlier": ("Früher: {words}", "Earlier: {words}"),
    "later": ("Später: {words}", "Later: {words}"),
    "this_day": ("An diesem Tag: {day}", "On this day: {day}"),
    "this_day_lead": (
        "Was an diesem Tag in den Jahren erschienen ist.",
        "What was published on this day over the years.",
    ),
    "this_day_none": (
        "An diesem Tag ist in keinem Jahr etwas erschienen.",
        "Nothing was published on this day in any year.",
    ),
    "rest_one": ("Noch {number} Artikel", "{number} more article"),
    "rest_many": ("Noch {number} Artikel", "{number} more articles"),
}
