from collections.abc import Iterator
from pathlib import Path

import pytest

from herne_news.store.archive import Archive


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "herne.db") as opened:
        yield opened
