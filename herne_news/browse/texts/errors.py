"""Pages that say what went wrong."""

TEXTS = {
    "missing_title": ("Seite nicht gefunden", "Page not found"),
    "missing_text": (
        "Unter dieser Adresse steht nichts im Archiv. Vielleicht hilft die Suche weiter.",
        "The archive has nothing at this address. Perhaps the search helps.",
    ),
    "no_archive_title": ("Noch kein Archiv", "No archive yet"),
    "no_archive_text": (
        "Hier liegt noch kein Archiv. „herne-news crawl“ legt es an.",
        "There is no archive here yet. “herne-news crawl” makes one.",
    ),
    "busy_title": ("Das dauert zu lange", "This takes too long"),
    "busy_text": (
        "Das Archiv hat nicht rechtzeitig geantwortet. Bitte in einer Minute noch einmal versuchen.",
        "The archive did not answer in time. Please try again in a minute.",
    ),
    "failed_title": ("Ein Fehler ist passiert", "Something went wrong"),
    "failed_text": (
        "Diese Seite ließ sich nicht herstellen. Der Fehler steht im Protokoll des Servers.",
        "This page could not be made. The server's log has the error.",
    ),
    "home": ("Zur Startseite", "To the start page"),
}
