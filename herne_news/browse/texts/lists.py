"""Pages that list articles or names."""

TEXTS = {
    "newest": ("Alle Artikel, die neuesten zuerst", "All articles, the newest first"),
    "articles_one": ("{number} Artikel", "{number} article"),
    "articles_many": ("{number} Artikel", "{number} articles"),
    "pictures_one": ("{number} Bild", "{number} picture"),
    "pictures_many": ("{number} Bilder", "{number} pictures"),
    "pictures_in_one": ("{pictures} in {number} Artikel", "{pictures} in {number} article"),
    "pictures_in_many": ("{pictures} in {number} Artikeln", "{pictures} in {number} articles"),
    "none": ("Hier steht noch nichts.", "There is nothing here yet."),
    "category": ("Rubrik", "Category"),
    "issue": ("Druckausgabe", "Printed issue"),
    "author": ("Texte von", "Texts by"),
    "photographer": ("Bilder von", "Pictures by"),
    "no_caption": ("Ohne Bildunterschrift", "Without a caption"),
    "undated": ("Artikel ohne Datum", "Articles without a date"),
    "names_category": ("Rubriken", "Categories"),
    "names_author": ("Autorinnen und Autoren", "Authors"),
    "names_pictures": ("Bildnachweise", "Picture credits"),
    "lead_category": (
        "Wie die Stadt ihre Artikel einordnet, die größten Rubriken zuerst.",
        "How the city sorts its articles, the largest categories first.",
    ),
    "lead_author": (
        "Alle Namen, die über oder unter einem Artikel stehen, mit der Zahl ihrer Artikel.",
        "All names that stand above or below an article, with the number of their articles.",
    ),
    "lead_pictures": (
        "Alle Bildnachweise mit der Zahl der Bilder, so geschrieben, wie sie gedruckt sind.",
        "All picture credits with the number of pictures, spelled as they are printed.",
    ),
    "issues": ("Ausgaben der Druckfassung", "Issues of the printed magazine"),
    "issues_lead": (
        "Artikel, bei denen steht, in welcher Ausgabe des Magazins sie erschienen sind.",
        "Articles that name the issue of the magazine in which they appeared.",
    ),
    "within": ("In diesen Artikeln suchen", "Search these articles"),
    "following": ("Ältere Artikel", "Older articles"),
    "following_names": ("Weitere Namen", "More names"),
    "beginning": ("Zum Anfang der Liste", "To the beginning of the list"),
    "paging": ("Seiten der Liste", "Pages of the list"),
    "gone": ("bei der Stadt verschwunden", "gone from the city's site"),
}
