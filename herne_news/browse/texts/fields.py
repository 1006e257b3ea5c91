"""The names of an article's fields."""

TEXTS = {
    "title": ("Überschrift", "Headline"),
    "kicker": ("Dachzeile", "Kicker"),
    "lead": ("Vorspann", "Lead"),
    "date": ("Datum", "Date"),
    "published": ("Veröffentlicht", "Published"),
    "updated": ("Geändert", "Changed"),
    "category": ("Erste Rubrik", "First category"),
    "categories": ("Rubriken", "Categories"),
    "tags": ("Schlagwörter", "Tags"),
    "authors": ("Autorinnen und Autoren", "Authors"),
    "body": ("Text", "Text"),
    "captions": ("Bilder", "Pictures"),
}
