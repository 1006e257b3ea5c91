"""An edit that changes only white space or quotation marks is none."""

from dataclasses import replace

import pytest

from herne_news.store.archive import Archive
from tests.store.records import entry, kinds, rows, story

BODY = "Am Wochenende wird gefeiert.\n\n„Wie schön“, sagt sie."
SAME = {
    "straight-quotes": '"Wie schön", sagt sie.',
    "french-quotes": "»Wie schön«, sagt sie.",
    "double-space": "„Wie  schön“, sagt\u00a0sie.",
    "line-break": "„Wie schön“,\nsagt sie.",
}
OTHER = {"word": "„Wie schade“, sagt sie.", "comma": "„Wie schön“ sagt sie.", "case": "„wie schön“, sagt sie."}


@pytest.mark.parametrize("name", SAME | OTHER)
def test_versions(archive: Archive, name: str) -> None:
    text = "Am Wochenende wird gefeiert.\n\n" + (SAME | OTHER)[name]
    article = replace(story(), lead=None, body=BODY)
    kind = "unchanged" if name in SAME else "changed"
    assert kinds(archive, entry(article), entry(replace(article, body=text), 2)) == ["new", kind]
    assert rows(archive, "SELECT count(*) FROM versions") == [(1 if name in SAME else 2,)]
    assert rows(archive, "SELECT body FROM articles") == [(BODY if name in SAME else text,)]
