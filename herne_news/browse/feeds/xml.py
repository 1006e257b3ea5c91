"""XML that is always well-formed, whatever stands in an article."""

import re

#: All but the characters of XML 1.0 (w3.org/TR/xml, production Char): controls, surrogates, U+FFFE and U+FFFF.
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Return the text with U+FFFD for each character that XML does not allow."""
    return FORBIDDEN.sub("\ufffd", text)
