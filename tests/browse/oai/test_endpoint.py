"""Each verb and each error of OAI-PMH, asked of a real Datasette."""

from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from herne_news.browse.oai import answers
from herne_news.browse.oai.answers import Repository
from herne_news.browse.oai.arguments import FORMS, VERBS
from herne_news.browse.oai.endpoint import answer
from herne_news.browse.oai.settings import settings_of
from herne_news.browse.site import datasette_for
from herne_news.exports.dublin_core import elements
from herne_news.store.archive import Archive
from tests.browse.oai.asking import ENDPOINT, GRAMMAR, LIST, NAMESPACES, ask, content, error, found, requests
from tests.store.records import entry, release, store, story
from tests.store.test_records import lost

FIRST = "oai:herne-news.invalid:inherne.net/stra%C3%9Fenfest-1/"
GONE = "oai:herne-news.invalid:inherne.net/stra%C3%9Fenfest-2/"
NOW = "2026-06-01T12:00:00Z"
#: When the records of the archive changed, one a day.
DAYS = [f"2026-05-0{day}T10:00:00Z" for day in range(1, 6)]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five articles, the second gone, the fourth an item without a page; each changed on a day of its own in May."""
    path = tmp_path_factory.mktemp("oai") / "a b.db"
    with Archive.open(path) as opened:
        store(
            opened,
            *(entry(story(number)) for number in (1, 2, 3)),
            entry(release()),
            entry(release(7, title="Neu & <anders>")),
        )
        store(opened, lost(2, 2))
        store(opened, lost(2, 3))
        with opened.transaction() as conn:
            conn.executemany(
                "UPDATE records SET modified = ?, change = -id WHERE id = ?", zip(DAYS, range(1, 6), strict=True)
            )
            conn.execute("UPDATE records SET change = id")
    return path


def test_identify(archive: Path) -> None:
    (root,) = ask(archive, "verb=Identify")
    assert {etree.QName(each).localname: each.text for each in root.find("oai:Identify", NAMESPACES)} == {  # type: ignore[union-attr]
        "repositoryName": "Nachrichten der Stadt Herne",
        "baseURL": "http://localhost/-/oai",
        "protocolVersion": "2.0",
        "adminEmail": "nobody@herne-news.invalid",
        "earliestDatestamp": DAYS[0],
        "deletedRecord": "persistent",
        "granularity": "YYYY-MM-DDThh:mm:ssZ",
        "description": None,
    }
    assert found(root, ".//id:repositoryIdentifier") == ["herne-news.invalid"]


def test_formats_and_sets(archive: Path) -> None:
    formats, of_one, sets = ask(
        archive,
        "verb=ListMetadataFormats",
        f"verb=ListMetadataFormats&identifier={quote(FIRST)}",
        "verb=ListSets",
    )
    assert found(formats, ".//oai:metadataPrefix") == found(of_one, ".//oai:metadataPrefix") == ["oai_dc"]
    assert found(sets, ".//oai:setSpec") == ["inherne", "herne"]


def test_a_record_says_what_its_article_says(archive: Path) -> None:
    (root,) = ask(archive, f"verb=GetRecord&metadataPrefix=oai_dc&identifier={quote(FIRST)}")
    (described,) = root.findall(".//oai:metadata/*", NAMESPACES)
    assert [(etree.QName(each).localname, each.text) for each in described] == elements(story(1).as_dict())
    assert found(root, ".//oai:header/*") == [FIRST, DAYS[0], "inherne"]


def test_identifiers_and_records_in_the_order_of_their_changes(archive: Path) -> None:
    identifiers, records = ask(archive, "verb=ListIdentifiers&metadataPrefix=oai_dc", LIST)
    for root in (identifiers, records):
        assert found(root, ".//oai:datestamp") == DAYS
        assert found(root, ".//oai:header/oai:identifier")[:2] == [FIRST, GONE]
        assert found(root, ".//oai:resumptionToken") == []
    assert len(records.findall(".//oai:metadata", NAMESPACES)) == 4
    assert identifiers.findall(".//oai:metadata", NAMESPACES) == []
    assert "Neu & <anders>" in found(records, ".//dc:title")


def test_a_gone_article_is_a_deleted_record(archive: Path) -> None:
    (one,) = ask(archive, f"verb=GetRecord&metadataPrefix=oai_dc&identifier={quote(GONE)}")
    (listed,) = ask(archive, f"{LIST}&from=2026-05-02&until=2026-05-02")
    for root in (one, listed):
        assert root.xpath("//oai:header/@status", namespaces=NAMESPACES) == ["deleted"]
        assert found(root, ".//oai:identifier") == [GONE]
        assert found(root, ".//oai:metadata") == []


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("from=2026-05-02", [2, 3, 4, 5]),
        ("until=2026-05-02", [1, 2]),
        ("from=2026-05-02&until=2026-05-02", [2]),
        ("from=2026-05-02T10:00:00Z&until=2026-05-04T10:00:00Z", [2, 3, 4]),
        ("from=2026-05-02T10:00:01Z&until=2026-05-04T09:59:59Z", [3]),
        ("set=herne", [4, 5]),
        ("set=inherne&from=2026-05-03", [3]),
        ("set=herne&until=2026-05-04", [4]),
    ],
)
def test_selective_harvests(archive: Path, query: str, numbers: list[int]) -> None:
    (root,) = ask(archive, f"{LIST}&{query}")
    assert found(root, ".//oai:datestamp") == [DAYS[number - 1] for number in numbers]


BAD = [
    ("badVerb", ""),
    ("badVerb", "verb=Nonsense"),
    ("badVerb", "verb=identify"),
    ("badVerb", "verb=Identify&verb=Identify"),
    ("badVerb", "verb=%0B%00%ED%A0%80"),
    ("badArgument", "verb=Identify&metadataPrefix=oai_dc"),
    ("badArgument", "verb=ListRecords"),
    ("badArgument", "verb=ListIdentifiers&from=2026-05-01"),
    ("badArgument", "verb=GetRecord&metadataPrefix=oai_dc"),
    ("badArgument", f"verb=GetRecord&identifier={FIRST}"),
    ("badArgument", "verb=GetRecord&metadataPrefix=oai_dc&identifier="),
    ("badArgument", "verb=GetRecord&metadataPrefix=oai_dc&identifier=a%20b"),
    ("badArgument", f"{LIST}&metadataPrefix=oai_dc"),
    ("badArgument", f"{LIST}&nonsense=1"),
    ("badArgument", f"{LIST}&resumptionToken=R!0!!0!!!0"),
    ("badArgument", f"{LIST}&from=2026-02-30"),
    ("badArgument", f"{LIST}&from=2026-5-1"),
    ("badArgument", f"{LIST}&from=2026-05-01T10:00Z"),
    ("badArgument", f"{LIST}&from=2026-05-01T10:00:00"),
    ("badArgument", f"{LIST}&until=2026-05-01T25:00:00Z"),
    ("badArgument", f"{LIST}&from=2026-05-01&until=2026-05-02T00:00:00Z"),
    ("badArgument", f"{LIST}&from=2026-05-02&until=2026-05-01"),
    ("badArgument", f"{LIST}&set="),
    ("badArgument", f"{LIST}&set=a%20b"),
    ("badArgument", "verb=ListRecords&metadataPrefix=%C3%A4"),
    ("cannotDisseminateFormat", "verb=ListRecords&metadataPrefix=marc21"),
    ("cannotDisseminateFormat", "verb=ListIdentifiers&metadataPrefix=oai_dc2"),
    ("cannotDisseminateFormat", f"verb=GetRecord&metadataPrefix=marc21&identifier={quote(FIRST)}"),
    ("idDoesNotExist", "verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:herne-news.invalid:nichts"),
    ("idDoesNotExist", "verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:example.org:inherne.net/"),
    ("idDoesNotExist", "verb=ListMetadataFormats&identifier=https://inherne.net/"),
    ("noRecordsMatch", f"{LIST}&from=2026-05-06&until=2026-05-07"),
    ("noRecordsMatch", f"{LIST}&until=1990-01-01"),
    ("noRecordsMatch", f"{LIST}&from=9999-01-01"),
    ("noRecordsMatch", f"{LIST}&set=nichts:da"),
    ("badResumptionToken", "verb=ListSets&resumptionToken=x"),
    *(
        ("badResumptionToken", f"verb=ListRecords&resumptionToken={quote(token)}")
        for token in (
            "",
            "x",
            "I!0!!0!!!0",
            "R!0!!0!!!",
            "R!-1!!0!!!0",
            "R!0!2026-02-30T00:00:00Z!0!!!0",
            "R!0!!0!!2026-05-01!0",
            "R!0!!0!'!!0",
            "R!3!2026-05-01T00:00:00Z!0!!!100",
            f"R!{'9' * 16}!!0!!!0",
            "R!٣!!0!!!0",
            "R!0!!0!!!0\n",
        )
    ),
]


@pytest.mark.parametrize(("code", "query"), BAD, ids=range(len(BAD)))
def test_errors(archive: Path, code: str, query: str) -> None:
    (root,) = ask(archive, query)
    assert error(root) == code
    request = root.find("oai:request", NAMESPACES)
    assert request is not None
    assert bool(request.attrib) is (code not in ("badVerb", "badArgument"))


def test_post_gives_what_get_gives(archive: Path) -> None:
    query = {"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": "2026-05-02", "set": "herne"}
    form = {"content-type": "application/x-www-form-urlencoded; charset=utf-8"}
    got, posted, repeated, crossed = map(
        content,
        requests(
            datasette_for(archive),
            [
                ("GET", f"{ENDPOINT}?{urlencode(query)}", {}),
                ("POST", ENDPOINT, {"content": urlencode(query), "headers": form}),
                ("POST", ENDPOINT, {"content": "verb=Identify&verb=Identify", "headers": form}),
                ("POST", ENDPOINT, {"content": "verb=Identify", "headers": form | {"cookie": "ds_actor=x"}}),
            ],
        ),
    )
    for root in (got, posted):
        root.find("oai:responseDate", NAMESPACES).text = ""  # type: ignore[union-attr]
    assert etree.tostring(got) == etree.tostring(posted)
    assert len(found(got, ".//oai:record")) == 2
    assert error(repeated) == "badVerb"
    assert error(crossed) is None


def test_requests_that_no_harvester_sends(archive: Path) -> None:
    form = {"content-type": "application/x-www-form-urlencoded"}
    answers = requests(
        datasette_for(archive),
        [
            ("PUT", ENDPOINT, {}),
            ("POST", ENDPOINT, {"json": {"verb": "Identify"}}),
            ("POST", ENDPOINT, {"content": "verb=Identify&x=" + "y" * 20_000, "headers": form}),
            ("GET", f"{ENDPOINT}?" + "&".join(["verb=Identify"] * 60), {}),
            ("GET", f"{ENDPOINT}?verb=Identify&x=" + "y" * 20_000, {}),
        ],
    )
    assert [answer.status_code for answer in answers] == [405, 415, 400, 400, 400]


def test_long_lists_go_on_with_tokens(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "PAGE", 2)
    (root,) = ask(archive, f"{LIST}&from=2026-05-02&until=2026-05-05")
    seen, cursors = [], []
    while True:
        seen.append(found(root, ".//oai:datestamp"))
        (token,) = root.findall(".//oai:resumptionToken", NAMESPACES)
        cursors.append(token.get("cursor"))
        if not token.text:
            break
        root, again = ask(archive, *[f"verb=ListRecords&resumptionToken={quote(token.text)}"] * 2)
        assert found(root, ".//oai:record//*") == found(again, ".//oai:record//*")
    assert seen == [DAYS[1:3], DAYS[3:5]]
    assert cursors == ["0", "2"]


def test_a_list_whose_rest_has_moved_on_ends(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "PAGE", 4)
    path = tmp_path / "a.db"
    path.write_bytes(archive.read_bytes())
    (root,) = ask(path, f"{LIST}&until=2026-05-05")
    (token,) = found(root, ".//oai:resumptionToken")
    with Archive.open(path) as opened:
        store(opened, entry(release(7, title="Noch neuer"), 9))
    rest, new = ask(path, f"verb=ListRecords&resumptionToken={quote(token)}", f"{LIST}&from=2026-05-06")
    assert error(rest) == "noRecordsMatch"
    assert found(new, ".//dc:title") == ["Noch neuer"]


def test_an_empty_archive(tmp_path: Path) -> None:
    Archive.open(tmp_path / "a.db").close()
    identified, listed = ask(tmp_path / "a.db", "verb=Identify", LIST)
    assert found(identified, ".//oai:earliestDatestamp") == found(identified, ".//oai:responseDate")
    assert error(listed) == "noRecordsMatch"


VALUES = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        ["oai_dc", "inherne", "2026-05-01", "9999-12-31T23:59:59Z", FIRST, "R!0!!0!!!0", "I!3!!9!herne!!1", *VERBS]
    ),
)
NAMES = st.sampled_from(["verb", "resumptionToken", "from", "until", "x", "ü", *FORMS])


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(list(VERBS)), st.lists(st.tuples(NAMES, VALUES), max_size=4))
def test_any_request_has_a_valid_answer(archive: Path, verb: str, more: list[tuple[str, str]]) -> None:
    with Archive.open(archive, readonly=True) as opened:
        asked = Repository(archive=opened, settings=settings_of({}, {}), url="http://127.0.0.1/-/oai", now=NOW)
        root = etree.fromstring(answer(asked, [("verb", verb), *more]))
    GRAMMAR.assertValid(root)
