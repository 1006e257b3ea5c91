"""What stands around every page."""

TEXTS = {
    "brand": ("Herner Nachrichtenarchiv", "Herne News Archive"),
    "claim": ("Was die Stadt Herne veröffentlicht hat", "What the city of Herne has published"),
    "skip": ("Zum Inhalt springen", "Skip to content"),
    "menu": ("Hauptmenü", "Main menu"),
    "search": ("Suche", "Search"),
    "search_label": ("Im Archiv suchen", "Search the archive"),
    "search_button": ("Suchen", "Search"),
    "start": ("Start", "Start"),
    "articles": ("Artikel", "Articles"),
    "calendar": ("Kalender", "Calendar"),
    "categories": ("Rubriken", "Categories"),
    "authors": ("Autorinnen und Autoren", "Authors"),
    "photographers": ("Bildnachweise", "Picture credits"),
    "issues": ("Ausgaben", "Issues"),
    "about": ("Über das Archiv", "About the archive"),
    "health": ("Zustand", "Health"),
    "feed": ("Feed", "Feed"),
    "data": ("Daten", "Data"),
    "rights": (
        "Texte und Bilder gehören ihren Urheberinnen und Urhebern und der Stadt Herne. "
        "Dieses Archiv ist kein Angebot der Stadt.",
        "Texts and pictures belong to their authors and to the city of Herne. This archive is not run by the city.",
    ),
    "further": ("Weitere Seiten", "More pages"),
}
