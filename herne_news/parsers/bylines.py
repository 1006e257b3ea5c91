"""Lines of running text that say who wrote it, and what in them is the name of a person.

Forms: facts on inherne.net, section 7, and what German papers print: ``Text: X / Fotos: Y``, ``Von X und Y``, ``(X)``,
``Das Interview führte X``, ``red/jör``, a bare name as the last line.
"""

import re
from dataclasses import dataclass

from herne_news.parsers.text import fold, normalise, table

ROLE = (
    r"(?:Texte?|Wort|Autor(?:in|en|innen|:in|\*in)?|Interview|Das Interview führten?|Das Gespräch führten?|Die Fragen stellten?|"
    r"Interview und Text|Text und Interview|Bericht|Reportage|Recherche|Protokoll|Aufgezeichnet|Redaktion|Geschrieben|"
    r"Eine? (?:Gastbeitrag|Beitrag|Bericht|Text|Artikel|Interview|Kommentar|Kolumne|Glosse|Rezension|Essay|Porträt|Analyse)|"
    r"Gastbeitrag|Kommentar|Verfasst|Written)"
)
PHOTO = r"(?:Fotos?|Bilder|Bild|Fotografie|Photos?|Illustration(?:en)?|Grafik(?:en)?|Video|Kamera)"
AND_PHOTO = rf"(?:\s*(?:und|&|/|,|\+)\s*(?:die\s+)?{PHOTO})"
#: A role with a colon, or one that needs none.
WRITTEN = re.compile(
    rf"^(?:{ROLE}{AND_PHOTO}?\s*:|(?:{ROLE}\s+)?(?:von|by)(?::\s*|\s+)|"
    r"Das (?:Interview|Gespräch) führten?\s+|Die Fragen stellten?\s+)\s*",
    re.IGNORECASE,
)
PHOTO_PART = re.compile(rf"\s*[/|,;.–-]?\s*\(?{PHOTO}\s*(?:und\s+{PHOTO}\s*)?:.*$", re.IGNORECASE | re.DOTALL)
PHOTO_ONLY = re.compile(rf"^\(?{PHOTO}(?:\s*(?:und|&|/)\s*{PHOTO})?\s*:\s*\S")
#: ``red``, ``red/jör``, ``(pb/mg)``, ``KNA``: whoever that is, no name is printed.
SIGN = re.compile(r"^(?:[(\[–-]?\s?[a-zäöüß]{2,4}(?:\s?[/,]\s?[a-zäöüß]{2,4}){0,3}\s?[)\]]?\.?|\(?[A-ZÄÖÜ]{3,5}\)?)$")
SIGN_KNOWN = re.compile(r"[/(]|^red\.?$|^[A-ZÄÖÜ]{3,5}$")
IN_FRONT = re.compile(
    r"^\s*(?:(?:Beitragsautor(?:in)?|Post author):?\s+)?"
    r"(?:(?:Autor(?:in)?|Text|Author)\s*:\s*|(?:Von|By|(?:Written|Posted|Published) by)(?::\s*|\s+)|"
    r"(?-i:[Pp]or|par|di)\s+|(?:Verfasst|Geschrieben|Veröffentlicht|Publiziert|Gepostet|Erstellt) von\s*|"
    r"Meet (?:the author)?:?\s*|(?:More |All )?(?:articles|posts|stories) by\s+|)",
    re.IGNORECASE,
)
#: Addresses, and what the links around an author's name say.
NO_AUTHOR = re.compile(
    r"@|://|→|»|\barchiv(?:es?)?\b|autor(?:inn)?enarchiv|beiträge|mehr von|artikel|alle posts|view all|\bposts\b|"
    r"profile?\b|^more by\b|^see (?:all|more)\b|^learn more|^(?:written|posted|published) by$|^author$|^autor(?:in)?$|"
    r"^über d|^about |^\d+ (?:posts?|beitrag|articles?)$",
    re.IGNORECASE,
)
#: What stands between an author and other things in one element: a link to the author's page, a date.
BAR = re.compile(r"\s*[|·•]\s*")
IN_INTRO = re.compile(
    r"\binherne-?\s?(?:Redakteur|Autor|Mitarbeiter|Reporter|Volontär|Redaktionsmitglied|Praktikant)(?:in)?\s+"
    r"((?:[A-ZÄÖÜ][\w’'-]+ ){1,2}[A-ZÄÖÜ][\w’'-]+)"
)
TITLE = re.compile(r"^(?:(?:Dr|Prof|Dipl|Ing|med|phil)\.?(?:-\w+\.?)?\s+)+", re.IGNORECASE)
#: What somebody is to the paper, in front of the name: "unserem Redakteur Jonas Bröker".
OF_OURS = re.compile(
    r"^unser(?:e[mnrs]?)?\s+(?:\w*(?:Redakteur|Mitarbeiter|Reporter|Praktikant|Volontär|Autor|Korrespondent)(?:in)?)\s+(?=[A-ZÄÖÜ])"
)
PARTICLES = table("von van de der den del di da dos la le zu zum zur ter ten el al bin")
#: In names "der" follows one of these; "Assistenz der Geschäftsführung" is none.
BEFORE_DER = table("von van zu")
WORD_OF_NAME = re.compile(r"^(?:[A-ZÄÖÜÀ-ÞŁŚŽŠĆČ][\w’'´.-]*|[A-ZÄÖÜ]\.)$")
#: Words that stand in names of offices, places and headings, never in the name of a person.
NO_NAME = table(
    """
    redaktion redaktionsteam team admin administrator stadt gemeinde kreis inherne herne wanne eickel presse
    pressestelle pressebüro büro amt ende foto fotos bild bilder text info infos kontakt online verlag verein gmbh
    schloss zeche bahnhof rathaus
    ag e.v. newsticker archiv straße platz kirche schule haus zentrum museum universität magazin zeitung news blog
    der die das dem des ein eine einen einem einer eines und oder mit für im in am an auf bei nach neue neuer neues alle alles
    mehr weitere weiter zurück vor vorheriger nächster beitrag beiträge artikel
    teil serie interview montag dienstag mittwoch donnerstag freitag samstag sonntag uhr januar februar
    märz april mai juni juli august september oktober november dezember agentur dpa epd kna afp ots webmaster gast
    gastautor gastbeitrag autor autorin
    sekretariat geschäftsstelle partei verband bundesverband landesverband institut gesellschaft stiftung genossenschaft
    kanzlei hochschule akademie ministerium polizei feuerwehr nachrichten volksblatt tageblatt rundschau anzeiger verwaltung
    all download guide hide show read more editor founding member contact learn subscribe comments post posts next previous
    view click here now get free our your this about share follow team staff
    organisation initiative netzwerk werkstatt service editorial today gruß grüße liebe viele euer eure
    of entertainment records media group company foundation society council department university college school center
    centre committee inc ltd llc corp report cuisine course keywords
    """
)
#: How the labels of lists begin ("Verwandte Themenbereiche", "Häufige Fragen"): an adjective that is inflected; and how they end.
LABEL_BEGINS = re.compile(
    r"^(?:\w+(?:lich|isch|(?<!w)ig|bar|sam|haft)e[ns]?|\w{4,}ende[ns]?|ähnlich\w+|verwandte|empfohlene|beliebte|neuere|neueste|"
    r"letzte|vorige|aktuelle|andere|verschiedene|gelesene|ausgewählte|unsere|meine)$",
    re.IGNORECASE,
)
LABEL_ENDS = re.compile(
    r"(?:them(?:a|en)|beitr[aä]ge?|artikel|bereiche?|lesestoff|texte|inhalte|meldungen|berichte|geschichten|tipps|fragen|hinweise|"
    r"rubriken|termine|angebote|produkte|projekte|dokumente|stichworte|wörter|\w{3}(?:ungen|heiten|keiten|schaften|tionen))$",
    re.IGNORECASE,
)
#: Words that say what somebody is and not who; where an author element says nothing else, it names nobody.
OFFICES = table(
    """
    redaktion redaktionsteam onlineredaktion redakteur redakteurin team admin administrator wordpressadmin webadmin siteadmin
    webmaster anonymous anonym gast gastautor gastautorin gastbeitrag autor autorin author editor editors editorial staff
    unknown unbekannt user root online web news die der das den dem und von am
    """
)
#: The publisher, whom ``source`` names already: "inherne", "Pressebüro der Stadt Herne", "Redaktion inherne".
PUBLISHER = table(
    "inherne herne net stadt stadtmagazin magazin onlinemagazin pressebüro presse pressestelle pressemitteilung"
)
#: How the words about an author go on behind the name.
IN_A_LIFE = r"(?=,| [-–—] | (?:ist|war|schreibt|arbeitet|is|was|writes)\b|$)"
#: Letters of the longest line that can be a byline.
LONGEST = 160


@dataclass(frozen=True, slots=True)
class Byline:
    """A line that only says who made the article; `authors` may be empty (a sign, photographers only)."""

    authors: tuple[str, ...]
    rule: str


def read_byline(line: str, *, edge: bool) -> Byline | None:
    """Return what a whole line of running text says about authors, or None if it is no byline.

    `edge` says that the line is the last of the text: only there a bare name or a sign (``red/jör``) is a byline.
    """
    if len(line) > LONGEST:
        return None
    line = normalise(line)
    if not line:
        return None
    if PHOTO_ONLY.match(line) and not re.search(rf"\b{ROLE}\s*:", line):
        return Byline((), "byline:photo") if len(line) < 90 else None
    bare = _unbracket(line)
    match = WRITTEN.match(bare)
    if match:
        names = split_names(PHOTO_PART.sub("", bare[match.end() :]))
        if names:
            return Byline(names, "byline:label")
        return Byline((), "byline:label") if edge and _is_office(bare[match.end() :]) else None
    if edge and SIGN.match(line) and SIGN_KNOWN.search(line):
        return Byline((), "byline:sign")
    if edge:
        without = PHOTO_PART.sub("", bare)
        names = split_names(without)
        if names and (len(names) > 1 or len(names[0].split()) > 1):
            return Byline(names, "byline:bracket" if bare != line else "byline:name")
    return None


def author_in_intro(text: str) -> str | None:
    """Return the author whom an introduction names (``inherne-Redakteurin X``), else None; the sentence stays text."""
    match = IN_INTRO.search(text) if "inherne" in text else None
    return match[1] if match and is_person(match[1]) else None


def split_names(text: str) -> tuple[str, ...]:
    """Return the names of persons that `text` lists, each once, if it lists nothing else; else nothing."""
    parts = re.split(r"\s*(?:,|;|/|&|\||\bund\b|\band\b|\+)\s*", _unbracket(normalise(text)).rstrip("."))
    names = tuple(dict.fromkeys(OF_OURS.sub("", TITLE.sub("", part)).strip() for part in parts if part.strip()))
    # Beside the name of a person "Julia Mai" is one, too.
    if any(map(is_person, names)) and all(is_person(name) or is_person(name, any_surname=True) for name in names):
        return names
    return ()


def is_person(name: str, *, any_surname: bool = False) -> bool:
    """Say whether `name` can be the full name of a person: two to five words, none of them an office, place or plain word.

    With `any_surname` the last of two words may be such a word: "Anna Post".
    """
    words = name.split()
    plain = words[:1] if any_surname and len(words) == 2 else words
    if not 2 <= len(words) <= 5 or len(name) > 60 or re.search(r"[\d@:©]", name):
        return False
    if name.isupper() or not NO_NAME.isdisjoint(word.strip(".").lower() for word in plain if word not in PARTICLES):
        return False
    if "der" in words and words[words.index("der") - 1] not in BEFORE_DER:
        return False
    if LABEL_BEGINS.match(words[0]) or LABEL_ENDS.search(words[-1]):
        return False
    return (
        all(WORD_OF_NAME.match(word) or (i and word in PARTICLES) for i, word in enumerate(words))
        and words[-1][0].isupper()
    )


def tidy_author(text: str) -> str | None:
    """Return the name in an author element without ``Von``, titles and links around it; None where it names nobody.

    Persons and bodies have names; an office ("Redaktion"), the publisher itself, signs ("red/jör") and e-mail addresses are none.
    """
    name = OF_OURS.sub("", IN_FRONT.sub("", text))
    name = normalise(re.sub(r"^View all of (.+?)’s posts\.?$", r"\1", name)).strip(" ,|·–-")
    name = re.sub(r"\s+@\s.*$", "", BAR.split(name)[0])  # "Ute Brandt @ Kanalküche"
    words = set(fold(name).split())
    if not words or len(name) > LONGEST or NO_AUTHOR.search(name) or words <= OFFICES | PUBLISHER:
        return None
    return None if SIGN.match(name) and "/" in name else name


def name_in_full(name: str, life: str) -> str | None:
    """Return first name and surname where words about an author begin with both (``Ute Brandt ist freie Autorin``), else None."""
    match = re.match(rf"(?:Über )?({re.escape(name)} [A-ZÄÖÜ][\w’'-]+){IN_A_LIFE}", life)
    return match[1] if match and is_person(match[1]) else None


def _unbracket(line: str) -> str:
    match = line.startswith(("(", "[")) and re.fullmatch(r"[(\[]\s*([^()\[\]]+?)\s*[)\]]\.?", line)
    return match[1] if match else line.strip("–- ")


def _is_office(text: str) -> bool:
    return (
        bool({"redaktion", "red", "team", "pressebüro", "stadt", "inherne"} & set(fold(text).split()))
        or SIGN.match(text) is not None
    )
