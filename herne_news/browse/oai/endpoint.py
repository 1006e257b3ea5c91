"""From the arguments of a request to the XML of its answer."""

from collections.abc import Mapping, Sequence

from lxml import etree

from herne_news.browse.oai.answers import ANSWERS, Repository
from herne_news.browse.oai.arguments import checked
from herne_news.browse.oai.errors import OaiError
from herne_news.exports.oai_records import add, oai, root
from herne_news.exports.xml_text import xml_text
from herne_news.store.chosen import one_moment

#: Errors after which the arguments are not repeated: there may be none that could be.
UNREPEATED = frozenset({"badVerb", "badArgument"})


def answer(repository: Repository, pairs: Sequence[tuple[str, str]]) -> bytes:
    """Return the answer to a request, whose arguments are `pairs` of name and value, as the protocol wants it."""
    given: Mapping[str, str] = {}
    try:
        given = checked(pairs)
        with one_moment(repository.archive):
            content = ANSWERS[given["verb"]](repository, given)
    except OaiError as error:
        content = etree.Element(oai("error"), code=error.code)
        content.text = xml_text(str(error))
        if error.code in UNREPEATED:
            given = {}
    return _envelope(repository, given, content)


def _envelope(repository: Repository, given: Mapping[str, str], content: etree._Element) -> bytes:
    tree = root()
    add(tree, "responseDate", repository.now)
    request = add(tree, "request", repository.url)
    for name, value in given.items():
        request.set(name, xml_text(value))
    tree.append(content)
    return etree.tostring(tree, encoding="UTF-8", xml_declaration=True)
