"""A post's blocks as the markup that its editors left behind: the part of a page that feeds and REST carry too."""

from collections.abc import Iterable
from random import Random

from herne_news.replica.chance import dealt, stream
from herne_news.replica.inherne import widgets
from herne_news.replica.inherne.blocks import Block
from herne_news.replica.inherne.stories import Story
from herne_news.replica.spelling import spell

EDITORS = ("visual", "word", "visual", "divs", "breaks", "styled")
NOISE = {
    "share": (
        '<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Teilen mit:</h3><ul><li '
        'class="share-facebook"><a '
        'href="https://beispiel-netz.example/sharer">Auf Beispielnetz teilen</a></li><li><a '
        'href="mailto:?subject=Lesetipp">per Mail</a></li></ul></div>'
    ),
    "script": (
        '<script>document.write("<p>Dieser Absatz steht nur im Skript.</p>"); var inhalt = {"headline": "Kein '
        'Titel"};</script>'
    ),
    "newsletter": (
        '<div class="newsletter-signup newsletter"><h4>Newsletter bestellen</h4><p>Jede Woche Neues per Mail.</p>'
        '<form action="/newsletter/"><input type="email" name="mail"/><button>Abonnieren</button></form></div>'
    ),
    "related": (
        '<aside class="related yarpp-related"><h3>Das könnte Sie auch interessieren</h3><ul><li><a '
        'href="https://inherne.net/inherne-archiv-2/">'
        "Ältere Hefte im Überblick</a></li></ul></aside>"
    ),
    "empty": "<p>&nbsp;</p>\n<p></p>\n<p>\u00a0 </p>",
    "image": (
        '<p><img class="alignleft size-medium wp-image-7" '
        'src="https://inherne.net/wp-content/uploads/2016/01/trenner.png" alt="" /></p>'
    ),
    "comment": "<!-- wp:paragraph --><!-- <p>Ein Entwurf, der nie erschien.</p> --><!-- /wp:paragraph -->",
    "heading": "<h2>&nbsp;</h2><h3></h3><p><strong> </strong></p>",
    "uncaptioned": (
        '<figure class="wp-block-image"><img class="wp-image-9" src="https://inherne.net/wp-content/uploads/2016/01/leer.jpg" '
        'alt=""/><figcaption></figcaption></figure>'
    ),
    "video": (
        '<div class="video-container"><iframe src="https://video.beispiel-herne.example/embed/1" title="Video" '
        "allowfullscreen></iframe></div>"
    ),
}


def markup(story: Story, blocks: Iterable[Block], *, module: bool = False) -> str:
    """Return the HTML of `blocks`; `module` packs issue blocks into builder modules of their own."""
    plan = story.plan
    chance, editor = stream(plan.seed, "markup", plan.index), dealt(plan.seed, "editor", plan.index, EDITORS)
    pieces: list[str] = []
    plain = False
    for place, block in enumerate(blocks):
        was_plain, plain = plain, block.kind == "paragraph" and block.form in {"", "plain"}
        piece = _typed(block.lines[0], editor, chance) if plain else _piece(block, 900 + 10 * place, chance)
        if plain and was_plain and editor == "breaks":
            pieces[-1] = f"{pieces[-1].removesuffix('</p>')}<br />\n<br />{piece.removeprefix('<p>')}"
        else:
            pieces.append(piece)
    if module:
        return "\n".join(
            f'<div class="et_pb_module et_pb_text et_pb_text_{place} et_pb_bg_layout_light et_pb_text_align_left">'
            f'<div class="et_pb_text_inner">{piece}</div></div>'
            for place, piece in enumerate(pieces, start=1)
        )
    return "\n".join(pieces)


def _typed(text: str, editor: str, chance: Random) -> str:
    """Return a plain paragraph as an editor's habits leave it: pasted from a word processor, in bare divs, parted by breaks."""
    inner = spell(text, chance)
    if chance.random() < 0.06:
        inner = f'<img class="alignright wp-image-8" src="/wp-content/uploads/2016/01/kopf.jpg" alt="" />{inner}'
    match editor:
        case "word":
            return (
                f'<p class="MsoNormal" style="line-height: 150%;"><span style="font-family: Arial;">{inner}</span></p>'
            )
        case "divs":
            return f"<div>{inner}</div>"
        case "styled" if chance.random() < 0.5:
            return f'<p style="text-align: justify;"><span><span lang="DE">{inner}<br /></span></span></p>'
        case _:
            return f"<p>{inner}</p>"


def _piece(block: Block, number: int, chance: Random) -> str:
    match block.kind:
        case "pictures":
            return widgets.render(block.form, block.pictures, number, chance)
        case "noise":
            return NOISE[block.form]
        case "heading":
            return _heading(block, chance)
        case "paragraph":
            return _paragraph(block, chance)
        case "quote":
            return _quote(block, chance)
        case "byline":
            return _byline(block)
        case "signed":
            return f"<p>{spell(block.lines[0], chance)}<br />\n{spell(block.lines[1], chance, inline=False)}</p>"
        case "list":
            item = chance.choice(
                ("<li>{}</li>", "<li>{}</li>", "<li><p>{}</p></li>", '<li class="liste"><span>{}</span>\n</li>')
            )
            items = "\n".join(item.format(spell(line, chance, inline=False)) for line in block.lines)
            return f"<{block.form}>\n{items}\n</{block.form}>"
        case "table":
            rows = "".join(
                "<tr>" + "".join(f"<td>{cell}</td>" for cell in line.split("\t")) + "</tr>" for line in block.lines
            )
            return f"<table><tbody>{rows}</tbody></table>"
        case _:
            return f"<p>{'<br />'.join(_line(line, chance) for line in block.lines)}</p>"


def _line(line: str, chance: Random) -> str:
    if line.startswith("**"):
        tag = chance.choice(("strong", "b"))
        return f"<{tag}>{spell(line[2:], chance, inline=False)}</{tag}>"
    return spell(line, chance, inline=False) + chance.choice(("", "\n", " "))


def _heading(block: Block, chance: Random) -> str:
    text = spell(block.lines[0], chance, inline=False)
    if block.form in {"strong", "b"}:
        return f"<p><{block.form}>{text}</{block.form}>{chance.choice(('', '<br />', '&nbsp;'))}</p>"
    if chance.random() < 0.2:
        text = f"<strong>{text}</strong>"
    return f"<{block.form}>{text}</{block.form}>"


def _paragraph(block: Block, chance: Random) -> str:
    text = block.lines[0]
    match block.form:
        case "bold":
            return f"<p><strong>{spell(text, chance, inline=False)}</strong></p>"
        case "label":
            speaker, said = text.split(": ", 1)
            return f"<p><strong>{speaker}:</strong> {spell(said, chance)}</p>"
        case "links":
            head, tail = text.split(" ", 2)[:2], text.split(" ", 2)[2]
            return (
                f"<p><em>{' '.join(head)} <a "
                f'href="https://inherne.net/inherne-archiv-2/">{spell(tail, chance, inline=False)}</a></em></p>'
            )
        case "lead":
            return f'<p class="{chance.choice(("lead", "intro", "vorspann", "teaser"))}">{spell(text, chance)}</p>'
        case "blockquote":
            return f"<blockquote><p>{spell(text, chance)}</p></blockquote>"
        case _:
            return f"<p>{spell(text, chance)}</p>"


def _quote(block: Block, chance: Random) -> str:
    text = spell(block.lines[0], chance, inline=False)
    match block.form:
        case "blockquote":
            return f"<blockquote><p>{text}</p></blockquote>"
        case "pullquote":
            return f'<figure class="wp-block-pullquote"><blockquote><p>{text}</p></blockquote></figure>'
        case "class":
            return f'<p class="{chance.choice(("zitat", "pullquote", "quote"))}">{text}</p>'
        case _:
            return f"<p>{text}</p>"


def _byline(block: Block) -> str:
    text = block.lines[0]
    match block.form:
        case "break":
            return f"<p>{text.replace(' Fotos:', '<br />Fotos:')}</p>"
        case "em":
            return f"<p><em>{text}</em></p>"
        case "right":
            return f'<p style="text-align: right;">{text}</p>'
        case _:
            return f"<p>{text}</p>"
