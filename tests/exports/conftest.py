from pathlib import Path

import pytest

from tests.exports.archives import fill


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with something in every table and every odd text; not to be changed."""
    return fill(tmp_path_factory.mktemp("exports") / "herne.db")
