"""Where running text is densest on a page that marks its text by no known name."""

from collections.abc import Callable, Iterator

from herne_news.parsers.blocks import Breaks, Kind
from herne_news.parsers.inherne.furniture import is_away
from herne_news.parsers.selectors import Element
from herne_news.parsers.walking import read_blocks


def densest(scope: Element, skip: Callable[[Element], bool] = is_away) -> tuple[int, Element] | None:
    """Return the letters of running text and the smallest element of `scope` with most of it, or None without any."""
    letters: dict[Element, int] = {}
    for block in read_blocks(scope, breaks=Breaks.LINE, skip=skip):
        holder = block.element.getparent() if block.element.tag in ("p", "blockquote") else block.element
        if holder is not None and len(block.text) - block.linked > 40 and block.kind is Kind.PARAGRAPH:
            letters[holder] = letters.get(holder, 0) + len(block.text) - block.linked
    if not letters:
        return None
    total = sum(letters.values())
    node = max(letters, key=lambda key: letters[key])
    weight = letters[node]
    # Builders put each paragraph into a module of its own: climb while that gathers much more text.
    for above, gathered in _gathered(node, letters):
        if weight >= 0.7 * total or above is scope or above.tag in ("body", "html"):
            break
        if gathered > weight * 1.3:
            node, weight = above, gathered
    return weight, node


def _gathered(node: Element, letters: dict[Element, int]) -> Iterator[tuple[Element, int]]:
    """Yield each element above `node`, from the inside out, with the letters of all that is in it."""
    chain = [node, *node.iterancestors()]
    place = {above: number for number, above in enumerate(chain)}
    inside = [0] * len(chain)
    for holder, count in letters.items():
        path = []
        for above in (holder, *holder.iterancestors()):
            if above in place:
                break
            path.append(above)
        else:
            continue
        inside[place[above]] += count
        place.update(dict.fromkeys(path, place[above]))
    for number, above in enumerate(chain[1:], start=1):
        inside[number] += inside[number - 1]
        yield above, inside[number]
