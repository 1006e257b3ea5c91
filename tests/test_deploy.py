"""What is installed on a server: units that systemd accepts, and commands that exist."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from herne_news.cli import cli

DEPLOY = Path(__file__).parents[1] / "deploy"


@pytest.mark.parametrize("name", ["crontab", "herne-news.service"])
def test_commands_exist_with_their_options(name: str) -> None:
    found = re.findall(
        r"/bin/herne-news (\w+)((?: -{1,2}[a-z-]+(?: \d+)?)*)", (DEPLOY / name).read_text(encoding="utf-8")
    )
    assert found
    for command, options in found:
        told = CliRunner().invoke(cli, [command, "--help"])
        assert told.exit_code == 0
        for option in re.findall(r"-{1,2}[a-z-]+", options):
            assert re.search(rf"(?<![a-z-]){option}(?![a-z-])", told.output), f"{command} has no {option}"


def test_systemd_accepts_the_units(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("needs systemd-analyze (Debian: apt install systemd)")
    for name in ("herne-news.service", "herne-news.timer"):
        text = (DEPLOY / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace("/opt/herne-news/bin/herne-news", "/bin/true"), encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", *(str(path) for path in tmp_path.iterdir())],
        capture_output=True,
        text=True,
        check=False,
    )
    said = [line for line in done.stderr.splitlines() if "herne-news" in line]
    assert (done.returncode, said) == (0, []), done.stderr


@pytest.mark.parametrize(
    "path", re.findall(r"^COPY (.*) \S+$", (DEPLOY / "Containerfile").read_text(), flags=re.MULTILINE)
)
def test_container_copies_what_is_there(path: str) -> None:
    assert all((DEPLOY.parent / name).exists() for name in path.split())
