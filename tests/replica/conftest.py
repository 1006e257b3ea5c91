import pytest

from herne_news.replica.herne import HerneSite
from herne_news.replica.inherne import InherneSite


@pytest.fixture(scope="session")
def magazine() -> InherneSite:
    """A sample of inherne.net that no test changes."""
    return InherneSite(120, 1)


@pytest.fixture(scope="session")
def city() -> HerneSite:
    """A sample of www.herne.de that no test changes."""
    return HerneSite(120, 1)
