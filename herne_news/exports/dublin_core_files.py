"""Dublin Core as files: each article as XML of its own, and all of them in one list as an OAI-PMH harvest gives them."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from lxml import etree

from herne_news.exports.dataset import DataSet
from herne_news.exports.dublin_core import SCHEMA_LOCATION, XSI, elements, oai_dc
from herne_news.exports.fixity import files_in
from herne_news.exports.oai_records import OAI, OAI_SCHEMA, PREFIX, header, identifier, oai, record
from herne_news.exports.readme import about_json, readme
from herne_news.exports.registry import ABOUT, Options
from herne_news.store.harvest import records_of

LIST = "list.xml"
RECORDS = "records"
#: Articles whose names are looked up at once.
CHUNK = 500
#: Files that lie in one folder.
FOLDER = 1000


def write(dataset: DataSet, out: Path, options: Options) -> None:
    """Write ``records/0000/0000123.xml`` for article 123 and so on, all of them to ``list.xml``, and what the whole is.

    Articles that are gone are in it like all others: a data set keeps what the harvest tells as deleted.
    """
    (out / "README.md").write_bytes(readme(dataset.about, (), [LIST, f"{RECORDS}/"]))
    with (out / LIST).open("wb") as file, etree.xmlfile(file, encoding="UTF-8", close=True) as xml:
        xml.write_declaration()
        location = {SCHEMA_LOCATION: f"{OAI} {OAI_SCHEMA}"}
        with xml.element(oai("OAI-PMH"), location, nsmap={None: OAI, "xsi": XSI}):
            with xml.element(oai("responseDate")):
                xml.write(dataset.about["made"])
            with xml.element(oai("request"), {"verb": "ListRecords", "metadataPrefix": PREFIX}):
                xml.write(LIST)
            with xml.element(oai("ListRecords")):
                for article, name in _named(dataset):
                    pairs = elements(article)
                    _write_record(out / path_of(article["id"]), pairs)
                    given = identifier(options.oai_domain, name)
                    xml.write("\n", record(header(given, _changed(article), [article["source"]], deleted=False), pairs))
    (out / ABOUT).write_bytes(about_json({**dataset.about, "files": files_in(out)}))


def path_of(number: int) -> Path:
    """Return where the record of an article lies in the folder."""
    return Path(RECORDS, f"{number // FOLDER:04d}", f"{number:07d}.xml")


def _write_record(path: Path, pairs: list[tuple[str, str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(etree.tostring(oai_dc(pairs), encoding="UTF-8", xml_declaration=True, pretty_print=True))


def _changed(article: dict[str, Any]) -> str:
    """Return when the site last changed an article or took it away: unlike a harvest's times, the same for the same captures."""
    return max(str(article["last_changed"]), article["gone_since"] or "")


def _named(dataset: DataSet) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield each article with the name of its record."""
    articles = dataset.records()
    while chunk := list(islice(articles, CHUNK)):
        found = records_of(dataset.archive, [article["id"] for article in chunk])
        for article in chunk:
            yield article, found[article["id"]].name
