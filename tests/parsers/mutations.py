"""Pages of our own making between unmistakable neighbours, and what may happen to each of their nodes.

The neighbours' headlines, dates, names and captions all hold a word that the article never has.
"""

import copy
import itertools
from collections.abc import Callable, Iterator

from lxml import etree

NEIGHBOUR = "Nachbarin"
_NEWS = """<div class="widget"><h2 class="entry-title"><a href="https://inherne.net/nachbarin/">Nachbarin gesucht</a></h2>
<time class="entry-date" datetime="1999-09-09T09:09:09+02:00">9. September 1999</time><span class="author">Nora Nachbarin</span>
<figure><img src="/nachbarin.jpg" alt=""><figcaption>Nachbarin am Zaun. Foto: Nora Nachbarin</figcaption></figure>
<p>Nachbarin schreibt einen langen Satz, der in keinem anderen Text etwas verloren hat und doch wie einer aussieht.</p></div>"""
_TEXT = """<p>Am Kanal beginnt der Umbau der alten Schleuse, und der Verkehr wird für ein halbes Jahr umgeleitet.</p>
<h3>Ein Blick zurück</h3><p>Vor hundert Jahren fuhren hier noch Treidelschiffe, von Pferden am Ufer gezogen und oft verspätet.</p>
<figure class="wp-block-image"><img src="/wp-content/uploads/schleuse.jpg" alt="Schleuse"><figcaption>Das alte Tor. Foto: Bernd
Kohl</figcaption></figure><ul><li>Beginn im Mai</li><li>Ende im Herbst</li></ul><p>Text: Ute Brandt</p>"""
_HEAD = """<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Schleuse wird umgebaut – inherne</title>
<meta property="og:title" content="Schleuse wird umgebaut"><link rel="canonical" href="https://inherne.net/schleuse/">
<script type="application/ld+json">{"@type": "Article", "headline": "Schleuse wird umgebaut",
"datePublished": "2019-03-05T10:00:00+01:00"}</script></head>"""
_META = """<p class="entry-meta"><time class="entry-date" datetime="2019-03-05T10:00:00+01:00">5. März 2019</time> |
<a rel="category tag" href="https://inherne.net/category/verkehr/">Verkehr</a></p>"""
_AROUND = """<body class="single single-post postid-7"><aside class="sidebar">%s</aside><main>{}</main>
<div class="related">%s</div><footer class="site-footer">%s</footer></body></html>""" % (_NEWS, _NEWS, _NEWS)  # noqa: UP031 - braces are taken

PAGES: dict[str, tuple[str, str, str]] = {
    name: ("inherne", "https://inherne.net/schleuse/", _HEAD + _AROUND.format(article))
    for name, article in {
        "classic": f"""<article id="post-7" class="post type-post hentry"><header>
            <h1 class="entry-title">Schleuse wird umgebaut</h1>{_META}</header>
            <div class="entry-content">{_TEXT}</div></article>""",
        "blocks": f"""<h1 class="wp-block-post-title">Schleuse wird umgebaut</h1>{_META}
            <div class="entry-content wp-block-post-content">{_TEXT}</div>""",
        "divi": f"""<div class="et_pb_section"><div class="et_pb_title_container"><h1 class="entry-title">Schleuse wird
            umgebaut</h1>{_META}</div><div class="et_pb_module et_pb_post_content">{_TEXT}</div></div>""",
        "no-names": f"<div><div><h1>Schleuse wird umgebaut</h1><p>5. März 2019</p></div><div>{_TEXT}</div></div>",
    }.items()
}
PAGES["release"] = (
    "herne",
    "https://www.herne.de/Meldungen/News-Detailansicht_196416.html",
    """<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Details der Meldungen - Stadt Herne</title></head><body>
    <nav><ul><li><a href="/Meldungen/News-Detailansicht_1.html">Nachbarin gesucht</a></li></ul></nav>
    <div id="inhalt"><div class="datum">Meldung vom 5. März 2019</div><h1>Schleuse wird umgebaut</h1>
    <div class="text"><p class="anreisser">Am Kanal beginnt der Umbau der alten Schleuse, und der Verkehr wird umgeleitet.</p>
    <p>Vor hundert Jahren fuhren hier noch Treidelschiffe, von Pferden am Ufer gezogen und oft verspätet.</p>
    <figure><img src="/bild.jpg" alt="Schleuse"><figcaption>Das alte Tor. Foto: Bernd Kohl</figcaption></figure></div></div>
    <div class="container_footer"><h6>Fußzeile</h6><p>Stadt Herne, Frau Nachbarin</p></div></body></html>""",
)

Mutation = Callable[[etree._Element], None]


def _drop(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _rename(node: etree._Element) -> None:
    for name in ("class", "id", "rel", "itemprop", "property"):
        if name in node.attrib:
            node.set(name, "x9y8")
    if node.tag not in ("html", "body", "head"):
        node.tag = "div"


def _double(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None and node.tag not in ("html", "body", "head"):
        parent.insert(parent.index(node) + 1, copy.deepcopy(node))


MUTATIONS: dict[str, Mutation] = {"drop": _drop, "rename": _rename, "double": _double}


def tree_of(html: str) -> etree._Element:
    """Return a page as a tree that may be changed."""
    return etree.fromstring(html.encode(), etree.HTMLParser(encoding="utf-8"))


def mutants(html: str, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield the page with one node after the other changed, and what the node was."""
    for place in itertools.count():
        tree = tree_of(html)
        nodes = [node for node in tree.iter() if isinstance(node.tag, str)]
        if place == len(nodes):
            return
        node = nodes[place]
        if any(NEIGHBOUR in "".join(above.itertext()) for above in [node]):
            continue
        told = f"{node.tag!r} {dict(node.attrib)}"
        MUTATIONS[name](node)
        yield told, bytes(etree.tostring(tree, encoding="utf-8", method="html"))
