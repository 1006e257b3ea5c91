"""One function a verb: from checked arguments and the archive to the element that answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lxml import etree

from herne_news.browse.oai.arguments import TOKEN, check_format, listing
from herne_news.browse.oai.errors import OaiError
from herne_news.browse.oai.settings import OaiSettings
from herne_news.browse.oai.tokens import Listing
from herne_news.exports.about import SITES
from herne_news.exports.dataset import DataSet
from herne_news.exports.dublin_core import OAI_DC, OAI_DC_SCHEMA, SCHEMA_LOCATION, XSI, elements
from herne_news.exports.oai_records import PREFIX, add, header, identifier, names_of, oai, record
from herne_news.store.archive import Archive
from herne_news.store.chosen import choose
from herne_news.store.harvest import HarvestRecord, Position, earliest, is_of, position_at, record_named, records
from herne_news.urls import SOURCES

#: Records in one answer.
PAGE = 100
IDENTIFIER = "http://www.openarchives.org/OAI/2.0/oai-identifier"
SECONDS = "YYYY-MM-DDThh:mm:ssZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """The archive as it answers one request: `now` (UTC) was read before the archive is, `url` is where it is asked."""

    archive: Archive
    settings: OaiSettings
    url: str
    now: str

    def header(self, found: HarvestRecord, until: str | None = None) -> etree._Element:
        """Return the header of a record; a change that has no time yet is told as of now, or of the last time asked for."""
        changed = found.modified or min(self.now, until or self.now)
        given = identifier(self.settings.domain, found.name)
        return header(given, changed, [found.source], deleted=found.deleted)

    def find(self, given: str) -> HarvestRecord:
        """Return the record with this identifier; raises `OaiError`."""
        names = names_of(self.settings.domain, given)
        found = record_named(self.archive, names) if names else None
        if found is None:
            raise OaiError("idDoesNotExist", f"expected the identifier of a record, found {given}")
        return found

    def described(self, found: list[HarvestRecord]) -> dict[int, list[tuple[str, str]]]:
        """Return the Dublin Core elements of the records that are not deleted, by the numbers of their articles."""
        numbers = [each.article_id for each in found if each.article_id is not None and not each.deleted]
        choose(self.archive, numbers)
        return {article["id"]: elements(article) for article in DataSet(archive=self.archive, about={}).records()}


def identify(repository: Repository, _: Mapping[str, str]) -> etree._Element:
    """Say who answers, and by which rules."""
    settings = repository.settings
    element = etree.Element(oai("Identify"))
    for name, text in (
        ("repositoryName", settings.name),
        ("baseURL", repository.url),
        ("protocolVersion", "2.0"),
        ("adminEmail", settings.mail),
        ("earliestDatestamp", earliest(repository.archive) or repository.now),
        ("deletedRecord", "persistent"),
        ("granularity", SECONDS),
    ):
        add(element, name, text)
    scheme = etree.SubElement(
        etree.SubElement(element, oai("description")),
        f"{{{IDENTIFIER}}}oai-identifier",
        nsmap={None: IDENTIFIER, "xsi": XSI},
    )
    scheme.set(SCHEMA_LOCATION, f"{IDENTIFIER} {IDENTIFIER}.xsd")
    for name, text in (
        ("scheme", "oai"),
        ("repositoryIdentifier", settings.domain),
        ("delimiter", ":"),
        ("sampleIdentifier", identifier(settings.domain, "inherne.net/beispiel/")),
    ):
        etree.SubElement(scheme, f"{{{IDENTIFIER}}}{name}").text = text
    return element


def list_metadata_formats(repository: Repository, given: Mapping[str, str]) -> etree._Element:
    """Name the one format: Dublin Core."""
    if "identifier" in given:
        repository.find(given["identifier"])
    element = etree.Element(oai("ListMetadataFormats"))
    one = etree.SubElement(element, oai("metadataFormat"))
    for name, text in (("metadataPrefix", PREFIX), ("schema", OAI_DC_SCHEMA), ("metadataNamespace", OAI_DC)):
        add(one, name, text)
    return element


def list_sets(_: Repository, given: Mapping[str, str]) -> etree._Element:
    """Name the sets: one a source."""
    if TOKEN in given:
        raise OaiError("badResumptionToken", "expected none, since ListSets tells all at once, found one")
    element = etree.Element(oai("ListSets"))
    for source in SOURCES:
        one = etree.SubElement(element, oai("set"))
        add(one, "setSpec", source)
        add(one, "setName", SITES[source]["title"])
    return element


def get_record(repository: Repository, given: Mapping[str, str]) -> etree._Element:
    """Show one record."""
    found = repository.find(given["identifier"])
    check_format(given)
    element = etree.Element(oai("GetRecord"))
    pairs = repository.described([found]).get(found.article_id or 0)
    element.append(record(repository.header(found), pairs))
    return element


def list_identifiers(repository: Repository, given: Mapping[str, str]) -> etree._Element:
    """Show a page of headers."""
    return _page(repository, listing(given), lambda found, until: [repository.header(each, until) for each in found])


def list_records(repository: Repository, given: Mapping[str, str]) -> etree._Element:
    """Show a page of records."""

    def shown(found: list[HarvestRecord], until: str | None) -> list[etree._Element]:
        pairs = repository.described(found)
        return [record(repository.header(each, until), pairs.get(each.article_id or 0)) for each in found]

    return _page(repository, listing(given), shown)


def _page(
    repository: Repository,
    asked: Listing,
    shown: Callable[[list[HarvestRecord], str | None], list[etree._Element]],
) -> etree._Element:
    if asked.position and not is_of(repository.archive, asked.position):
        raise OaiError("badResumptionToken", "expected a resumptionToken of this archive, found one of an earlier one")
    begin = asked.position or (position_at(repository.archive, asked.since) if asked.since else Position())
    found = records(
        repository.archive,
        begin,
        PAGE + 1,
        source=asked.source,
        until=asked.until,
        with_pending=asked.reaches(repository.now),
    )
    if not found:
        raise OaiError("noRecordsMatch", "expected records for what was asked, found none")
    told, is_last = found[:PAGE], len(found) <= PAGE
    element = etree.Element(oai(asked.verb))
    element.extend(shown(told, asked.until))
    if not is_last or asked.told:
        rest = asked.after(told, begin)
        add(element, TOKEN, "" if is_last else rest.token()).set("cursor", str(asked.told))
    return element


ANSWERS: Mapping[str, Callable[[Repository, Mapping[str, str]], etree._Element]] = {
    "Identify": identify,
    "ListMetadataFormats": list_metadata_formats,
    "ListSets": list_sets,
    "ListIdentifiers": list_identifiers,
    "ListRecords": list_records,
    "GetRecord": get_record,
}
