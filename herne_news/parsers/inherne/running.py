"""The running text: what of the content is text, what is said twice, and what signs it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from herne_news.parsers.blocks import Block, Kind
from herne_news.parsers.bylines import WRITTEN, author_in_intro, read_byline
from herne_news.parsers.credits import credit_line
from herne_news.parsers.dates import find_german_date
from herne_news.parsers.inherne.changes import CHANGED
from herne_news.parsers.inherne.endings import without_titles_at_the_end
from herne_news.parsers.inherne.repeats import once
from herne_news.parsers.leaks import is_php_message
from herne_news.parsers.selectors import Element
from herne_news.parsers.text import WORD, ends_sentence, fold, table
from herne_news.parsers.walking import HEADINGS

#: Whole lines that themes and plug-ins print into the text.
FURNITURE_LINES = table(
    """
    teilen drucken weiterlesen anzeige werbung kommentare kommentar loading newsletter share tweet twittern pinnen merken
    inhaltsverzeichnis advert advertisement facebook twitter whatsapp pinterest newsticker
    """
)
FURNITURE_PHRASE = re.compile(
    r"^(?:teilen sie|teile diesen|teilen mit|teilen auf|share this|share on|gefällt mir|like this|wird geladen|mehr lesen|"
    r"read more|weiterlesen|schreibe einen kommentar|kommentar verfassen|ein kommentar|keine kommentare|\d+ kommentare?$|"
    r"leave a comment|click to|klick, um|zum newsletter|jetzt (?:den )?newsletter|artikel drucken|seite drucken|"
    r"(?:diesen )?(?:artikel|beitrag|text) (?:teilen|drucken|empfehlen|bewerten|kommentieren|versenden|anhören)\W*$|"
    r"hat (?:dir|ihnen|euch) (?:der|dieser|unser) (?:artikel|beitrag|text) .{0,40}\?|lese(?:zeit|dauer)\s*:? (?:ca\. ?)?\d|"
    r"(?:post views|aufrufe)\s*:|\[total:|sharing is caring|jetzt kommentieren\W*$|hinterlass\w+ (?:sie )?einen kommentar|"
    r"kommentar(?:funktion|e)? (?:ist |sind )?geschlossen|(?:vorheriger|nächster) (?:artikel|beitrag)\b[^.!?]*$|pin it\W*$|"
    r"auf pinterest (?:merken|pinnen)|(?:bild|foto)(?:nachweise?|rechte)\s*:|\*? ?(?:=|–)? ?affiliate-?links?\W*$|"
    r"fotos?$|anzeige(?:\W*$|\s*[:|–-])|"
    r"bildquelle|image may be nsfw|verwandte (?:artikel|beiträge)|"
    r"(?:article|story) continues|(?:der )?(?:artikel|beitrag|text) (?:geht|wird) .*(?:anzeige|werbung)|"
    r"ähnliche (?:artikel|beiträge)|related posts?$|beitrags-?navigation|seiten \d|pages \d|"
    r"das könnte (?:sie|dich|euch|ihnen)(?: auch| ebenfalls| noch)* (?:interessieren|gefallen)|"
    r"(?:beitrags|titel|aufmacher)(?:bild|foto)\s*:|zurück zu[rm] |\*?\s?werbung\b|subscribe (?:now|to)|"
    r"(?:>>|»|→|➔|➤|►)\s*(?:lesen|lies|mehr|auch|hier)\b|"
    r"(?:(?:photo|image|picture|illustration)s? )?credits?\s*:|(?:photo|image|picture|illustration)s? (?:by|via|courtesy of) |"
    r"(?:bild|foto) (?:von|by) .{2,50} (?:auf|on|via|bei) (?:pixabay|unsplash|pexels|flickr)|"
    r".{2,60}/ ?(?:afp|ap|dpa|epa|reuters|imago|getty|istock|shutterstock|adobe ?stock|picture alliance|pixabay|unsplash)"
    r"(?: images| photo)?$|please follow |follow (?:us|me) |"
    r"follow \S+(?: \S+)?: (?:twitter|facebook|instagram|threads|bluesky|linkedin)[^.!?]*$|"
    r"spread the love|share and enjoy|this entry was posted|"
    r"[\d.,]+ (?:views?|shares?|comments?|responses|aufrufe)$|comments (?:off|(?:are|have been) (?:closed|disabled))|"
    r"add .{2,40} to your google news|advertisement\W+(?:story |article )?continues|source link$|"
    r"enjoyed (?:the|this) (?:article|post|story)\W*$|both comments and pings are|"
    r"kommentare (?:sind|wurden) (?:geschlossen|deaktiviert|abgeschaltet)|"
    r"dieser (?:beitrag|artikel|text) enthält (?:unbezahlte |bezahlte )?(?:werbung|affiliate)|(?:podcast: )?play in new window)"
)
#: What asks the reader to subscribe, to follow or to install something; each behind a word without which it cannot be there.
PROMPTS = {
    word: re.compile(pattern, re.IGNORECASE)
    for word, pattern in (
        ("subscri", r"please subscribe|already a subscriber|\bsubscribe now\b"),
        (
            "download",
            r"download (?:the|our) .{0,40}\bapps?\b|(?:\bplay(?: in \w+(?: window)?)?|abspielen) ?\| ?download\b",
        ),
        ("enjoyed", r"if you enjoyed"),
        ("folg", r"folg(?:e|t|en Sie) uns (?:auf|bei)"),
        ("einverstanden", r"einverstanden, dass mir (?:externe )?inhalte"),
        (
            "inhalt",
            r"empfohlener (?:redaktioneller|externer) inhalt|platzhalterinhalt von|findest du (?:einen )?externen? inhalt",
        ),
        ("datenschutzerklärung von", r"laden de[rs] .{0,40} akzeptier"),
        ("unteren button", r"klicken sie auf den unteren button, um "),
        ("enable javascript", r"to view this video please enable"),
        ("follow", r"\bfollow (?:us|me) on\b"),
        ("affiliate", r"(?:contains?|enthält|sich um|sind) (?:sogenannte )?affiliate[- ]?links?"),
        (
            "newsletter",
            r"newsletter (?:abonnieren|anmelden)|für (?:den|unseren) newsletter an|"
            r"(?:sign up for|subscribe to|abonnier\w*) .{0,30}newsletter",
        ),
        ("product advertising api", r"product advertising api"),
        ("lade", r"(?:lade|laden Sie) (?:dir |sich )?(?:die|unsere) .{0,30}\bapp\b"),
    )
}
#: Letters of the longest prompt, of the longest line that is furniture as a whole, and of the longest that is one such word.
LONGEST_PROMPT, LONGEST_FURNITURE, LONGEST_WORDS = 170, 90, 40
LONGEST_ANNOUNCEMENT = 60
#: What may announce other articles or sign the text.
SIGNED = (Kind.PARAGRAPH, Kind.SUBHEADING)
#: What stands in front of a slider and says what it shows; a heading may say the same of the text below it.
SLIDER_LINE = re.compile(
    r"(?:visualisierungen|eindrücke|impressionen|bilder|fotos|bildergalerie|fotostrecke)\b[^.!?:]*(:?)$"
)
#: A linked heading of one or two words may be the article's own way to its source.
SHORT_HEADING = 20
#: Behind such a heading stand other articles, or nothing of this one.
OTHERS = re.compile(
    r"(?:ähnliche|verwandte|weitere|mehr) (?:artikel|beiträge|beitrag|news|nachrichten|themen|meldungen|posts)$|"
    r".*das könnte (?:sie|dich|euch|ihnen)(?: auch| ebenfalls| noch)*(?: interessieren| gefallen)?$|"
    r"(?:lest|lies) auch$|(?:häufig|am meisten|meist) ?gelesen|"
    r"weitere interessante (?:artikel|beiträge)|pass(?:end zum thema|ende (?:artikel|beiträge))$|lesetipps?$|"
    r"auch lesenswert|(?:neueste|letzte|aktuelle|beliebte) (?:artikel|beiträge|news|meldungen)$|"
    r"most (?:read|popular)|read (?:this )?next$|"
    r"(?:related|similar|recommended)(?: (?:posts?|articles?|stories|news|content|reading))?$|"
    r"you (?:may|might) also|auch interessant$|schon gelesen$|lesen sie auch$|empfehlungen$|mehr zum thema|"
    r"kommentare(?: \d+)?$|empfohlene (?:artikel|beiträge|inhalte|posts)$|"
    r"(?:latest|recent|more) posts by |(?:weitere|neueste|letzte|alle) (?:artikel|beiträge) von |"
    r"leave a reply|schlagw(?:örter|orte)$|über den autor|über die autorin|about the author|schreibe einen kommentar"
)
#: So may a sentence begin, too: only a link in it, or right behind, says that it announces others.
PERHAPS_OTHERS = re.compile(
    r"(?:ähnliche|verwandte|weitere|mehr|empfohlene) "
    r"(?:artikel|beiträge|beitrag|news|nachrichten|themen|meldungen|posts|inhalte|lesestoff)"
    r"|.*das könnte (?:sie|dich|euch|ihnen)|mehr \w+ (?:auf|bei|von|aus) |auch interessant|schon gelesen|"
    r"empfehlungen|kommentare|related content|more (?:\w+ ){0,3}(?:recipes|posts|articles|stories|reading)$"
)
ARROWS = (">>", "»", "→", "➔", "➤", "►", "« ", "<<", "←")
#: The terms of an article, printed as a line of its text.
TERMS_LINE = re.compile(
    r"(?:(?:technorati )?tags|schlagw[oö]rter?|stichw[oö]rter?|themen|kategorien?|categories)\s*:|"
    r"(?:tagged(?: as| with)?|filed under|posted in|abgelegt unter)\b\s*:?",
    re.IGNORECASE,
)
#: One such line is running text, a list behind it is none; the second kind is none even alone, before the title that it links.
SEE_ALSO = re.compile(r"(?:siehe|lies|lesen sie) auch")
READ_ALSO = re.compile(r"(?:Lesen Sie|Lies|Lest) auch:", re.IGNORECASE)
#: A line that points elsewhere; a signature may stand in front of it and still be the last of the text.
POINTER = re.compile(
    r"^(?:siehe (?:dazu )?auch|lesen sie auch|zum weiterlesen|mehr zum thema|mehr dazu|"
    r"den (?:ganzen|vollständigen|kompletten) (?:artikel|beitrag|text)|mehr auf den seiten)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Text:
    """The blocks of the text in order, and who signed it with the rule that says so; the signature is no block."""

    blocks: tuple[Block, ...]
    authors: tuple[str, ...] = ()
    rule: str | None = None


def tidy(blocks: Sequence[Block], title: str | None) -> Text:
    """Return the text without furniture lines, other articles' teasers, credits, the byline and what is said twice."""
    lower = "\n".join([block.text for block in blocks]).lower()
    prompts = {word: pattern for word, pattern in PROMPTS.items() if word in lower}
    kept = [block for block in _without_others(without_titles_at_the_end(blocks)) if not _is_furniture(block, prompts)]
    if kept and title and kept[0].kind is Kind.SUBHEADING and fold(kept[0].text) == fold(title):
        kept = kept[1:]
    if "©" in lower:
        kept = [
            block
            for block in kept
            if not (block.kind is Kind.PARAGRAPH and "©" in block.text and credit_line(block.text))
        ]
    authors: tuple[str, ...] = ()
    rule = None
    lines: list[Block] = []
    last = next((place for place in range(len(kept) - 1, 0, -1) if not POINTER.match(kept[place].text)), 0)
    for place, block in enumerate(kept):
        byline = None
        if block.kind in SIGNED and (block.linked < len(block.text) // 2 or WRITTEN.match(block.text)):
            byline = read_byline(block.text, edge=place == last and block.element.tag not in HEADINGS)
        if byline is None:
            lines.append(block)
        elif byline.authors and not authors:
            authors, rule = byline.authors, byline.rule
    if not authors and "inherne" in lower:
        named = next((name for block in lines if (name := author_in_intro(block.text))), None)
        authors, rule = ((named,), "byline:intro") if named else ((), None)
    return Text(tuple(once(lines)), authors, rule)


def _is_furniture(block: Block, prompts: Mapping[str, re.Pattern[str]]) -> bool:
    text = block.text
    if block.kind is Kind.SUBHEADING and block.linked and block.linked >= len(text.replace(" ", "")):
        return len(text) > SHORT_HEADING  # another article's headline
    if prompts and len(text) < LONGEST_PROMPT and _asks(text, prompts):
        return True
    if WORD.search(text) is None or is_php_message(text):
        return True
    if len(text) > LONGEST_FURNITURE:
        return False
    lower = text.lower()
    if (len(text) < LONGEST_WORDS and fold(text) in FURNITURE_LINES) or FURNITURE_PHRASE.match(lower):
        return True
    if CHANGED.match(text) and not ends_sentence(text) and find_german_date(text):
        return True
    slider = SLIDER_LINE.match(lower)
    return slider is not None and (bool(slider[1]) or _stands_before_pictures(block.element))


def _asks(text: str, prompts: Mapping[str, re.Pattern[str]]) -> bool:
    lower = text.lower()
    return any(word in lower and pattern.search(text) for word, pattern in prompts.items())


def _stands_before_pictures(node: Element) -> bool:
    following = node.getnext()
    return following is not None and next(following.iter("img"), None) is not None


def _without_others(blocks: Sequence[Block]) -> list[Block]:
    """Drop what stands behind a heading that announces other articles, until running text follows again."""
    kept: list[Block] = []
    others = linked = False
    for place, block in enumerate(blocks):
        if len(block.text) < LONGEST_ANNOUNCEMENT and block.kind in SIGNED and _announces(blocks[place : place + 2]):
            others, linked = True, False
        elif others and (_goes_on(block) or (linked and _stands_beside(block, kept))):
            others = False
        linked = linked or block.linked > 0
        if not others and not _is_list_of_others(block):
            kept.append(block)
    return kept


def _stands_beside(block: Block, kept: Sequence[Block]) -> bool:
    """Say whether a block is a sentence without links, in the same element as text of the article: in no box of others."""
    if block.kind is not Kind.PARAGRAPH or block.linked or not ends_sentence(block.text):
        return False
    around = block.element.getparent()
    return any(other.element.getparent() is around for other in kept)


def _announces(blocks: Sequence[Block]) -> bool:
    """Say whether the first of the blocks announces other articles; the second one is what stands behind it."""
    line = fold(blocks[0].text)
    linked = blocks[0].linked > 0 or any(block.linked >= 0.6 * len(block.text) for block in blocks[1:])
    return OTHERS.match(line) is not None or (linked and PERHAPS_OTHERS.match(line) is not None)


def _goes_on(block: Block) -> bool:
    """Say whether the article's own text goes on with a block: a long paragraph, or a subheading that leads nowhere."""
    if block.kind is Kind.SUBHEADING:
        return not block.linked and len(block.text) > 1
    return block.kind is Kind.PARAGRAPH and len(block.text) - block.linked > 120


def _is_list_of_others(block: Block) -> bool:
    """Say whether a paragraph names terms, or other articles: links behind a line that announces them, or behind an arrow."""
    if block.kind is not Kind.PARAGRAPH or not block.linked:
        return False
    terms = TERMS_LINE.match(block.text)
    if block.linked < 0.6 * (len(block.text) - (terms.end() if terms else 0)):
        return False
    first, _, rest = block.text.partition("\n")
    line = fold(first) if rest or READ_ALSO.match(first) else ""
    others = any(form.match(line) for form in (OTHERS, PERHAPS_OTHERS, SEE_ALSO))
    return others or terms is not None or block.text.startswith(ARROWS)
