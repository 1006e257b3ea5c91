"""The page of an article's versions."""

TEXTS = {
    "title": ("Verlauf", "History"),
    "of": ("Was sich geändert hat", "What has changed"),
    "lead_one": ("Das Archiv kennt eine Fassung dieses Artikels.", "The archive knows one version of this article."),
    "lead_many": (
        "Das Archiv kennt {number} Fassungen dieses Artikels; die neueste steht oben. "
        "Unterschiede in Leerraum und Anführungszeichen zählen nicht.",
        "The archive knows {number} versions of this article; the newest is on top. "
        "Differences in white space and quotation marks do not count.",
    ),
    "version": ("Fassung {number} von {total}", "Version {number} of {total}"),
    "seen": ("zuerst gesehen am {moment}", "first seen on {moment}"),
    "reader": ("gelesen mit herne-news {version}", "read by herne-news {version}"),
    "unsettled": (
        "Ob die Stadt den Artikel geändert hat oder nur das Programm ihn anders liest, ist noch nicht geklärt.",
        "Whether the city has edited the article, or only the program reads it otherwise, is not settled yet.",
    ),
    "reread": (
        "Diese Fassung wurde später noch einmal gelesen, und anders als zuerst; das ist keine Änderung durch die Stadt.",
        "This version was read again later, and otherwise than at first; that is no edit by the city.",
    ),
    "capture": ("gespeicherte Seite", "stored page"),
    "first": ("So stand der Artikel zuerst da:", "This is how the article stood at first:"),
    "no_change": (
        "An den Feldern hat sich nichts geändert.",
        "No field has changed.",
    ),
    "same_one": ("{number} Absatz unverändert", "{number} paragraph unchanged"),
    "same_many": ("{number} Absätze unverändert", "{number} paragraphs unchanged"),
    "removed": ("entfernt:", "removed:"),
    "added": ("hinzugefügt:", "added:"),
    "end": ("Ende", "end"),
    "legend": ("So ist markiert:", "Marks:"),
    "legend_removed": ("entfernt", "removed"),
    "legend_added": ("hinzugefügt", "added"),
    "addresses": ("Adressen des Artikels", "Addresses of the article"),
    "addresses_lead": (
        "Die Stadt hat den Artikel unter mehreren Adressen gezeigt; die letzte steht oben.",
        "The city has shown the article at several addresses; the last one is on top.",
    ),
    "older": ("Ältere Fassungen", "Older versions"),
    "back": ("Zurück zum Artikel", "Back to the article"),
}
