"""A Datasette on one archive, wherever it lies and whatever its file is called."""

import sqlite3
from pathlib import Path

from datasette.app import Datasette
from datasette.database import Database

from herne_news.browse.config import DATABASE, config_dir, metadata, settings
from herne_news.browse.safety.profile import PLUGIN, PRIVATE
from herne_news.store.opening import connect_reader


class ArchiveDatabase(Database):  # type: ignore[misc]  # Datasette has no types
    """An archive as Datasette sees it: read while a crawl writes, under any file name, also from a read-only medium."""

    def connect(self, write: bool = False) -> sqlite3.Connection:
        """Open one more connection for one of Datasette's threads."""
        if write:
            raise PermissionError(f"{self.path}: expected reading only, found an attempt to write to the archive")
        connection = connect_reader(Path(self.path), any_thread=True)
        # Datasette 1.0 calls the connections that it closes otherwise than 0.65.
        opened = self._all_connections if hasattr(self, "_all_connections") else self._all_file_connections
        opened.append(connection)
        return connection


def datasette_for(archive: Path, *, public: bool = False, address: str | None = None) -> Datasette:
    """Return a Datasette that serves `archive`, and nothing else, as the database DATABASE with our configuration.

    `public` keeps the limits for the open net of settings.json; `address` is what the site goes by, as https://HOST.

    The directory is not handed over as such, because Datasette would serve every database that lies in it.
    """
    static = [("static", str(config_dir() / "static"))]
    said = metadata()
    if address:
        said["plugins"] = {**said["plugins"], PLUGIN: {**said["plugins"][PLUGIN], "address": address}}
    site = Datasette(files=[], metadata=said, settings=settings() | ({} if public else PRIVATE), static_mounts=static)
    site.remove_database("_memory")
    site.add_database(ArchiveDatabase(site, path=str(archive), is_mutable=True), name=DATABASE)
    return site
