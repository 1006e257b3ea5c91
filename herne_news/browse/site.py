"""A Datasette on one archive, whatever its file is called."""

from pathlib import Path

from datasette.app import Datasette
from datasette.database import Database

from herne_news.browse.config import DATABASE, metadata, settings


def datasette_for(archive: Path) -> Datasette:
    """Return a Datasette that serves `archive`, and nothing else, as the database DATABASE with our configuration.

    The directory is not handed over as such, because Datasette would serve every database that lies in it. The file is
    opened for reading, and may be written to by a crawl at the same time.
    """
    site = Datasette(files=[], metadata=metadata(), settings=settings())
    site.remove_database("_memory")
    site.add_database(Database(site, path=str(archive), is_mutable=True), name=DATABASE)
    return site
