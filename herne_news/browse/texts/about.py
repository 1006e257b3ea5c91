"""The page about the archive."""

TEXTS = {
    "title": ("Über dieses Archiv", "About this archive"),
    "what": (
        "Das Archiv bewahrt, was die Stadt Herne als Nachrichten veröffentlicht: das Online-Magazin inherne.net und die "
        "Pressemeldungen auf www.herne.de. Ein Programm liest beide Seiten regelmäßig und hebt jede Fassung jedes Artikels auf, "
        "auch wenn er geändert oder gelöscht wird.",
        "The archive keeps what the city of Herne publishes as news: the online magazine inherne.net and the press releases on "
        "www.herne.de. A program reads both sites regularly and keeps every version of every article, also when it is changed "
        "or deleted.",
    ),
    "true_title": ("Woher die Angaben stammen", "Where the statements come from"),
    "true": (
        "Nichts ist ergänzt oder geraten: Was eine Seite nicht sagt, bleibt leer. Jeder Artikel nennt unter „Woher wir das "
        "wissen“ für jede Angabe die Regel, nach der sie gelesen wurde, und die gespeicherte Seite, auf der sie steht.",
        "Nothing is added or guessed: what a page does not say stays empty. Under “How do we know”, each article names for each "
        "statement the rule by which it was read, and the stored page that holds it.",
    ),
    "rights_title": ("Rechte", "Rights"),
    "rights": (
        "Texte und Bilder gehören ihren Urheberinnen und Urhebern und der Stadt Herne. Wer sie verwenden will, fragt dort. "
        "Bilder liegen nicht im Archiv; es verweist auf die Seiten der Stadt.",
        "Texts and pictures belong to their authors and to the city of Herne; ask them before you use them. The archive keeps no "
        "pictures; it links to the city's pages.",
    ),
    "data_title": ("Für eigene Auswertungen", "For your own analyses"),
    "data": (
        "Alle Tabellen stehen auch als {link} offen, mit Filtern und als CSV und JSON.",
        "All tables are open as {link}, too, with filters and as CSV and JSON.",
    ),
    "data_link": ("Daten", "data"),
    "more": (
        "Unter der Adresse eines Artikels ändert sich nichts mehr: Sie eignet sich für Zitate.",
        "The address of an article stays as it is: it can be quoted.",
    ),
}
