"""A writer to be killed: saves batch after batch of ten articles and says after each that it is on the disk."""

import sys

from herne_news.store.archive import Archive
from tests.store.records import entry, store, story

with Archive.open(sys.argv[1]) as archive:
    for batch in range(10_000):
        store(archive, *(entry(story(batch * 10 + number)) for number in range(10)))
        sys.stdout.write(f"{batch}\n")
        sys.stdout.flush()
