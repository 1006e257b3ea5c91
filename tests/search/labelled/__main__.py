"""Print the figures of docs/search.md, and with -v what is missed among the queries that are for tuning."""

import sys
import tempfile
from pathlib import Path

from herne_news.store.archive import Archive
from tests.search.labelled.measuring import labelled, ours, plain, recall

with (
    tempfile.TemporaryDirectory() as folder,
    Archive.open(Path(folder) / "a.db") as archive,
    plain("unicode61") as unicode61,
    plain("trigram") as trigram,
):
    own = ours(archive)
    queries = labelled()
    parts = [[q for q in queries if not q.is_held], [q for q in queries if q.is_held], queries]
    for name, way in (("herne-news", own), ("unicode61", unicode61), ("trigram", trigram)):
        figures = "  ".join(f"{recall(way, part):.3f} of {len(part)}" for part in parts)
        sys.stdout.write(f"{name:11} tuned {figures} (tuned, kept out, all)\n")
    if "-v" in sys.argv:
        for query in parts[0]:
            found = own(query.text)
            if query.recall(found) < 1:
                sys.stdout.write(f"{query.text}: expected {sorted(query.expected)}, found {found}\n")
