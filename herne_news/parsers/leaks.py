"""What a site prints where it should not: ahead of its body, or into the running text.

A warning of PHP above the page, a pixel or an empty ``div`` in its head: to an HTML parser the body begins there. HTML wants
the attributes of the real tag added to it all the same, as browsers do; libxml2 drops them, and with them all that WordPress
says there of what the page shows.
"""

import re

from lxml import etree

from herne_news.parsers.selectors import Element

START_TAG = re.compile(rb"<body(?:\s[^<>]*)?>", re.IGNORECASE)
#: The attributes that say what the page shows.
NAMES = ("class", "id")
#: What lxml reads in an attribute but does not write there.
CONTROL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: A message of PHP's, as ``display_errors`` shows it.
PHP_MESSAGE = re.compile(
    r"(?:php )?(?:warning|notice|deprecated|strict standards|(?:catchable |recoverable )?fatal error|parse error) ?: "
    r".+ in \S+ on line [0-9]+",
    re.IGNORECASE,
)
HEAD_ENDS = re.compile(rb"</head\s*>", re.IGNORECASE)


def give_body_its_names(root: Element, markup: bytes) -> None:
    """Give a body without attributes class and id of the first start tag of ``body`` behind the head; `markup` is UTF-8."""
    body = root.find("body")
    if body is None or body.attrib:
        return
    head = HEAD_ENDS.search(markup)
    tag = START_TAG.search(markup, head.end() if head else 0)
    if tag is None or len(tag[0]) == len(b"<body>"):
        return
    document = etree.fromstring(tag[0], etree.HTMLParser(encoding="utf-8"))
    for own in document.iter("body"):
        for name in NAMES:
            if value := own.get(name):
                body.set(name, CONTROL.sub(" ", value))


def is_php_message(text: str) -> bool:
    """Say whether a block of text is nothing but a message of PHP's."""
    return " on line " in text and PHP_MESSAGE.fullmatch(text) is not None
