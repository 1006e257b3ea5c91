"""Rules of the parsers in words: a rule of its own as ``<family>_<detail>``, the others as ``<family>``."""

TEXTS = {
    "otherwise": (
        "Eine andere Stelle sagt etwas anderes: {rule} „{value}“",
        "Another place says otherwise: {rule} “{value}”",
    ),
    "same_as_date": (
        "Tag wie beim Datum; eine Uhrzeit nennt die Seite nicht.",
        "The day of the date; the page gives no time.",
    ),
    "theme": (
        "Steht auf der Seite in dem Element, das die Gestaltung „{detail}“ nennt.",
        "Stands on the page in the element that its design calls “{detail}”.",
    ),
    "theme_lead": (
        "Ist der Absatz, den die Seite als Vorspann gestaltet.",
        "Is the paragraph that the page lays out as its lead.",
    ),
    "theme_heading": (
        "Steht als kleine Überschrift über der großen.",
        "Stands as a small heading above the large one.",
    ),
    "theme_kicker": ("Ist auf der Seite als Dachzeile gestaltet.", "Is laid out on the page as the kicker."),
    "theme_caption": (
        "Stehen auf der Seite als Bildunterschriften an den Bildern.",
        "Stand on the page as captions at the pictures.",
    ),
    "theme_terms": (
        "Stehen auf der Seite in der Liste der Rubriken oder Schlagwörter.",
        "Stand on the page in the list of categories or tags.",
    ),
    "theme_time": ("Steht auf der Seite als ausgezeichnete Zeitangabe.", "Stands on the page as a marked time."),
    "theme_author_box": ("Steht im Kasten über die Autorin oder den Autor.", "Stands in the box about the author."),
    "jsonld": (
        "Steht in den Angaben der Seite für Maschinen (JSON-LD, „{detail}“).",
        "Stands in what the page tells machines (JSON-LD, “{detail}”).",
    ),
    "meta": (
        "Steht im Kopf der Seite in den Angaben für Suchmaschinen und soziale Netze („{detail}“).",
        "Stands in the page's head, in what it tells search engines and social networks (“{detail}”).",
    ),
    "html": (
        "Steht auf der Seite in dem Element „{detail}“; einen genaueren Hinweis gibt sie nicht.",
        "Stands on the page in the element “{detail}”; it gives no closer hint.",
    ),
    "rel": (
        "Steht auf der Seite als Verweis, den sie selbst als „{detail}“ auszeichnet.",
        "Stands on the page as a link that it marks as “{detail}” itself.",
    ),
    "link": (
        "Steht auf der Seite als Verweis, dessen Adresse sagt, was er ist („{detail}“).",
        "Stands on the page as a link whose address says what it is (“{detail}”).",
    ),
    "page": (
        "Steht auf der Seite außerhalb des Artikels („{detail}“).",
        "Stands on the page outside of the article (“{detail}”).",
    ),
    "url_date": ("Steht in der Adresse der Seite.", "Stands in the page's address."),
    "text_meldung_vom": (
        "Steht im Text hinter „Meldung vom“.",
        "Stands in the text after “Meldung vom”.",
    ),
    "text_date_line": ("Steht in der Zeile mit dem Datum.", "Stands in the line with the date."),
    "text_meta_line": ("Steht in der Zeile mit Datum und Namen.", "Stands in the line with date and names."),
    "text_date_beside_title": ("Steht neben der Überschrift.", "Stands beside the headline."),
    "text_after_date_line": ("Ist die erste Zeile nach dem Datum.", "Is the first line after the date."),
    "text_after_title": ("Ist, was auf die Überschrift folgt.", "Is what follows the headline."),
    "text_above_title": ("Steht unmittelbar über der Überschrift.", "Stands right above the headline."),
    "text_below_newsticker": (
        "Steht unter der Überschrift, wie es der Newsticker hält.",
        "Stands below the headline, as the Newsticker has it.",
    ),
    "text_first_paragraph": (
        "Ist der erste, hervorgehobene Absatz des Textes.",
        "Is the first, marked paragraph of the text.",
    ),
    "text_between": ("Steht zwischen Überschrift und Text.", "Stands between headline and text."),
    "text_body_only": (
        "Ist der ganze Text der Seite, die keinen Rahmen um den Artikel hat.",
        "Is the whole text of the page, which has no frame around the article.",
    ),
    "text_credit_line": (
        "Stehen als Zeilen mit Bildnachweis im Text.",
        "Stand in the text as lines with a credit.",
    ),
    "text_written_by": ("Steht im Text hinter „von“.", "Stands in the text after “von”."),
    "text": ("Steht im Text („{detail}“).", "Stands in the text (“{detail}”)."),
    "byline_label": (
        "Steht unter dem Text hinter „Text:“ oder einem ähnlichen Wort.",
        "Stands below the text after “Text:” or a like word.",
    ),
    "byline_sign": ("Steht als Kürzel am Ende des Textes.", "Stands as initials at the end of the text."),
    "byline_bracket": ("Steht in Klammern am Ende des Textes.", "Stands in brackets at the end of the text."),
    "byline_name": ("Ist die letzte Zeile des Textes, ein Name allein.", "Is the last line of the text, a name alone."),
    "byline_intro": ("Steht in den ersten Sätzen als Verfasserangabe.", "Stands in the first sentences as a byline."),
    "byline_photo": (
        "Steht in der Zeile, die Text und Fotos zusammen nennt.",
        "Stands in the line that names text and photos together.",
    ),
    "byline": ("Steht in der Autorenzeile („{detail}“).", "Stands in the byline (“{detail}”)."),
    "layout": (
        "Ist der Textbereich im Seitenaufbau „{detail}“.",
        "Is the text area in the layout “{detail}”.",
    ),
    "layout_densest": (
        "Ist der Bereich der Seite mit dem dichtesten Text; ihr Aufbau ist unbekannt.",
        "Is the area of the page with the densest text; its layout is unknown.",
    ),
    "teaser_list": (
        "Steht so in einer Liste der Stadt; eine eigene Seite hat die Meldung nicht.",
        "Stands like this in one of the city's lists; the release has no page of its own.",
    ),
    "teaser": ("Steht so in einer Liste der Stadt.", "Stands like this in one of the city's lists."),
    "fallback": (
        "Hat das Programm „{detail}“ gefunden, das beliebige Seiten liest; unsere eigenen Regeln fanden nichts.",
        "Was found by the program “{detail}”, which reads any page; our own rules found nothing.",
    ),
}
