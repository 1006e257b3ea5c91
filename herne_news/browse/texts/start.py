"""The start page."""

TEXTS = {
    "title": ("Nachrichten der Stadt Herne im Archiv", "News of the city of Herne in the archive"),
    "numbers": (
        "{articles} aus den Jahren {first} bis {last}, jeder mit allen Fassungen und der Herkunft jeder Angabe.",
        "{articles} from {first} to {last}, each with all its versions and the origin of every statement.",
    ),
    "empty": (
        "Das Archiv ist noch leer. „herne-news crawl“ füllt es.",
        "The archive is still empty. “herne-news crawl” fills it.",
    ),
    "newest": ("Neueste Artikel", "Newest articles"),
    "all": ("Alle Artikel", "All articles"),
    "this_day": ("Heute vor Jahren", "On this day"),
    "this_day_of": ("Was an einem {day} erschienen ist", "What was published on a {day}"),
    "this_day_none": (
        "An einem {day} ist in keinem früheren Jahr etwas erschienen.",
        "Nothing was published on a {day} in any former year.",
    ),
    "this_day_all": ("Alle Jahre", "All years"),
    "years_ago_one": ("vor {number} Jahr", "{number} year ago"),
    "years_ago_many": ("vor {number} Jahren", "{number} years ago"),
    "chart": ("Artikel je Monat", "Articles a month"),
    "chart_words": (
        "Säulen für jeden Monat von {first} bis {last}; der stärkste Monat hat {greatest}. Die Zahlen stehen in der Tabelle.",
        "Bars for each month from {first} to {last}; the fullest month has {greatest}. The table has the numbers.",
    ),
    "chart_table": ("Als Tabelle", "As a table"),
    "bar": ("{month}, {source}: {n}", "{month}, {source}: {n}"),
    "greatest": ("{number} im stärksten Monat", "{number} in the fullest month"),
    "year": ("Jahr", "Year"),
    "sum": ("Summe", "Total"),
    "browse": ("Stöbern", "Browse"),
    "more": ("Alle", "All"),
}
