"""How the article's place on the page is found: post element, text container, headline, and the frame around them."""

from math import inf

from herne_news.parsers.inherne.density import densest
from herne_news.parsers.inherne.furniture import Memory
from herne_news.parsers.inherne.headings import find_heading
from herne_news.parsers.inherne.layouts import LAYOUTS, POST, Layout
from herne_news.parsers.inherne.regions import Regions
from herne_news.parsers.machine import Machine
from herne_news.parsers.page import Page, text_of
from herne_news.parsers.selectors import Element, has_class, within

#: Below this many letters a text container of a named layout is only taken if no other layout finds more.
ENOUGH = 120
#: A page with more containers of one name is a list, or broken.
MOST_CONTAINERS = 60
#: The layout whose names are any theme's; they may mark a part of a text that a page builder has cut up.
VAGUE, MUCH_MORE = "theme", 2
#: With so few letters the element found may be a teaser or a biography; the text is then looked for by other means.
LITTLE, FAR_MORE = 250, 10
NO_CONTENT = ("body", "html", "a", "li")


def find_regions(page: Page, machine: Machine) -> Regions | None:
    """Return where the article is, or None where the page has no text that could be one's."""
    traits = Memory()
    post = _post(page, traits)
    found = _content(page, post, traits)
    if found is None:
        return None
    content, layout = found
    frame = post if post is not None and content in post.iter() else _around(content)
    heading = find_heading(page, machine, content, frame if post is None else post, traits)
    if heading is not None and frame not in heading.iterancestors():
        frame = _common(frame, heading)
    if heading is not None and frame is heading:
        frame = page.body
    return Regions(page, frame, heading, content, layout, traits)


def post_number(page: Page) -> str | None:
    """Return WordPress's number of the single post that the page shows, or None."""
    for name in (page.body.get("class") or "").split():
        if name.startswith("postid-") and name[7:].isdigit():
            return name[7:]
    shortlink = page.link("shortlink") or ""
    number = shortlink.rpartition("?p=")[2]
    if number.isdigit() and "?p=" in shortlink:
        return number
    own = [node.get("id", "")[5:] for node in page.having(*POST) if (node.get("id") or "").startswith("post-")]
    return own[0] if len(own) == 1 and own[0].isdigit() else None


def _post(page: Page, traits: Memory) -> Element | None:
    number = post_number(page)
    if number is None:
        return None
    named = page.having(f"post-{number}")
    # Most carry the number as a class too, and those are found at once.
    node = next((it for it in named if it.get("id") == f"post-{number}"), None)
    node = page.by_id(f"post-{number}") if node is None else node
    if node is not None and node.tag not in ("a", "h1", "h2", "body", "li"):
        return node
    return next((it for it in named if it.tag not in ("body", "li") and not traits.is_apart(it)), None)


def _content(page: Page, post: Element | None, traits: Memory) -> tuple[Element, str] | None:
    best: tuple[int, Element, str] | None = None
    for trusting in (False, True):
        for layout in LAYOUTS:
            found = _layout_content(page, post, layout, traits, trusting=trusting)
            if found is not None and found[0] >= ENOUGH:
                dense = densest(post if post is not None else page.body) if layout.name == VAGUE else None
                if dense is not None and dense[0] > MUCH_MORE * found[0]:
                    return dense[1], "densest"
                more = None if _belongs(found[1], post) else _much_more(page, found[0], traits)
                return (found[1], layout.name) if more is None else (more, "densest")
            if found is not None and (best is None or found[0] > best[0]):
                best = (*found, layout.name)
        node = next(iter(page.with_property("articleBody")), None)
        if node is not None:
            return node, "microdata"
        dense = densest(post if post is not None else page.body)
        if dense is not None and dense[0] >= ENOUGH and (best is None or dense[0] > best[0]):
            more = _much_more(page, dense[0], traits) if dense[0] < LITTLE else None
            return dense[1] if more is None else more, "densest"
    if (more := _much_more(page, best[0] if best is not None else 0, traits)) is not None:
        return more, "densest"
    if best is not None:
        return best[1], best[2]
    return (post, "post") if post is not None else None


def _belongs(node: Element, post: Element | None) -> bool:
    return post is None or within(node, post) or within(post, node)


def _much_more(page: Page, letters: int, traits: Memory) -> Element | None:
    """Return the element with far more running text than `letters`, in any column that is called after a sidebar; else None."""

    def skip(node: Element) -> bool:
        return traits[node].apart or (traits[node].away and "sidebar" not in (node.get("class") or ""))

    found = densest(page.body, skip)
    return found[1] if found is not None and found[0] > max(ENOUGH, FAR_MORE * letters) else None


def _layout_content(
    page: Page, post: Element | None, layout: Layout, traits: Memory, *, trusting: bool
) -> tuple[int, Element] | None:
    """Return letters (of a lone one `ENOUGH` will do) and element of the heaviest container, with `trusting` in a widget too."""
    nodes = [
        node
        for node in page.having(*layout.content)
        if node.tag not in NO_CONTENT and (trusting or not traits.is_apart(node))
    ]
    if post is not None:
        nodes = [node for node in nodes if node is not post and post in node.iterancestors()] or nodes
    nodes = nodes[:MOST_CONTAINERS]
    if not nodes:
        return None
    if len(nodes) == 1 and layout.name != VAGUE and (letters := _letters(nodes[0], ENOUGH)) >= ENOUGH:
        return letters, nodes[0]
    weights = [_weight(node) for node in nodes]
    weight = max(weights)
    node = nodes[weights.index(weight)]
    # A post cut into slides has a container of the same name in each: take what is around them all.
    own = nearest_post(node)
    others = [
        other for other in nodes if own is not None and nearest_post(other) is own and other not in node.iterancestors()
    ]
    if own is not None and len(others) > 2 and sum(map(_weight, others)) > 2 * weight:
        return sum(map(_weight, others)), _common(node, others[-1])
    return weight, node


def _weight(node: Element) -> int:
    """Return the letters of an element that read as running text rather than as links and labels."""
    linked = sum(len("".join(link.itertext())) for link in node.iter("a"))
    return max(_letters(node), (len(text_of(node)) - linked) // 2)


def _letters(node: Element, enough: float = inf) -> int:
    """Return the letters of an element's longer paragraphs, or of so many of them as make `enough`."""
    letters = 0
    for child in node.iter("p"):
        count = len("".join(child.itertext()).strip())
        if count > 40:
            letters += count
            if letters >= enough:
                break
    return letters


def _around(content: Element) -> Element:
    own = nearest_post(content)
    if own is not None:
        return own
    parent = content.getparent()
    return parent if parent is not None and parent.tag != "html" else content


def nearest_post(node: Element) -> Element | None:
    """Return the nearest element above `node` that WordPress or HTML marks as one article."""
    for above in node.iterancestors():
        if (
            above.tag == "article"
            or has_class(above, "hentry", "type-post")
            or (above.get("id") or "").startswith("post-")
        ):
            return above
    return None


def _common(frame: Element, heading: Element) -> Element:
    around = set(heading.iterancestors())
    return next((above for above in (frame, *frame.iterancestors()) if above in around), frame)
