"""Where on a WordPress page the article is: its headline, its text, and the lines around them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from herne_news.parsers.blocks import Block, Breaks, Kind, read_blocks
from herne_news.parsers.captions import is_caption
from herne_news.parsers.inherne.furniture import is_apart, is_away, is_hidden
from herne_news.parsers.inherne.layouts import LAYOUTS, POST, TITLE
from herne_news.parsers.machine import Machine
from herne_news.parsers.page import Page, text_of
from herne_news.parsers.selectors import Element, has_class
from herne_news.parsers.text import fold

#: Below this many letters a text container of a named layout is only taken if no other layout finds more.
ENOUGH = 120


@dataclass(frozen=True)
class Regions:
    """The article's place on the page.

    `content` holds the running text, `heading` the headline (None where the page has none), `frame` is the smallest element
    around both, or WordPress's own post element; `layout` names the rule that found the text.
    """

    page: Page
    frame: Element
    heading: Element | None
    content: Element
    layout: str

    @cached_property
    def spine(self) -> frozenset[Element]:
        """Headline, text, and all elements around them: never furniture, whatever their names."""
        around = {self.content, *self.content.iterancestors()}
        if self.heading is not None:
            around |= {self.heading, *self.heading.iterancestors()}
        return frozenset(around)

    @cached_property
    def lines(self) -> tuple[list[Block], list[Block], list[Block]]:
        """Lines of the frame before the headline, between headline and text, and behind the text; no captions, no furniture."""
        marks = [self.content] if self.heading is None else [self.heading, self.content]
        blocks = read_blocks(self.frame, breaks=Breaks.SENTENCE, skip=self._beside, marks=marks)
        places = {block.element: place for place, block in enumerate(blocks) if block.kind is Kind.MARK}
        content = places.get(self.content, len(blocks))
        heading = places.get(self.heading, 0 if self.heading is None else content) if self.heading is not None else 0
        if heading > content:  # the headline stands in or behind the text
            heading = content
        before = blocks[:heading] if self.heading is not None else []
        between = [block for block in blocks[heading:content] if block.kind is not Kind.MARK]
        return before, between, [block for block in blocks[content:] if block.kind is not Kind.MARK]

    def _beside(self, node: Element) -> bool:
        return node not in self.spine and (is_away(node) or is_caption(node) or is_hidden(node))

    def outside(self, nodes: Iterable[Element]) -> list[Element]:
        """Return those of `nodes` that stand in the frame, outside the running text and everything that is not the article's."""
        return [
            node
            for node in nodes
            if self.frame in (above := list(node.iterancestors()))
            and self.content not in above
            and not is_apart(node, self.frame)
        ]


def find_regions(page: Page, machine: Machine) -> Regions | None:
    """Return where the article is, or None where the page has no text that could be one's."""
    post = _post(page)
    found = _content(page, post)
    if found is None:
        return None
    content, layout = found
    heading = _heading(page, machine, content, post)
    frame = post if post is not None and content in post.iter() else _around(content)
    if heading is not None and frame not in heading.iterancestors():
        frame = _common(frame, heading)
    if heading is not None and frame is heading:
        frame = page.body
    return Regions(page, frame, heading, content, layout)


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


def _post(page: Page) -> Element | None:
    number = post_number(page)
    if number is None:
        return None
    node = page.by_id(f"post-{number}")
    if node is not None and node.tag not in ("a", "h1", "h2", "body", "li"):
        return node
    return next(
        (node for node in page.having(f"post-{number}") if node.tag not in ("body", "li") and not is_apart(node)), None
    )


def _content(page: Page, post: Element | None) -> tuple[Element, str] | None:
    best: tuple[int, Element, str] | None = None
    for layout in LAYOUTS:
        nodes = [
            node
            for node in page.having(*layout.content)
            if node.tag not in ("body", "html", "a", "li") and not is_apart(node)
        ]
        if post is not None:
            nodes = [node for node in nodes if node is not post and post in node.iterancestors()] or nodes
        weighed = [(len(text_of(node)), -place, node) for place, node in enumerate(nodes)]
        if weighed:
            weight, _, node = max(weighed, key=lambda entry: entry[:2])
            if weight >= ENOUGH:
                return node, layout.name
            if best is None or weight > best[0]:
                best = (weight, node, layout.name)
    for node in page.body.xpath("//*[@itemprop='articleBody']"):
        return node, "microdata"
    dense = densest(post if post is not None else page.body)
    if dense is not None and (best is None or dense[0] > best[0]):
        return dense[1], "densest"
    return (best[1], best[2]) if best else None


def densest(scope: Element) -> tuple[int, Element] | None:
    """Return the letters of running text and the smallest element of `scope` that holds most of it, or None without paragraphs."""
    letters: dict[Element, int] = {}
    for paragraph in scope.iter("p"):
        parent = paragraph.getparent()
        text = "".join(paragraph.itertext()).strip()
        if parent is not None and len(text) > 40 and not is_apart(paragraph):
            letters[parent] = letters.get(parent, 0) + len(text)
    if not letters:
        return None
    total = sum(letters.values())
    node = max(letters, key=lambda key: letters[key])
    weight = letters[node]
    # Builders put each paragraph into a module of its own: climb while that gathers much more text.
    above = node.getparent()
    while weight < 0.7 * total and above is not None and above is not scope and above.tag != "body":
        gathered = sum(count for parent, count in letters.items() if above is parent or above in parent.iterancestors())
        if gathered > weight * 1.3:
            node, weight = above, gathered
        above = above.getparent()
    return weight, node


def _heading(page: Page, machine: Machine, content: Element, post: Element | None) -> Element | None:
    """Return the headline: the heading that the page's own titles repeat, else the one that calls itself a title."""
    told = [fold(title.value) for title in machine.titles] + [fold(page.head_title or "")]
    named = [node for node in page.having(*TITLE) if _may_be_heading(node)]
    plain = [node for node in page.body.iter("h1", "h2", "h3") if _may_be_heading(node)]
    inside = [node for node in (*named, *plain) if post is not None and post in node.iterancestors()]
    for nodes in (inside, named, plain):
        supported = [
            node for node in nodes if (text := fold(text_of(node))) and any(_repeats(text, title) for title in told)
        ]
        if supported:
            return max(supported, key=lambda node: (len(fold(text_of(node))), node.tag == "h1"))
    for nodes in ([node for node in inside if node in named], [node for node in plain if node.tag == "h1"], named):
        for node in nodes:
            if (
                text_of(node)
                and content not in node.iterancestors()
                and not has_class(node, "site-title", "site-description")
            ):
                return node
    return None


def _may_be_heading(node: Element) -> bool:
    if node.tag not in ("h1", "h2", "h3", "h4", "div", "span", "p", "a", "header") or is_apart(node):
        return False
    return len(list(node.iter())) < 12


def _repeats(text: str, title: str) -> bool:
    """Say whether a page's own title is the headline, or the headline and the site's name around it."""
    return text == title or (len(text) > 8 and (f"{title} ".startswith(f"{text} ") or f" {title}".endswith(f" {text}")))


def _around(content: Element) -> Element:
    for above in content.iterancestors():
        if (
            above.tag == "article"
            or has_class(above, "hentry", "type-post")
            or (above.get("id") or "").startswith("post-")
        ):
            return above
    parent = content.getparent()
    return parent if parent is not None and parent.tag != "html" else content


def _common(frame: Element, heading: Element) -> Element:
    around = set(heading.iterancestors())
    return next((above for above in (frame, *frame.iterancestors()) if above in around), frame)
