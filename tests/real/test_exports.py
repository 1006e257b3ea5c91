"""Every format read back by programs that nobody here wrote; exports elsewhere, later, killed, and on disks that are trouble."""

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from herne_news.errors import ExitCode
from herne_news.exports.columns import TABLES
from herne_news.exports.registry import FORMATS
from tests.commands import environment
from tests.exports.archives import CONTROLS, fill, fill_with_controls
from tests.exports.exporting import digests, make, rows_of
from tests.exports.kills import multiply, trials, words
from tests.real.calc import formulas_and_cells, rows_as_text
from tests.real.requirements import need_faketime, need_locale, need_readers, need_root

#: Columns whose text is compared, in CSV under these names.
TEXTS = ("url", "title", "kicker", "lead", "date", "published", "updated", "category", "author", "body", "layout")
#: Kills a format and signal, and seconds after which one comes at the latest.
KILLS = 17
#: Signs that a cell of LibreOffice Calc 7.4 holds.
CELL = 65_535


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with every odd text."""
    return fill(tmp_path_factory.mktemp("archive") / "herne.db")


@pytest.fixture(scope="module")
def stored(archive: Path) -> list[dict[str, Any]]:
    """The articles as SQLite has them."""
    return rows_of(archive, "SELECT * FROM articles ORDER BY id")


@pytest.fixture(scope="module")
def made(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a data set of each format but WARC, each called as its format, files with their endings."""
    need_readers()
    folder = tmp_path_factory.mktemp("made")
    for name in ("csv", "datapackage", "bagit"):
        make(archive, name, folder / name)
    make(archive, "jsonl", folder / "a.jsonl")
    make(archive, "parquet", folder / "a.parquet")
    make(archive, "csv", folder / "excel", excel=True)
    return folder


def as_stored(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(row[name] or None for name in TEXTS)


def test_pandas_reads_csv(made: Path, stored: list[dict[str, Any]]) -> None:
    import pandas as pd

    frame = pd.read_csv(made / "csv" / "articles.csv", keep_default_na=False, dtype=str)
    assert [as_stored(row) for row in frame.to_dict("records")] == [as_stored(row) for row in stored]
    assert [int(number) for number in frame["id"]] == [row["id"] for row in stored]


def test_pandas_reads_json_lines_and_parquet(made: Path, stored: list[dict[str, Any]]) -> None:
    import pandas as pd

    lines = pd.read_json(made / "a.jsonl", lines=True, dtype=False)
    assert list(lines["body"]) == [row["body"] for row in stored]
    assert [None if pd.isna(title) else title for title in lines["title"]] == [row["title"] for row in stored]
    rows = pd.read_parquet(made / "a.parquet")
    assert list(rows["body"]) == [row["body"] for row in stored]
    assert str(rows["published_at"].dtype.tz) == "Europe/Berlin"


def test_duckdb_reads_csv_json_lines_and_parquet(made: Path, stored: list[dict[str, Any]]) -> None:
    import duckdb

    columns = ", ".join(f'"{name}"' for name in TEXTS)
    with duckdb.connect() as base:
        asked = base.execute(
            f"SELECT {columns} FROM read_csv(?, header = true, all_varchar = true)",
            [str(made / "csv" / "articles.csv")],
        )
        assert asked.fetchall() == [as_stored(row) for row in stored]
        for reader, file in (("read_json", "a.jsonl"), ("read_parquet", "a.parquet")):
            columns = ", ".join(f'CAST("{name}" AS VARCHAR)' for name in TEXTS if name != "author")
            found = base.execute(f"SELECT {columns} FROM {reader}(?)", [str(made / file)]).fetchall()
            assert found == [tuple(row[name] for name in TEXTS if name != "author") for row in stored]
        authors = base.execute("SELECT array_to_string(authors, ', ') FROM read_parquet(?)", [str(made / "a.parquet")])
        assert [row[0] or None for row in authors.fetchall()] == [row["author"] for row in stored]
        typed = base.execute(
            "SELECT date, first_seen, captions[1].credit FROM read_parquet(?)", [str(made / "a.parquet")]
        )
        assert typed.fetchone() == (date(2020, 5, 3), datetime(2026, 1, 1, tzinfo=UTC), "Thomas Schmidt")


def test_control_characters_come_back(tmp_path: Path) -> None:
    need_readers()
    import duckdb
    import pandas as pd

    archive = fill_with_controls(tmp_path / "herne.db")
    make(archive, "csv", tmp_path / "csv")
    make(archive, "jsonl", tmp_path / "a.jsonl")
    file = str(tmp_path / "csv" / "articles.csv")
    assert list(pd.read_csv(file, keep_default_na=False, dtype=str)["body"]) == list(CONTROLS)
    for asked in (f"read_csv('{file}', header = true, all_varchar = true)", f"read_json('{tmp_path / 'a.jsonl'}')"):
        assert [row[0] for row in duckdb.execute(f"SELECT body FROM {asked}").fetchall()] == list(CONTROLS)


def test_frictionless_finds_the_package_valid(made: Path, stored: list[dict[str, Any]], tmp_path: Path) -> None:
    from frictionless import Package, validate

    report = validate(str(made / "datapackage" / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])
    package: Any = Package(str(made / "datapackage" / "datapackage.json"))
    rows = package.get_resource("articles").read_rows()
    assert [row["body"] for row in rows] == [row["body"] for row in stored]
    assert [json.dumps(row["evidence"], ensure_ascii=False, sort_keys=True) for row in rows] == [
        row["evidence"] for row in stored
    ]
    assert rows[0]["date"] == date(2020, 5, 3)
    broken = tmp_path / "paket"
    shutil.copytree(made / "datapackage", broken)
    images = broken / "images.csv"
    images.write_bytes(images.read_bytes().replace(b"\r\n1,1,", b"\r\n99999,1,", 1))
    assert not validate(str(broken / "datapackage.json")).valid


def test_frictionless_reads_every_table(made: Path, archive: Path) -> None:
    from frictionless import Package

    package: Any = Package(str(made / "datapackage" / "datapackage.json"))
    for table in TABLES:
        (counted,) = rows_of(archive, f"SELECT count(*) AS n FROM {table.name}")
        assert len(package.get_resource(table.name).read_rows()) == counted["n"] > 0


def test_bagit_program_finds_the_bag_valid(made: Path, tmp_path: Path) -> None:
    program = Path(sys.executable).with_name("bagit.py")
    done = subprocess.run([program, "--validate", made / "bagit"], capture_output=True, text=True, check=False)
    assert (done.returncode, "is valid" in done.stderr) == (0, True), done.stderr
    shutil.copytree(made / "bagit", tmp_path / "bag")
    with (tmp_path / "bag" / "data" / "README.md").open("ab") as file:
        file.write(b"x")
    assert subprocess.run([program, "--validate", tmp_path / "bag"], capture_output=True, check=False).returncode != 0


def as_calc_holds(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the texts of a row as cells of Calc: each line break is LF, and a cell takes no more than CELL signs."""
    return tuple(cell and cell.replace("\r\n", "\n").replace("\r", "\n")[:CELL] for cell in row)


def test_calc_shows_every_text(made: Path, stored: list[dict[str, Any]], tmp_path: Path) -> None:
    header, *rows = rows_as_text(made / "csv" / "articles.csv", tmp_path)
    found = [as_stored(dict(zip(header, row, strict=True))) for row in rows]
    assert found == [as_calc_holds(as_stored(row)) for row in stored]


def test_calc_runs_no_cell_of_a_guarded_file(made: Path, stored: list[dict[str, Any]], tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    ran, _ = formulas_and_cells(made / "csv" / "articles.csv", tmp_path / "plain")
    assert ran  # else the next line would prove nothing
    formulas, cells = formulas_and_cells(made / "excel" / "articles.csv", tmp_path)
    assert formulas == []
    assert cells > len(stored) * 20


PLACES = ({"TZ": "UTC", "LC_ALL": "C"}, {"TZ": "Asia/Tokyo", "LC_ALL": "de_DE.UTF-8"})


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"warc"}))
def test_an_hour_later_in_tokyo_and_german(archive: Path, tmp_path: Path, name: str) -> None:
    need_readers()
    faketime, found = need_faketime(), []
    german = need_locale("de_DE.UTF-8", tmp_path)
    for place, clock in zip(PLACES, ("2026-11-24 23:30:00", "2026-11-25 00:30:00"), strict=True):
        more = {**place, **({"LOCPATH": german["LOCPATH"]} if place["LC_ALL"] != "C" else {})}
        folder = tmp_path / place["TZ"].replace("/", "-")
        folder.mkdir()
        command = [faketime, clock, *words(archive, name, folder / "satz")]
        subprocess.run(command, env=environment(more), check=True)
        found.append(digests(folder))
    assert found[0] == found[1]


def test_the_clock_and_the_locale_are_really_others(tmp_path: Path) -> None:
    code = "import locale, time; print(locale.setlocale(locale.LC_ALL, ''), time.strftime('%Y-%m-%d %A'))"
    more = {"TZ": "Asia/Tokyo", **need_locale("de_DE.UTF-8", tmp_path)}
    command = [need_faketime(), "2026-11-25 00:30:00", sys.executable, "-c", code]
    said = subprocess.run(command, env=environment(more), capture_output=True, text=True, check=True).stdout
    assert said == "de_DE.UTF-8 2026-11-25 Mittwoch\n"


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[Path]:
    """Mount a file system in memory at `folder`."""
    need_root()
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip(f"expected to mount a tmpfs, found: {done.stderr.decode().strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"warc"}))
def test_full_disk(archive: Path, tmp_path: Path, name: str) -> None:
    with mounted(tmp_path / "voll", "size=64k") as disk:
        out = disk / "satz"
        done = subprocess.run(words(archive, name, out), env=environment(), capture_output=True, check=False)
        assert done.returncode == ExitCode.REFUSED
        assert done.stderr.decode() == (
            f"herne-news: {out}: expected to write the data set, found: No space left on device; nothing was kept\n"
        )
        assert list(disk.iterdir()) == []


def test_disk_that_takes_no_writes(archive: Path, tmp_path: Path) -> None:
    with mounted(tmp_path / "fest", "ro") as disk:
        for name in ("csv", "jsonl"):
            out = disk / "satz"
            done = subprocess.run(words(archive, name, out), env=environment(), capture_output=True, check=False)
            assert done.returncode == ExitCode.REFUSED
            assert done.stderr.decode() == (
                f"herne-news: {out}: expected to write the data set, found: Read-only file system; nothing was kept\n"
            )


@pytest.fixture(scope="module")
def large(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive whose export takes about a second."""
    path = tmp_path_factory.mktemp("large") / "herne.db"
    shutil.copyfile(archive, path)
    multiply(path, 40)
    return path


SIGNALS = (signal.SIGKILL, signal.SIGTERM)


@pytest.mark.parametrize("name", ["csv", "datapackage", "parquet"])
@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
def test_a_hundred_kills(large: Path, tmp_path: Path, name: str, number: signal.Signals) -> None:
    codes = trials(large, name, tmp_path / "satz", number, KILLS)
    print(name, number.name, codes)
    assert codes.get(-signal.SIGKILL if number == signal.SIGKILL else ExitCode.DEADLINE, 0) > 0
