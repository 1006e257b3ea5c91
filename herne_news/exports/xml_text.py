"""Text that may stand in XML 1.0."""

import re

#: Everything but the characters that XML 1.0 allows (its production Char): controls, surrogates, U+FFFE and U+FFFF are none.
NOT_ALLOWED = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
REPLACEMENT = "\ufffd"


def xml_text(text: str) -> str:
    """Return the text with U+FFFD for each character that XML 1.0 does not allow."""
    return NOT_ALLOWED.sub(REPLACEMENT, text)
