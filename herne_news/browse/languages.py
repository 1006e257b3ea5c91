"""Which of our two languages a reader wants, by Accept-Language (RFC 9110, 12.5.4)."""

GERMAN = "de"
ENGLISH = "en"
#: In the order of the texts' pairs; the first is for readers who name none of them.
LANGUAGES = (GERMAN, ENGLISH)


def language_for(header: str | None) -> str:
    """Return the language that the header prefers; German where it names neither, or is no such header."""
    best, weight = GERMAN, 0.0
    for part in (header or "").split(","):
        tag, _, parameter = part.partition(";")
        name = tag.strip().split("-")[0].lower()
        quality = _quality(parameter)
        if name in LANGUAGES and quality > weight:
            best, weight = name, quality
    return best


def _quality(parameter: str) -> float:
    name, _, value = parameter.partition("=")
    if name.strip().lower() != "q":
        return 1.0
    try:
        return min(float(value), 1.0)
    except ValueError:
        return 0.0
