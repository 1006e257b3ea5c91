"""One run at a time an archive."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from herne_news.errors import ArchiveError, ExitCode, LockedError
from herne_news.store.lock import lock_holder, run_lock

NOW = "2026-05-04T12:00:00Z"
HOLDER = """
import sys, time
from pathlib import Path
from herne_news.store.lock import lock_holder, run_lock
with run_lock(Path(sys.argv[1]), "2026-05-04T12:00:00Z"):
    print("held", flush=True)
    time.sleep(60)
"""


def test_second_run_is_told_who_holds_the_archive(tmp_path: Path) -> None:
    archive = tmp_path / "herne.db"
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(archive)], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(LockedError, match=f"process {holder.pid} on ") as caught, run_lock(archive, NOW):
            pytest.fail("two runs hold one archive")
        assert caught.value.exit_code == ExitCode.LOCKED
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    with run_lock(archive, NOW):
        assert json.loads((tmp_path / "herne.db.lock").read_text())["pid"] == os.getpid()


def test_holder_that_has_not_said_its_name_is_still_a_holder(tmp_path: Path) -> None:
    archive = tmp_path / "herne.db"
    with run_lock(archive, NOW):
        (tmp_path / "herne.db.lock").write_text("")
        with pytest.raises(LockedError, match="not yet said its name"), run_lock(archive, NOW):
            pytest.fail("two runs hold one archive")


def test_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "datei").touch()
    with pytest.raises(ArchiveError, match="expected a folder"), run_lock(tmp_path / "datei" / "herne.db", NOW):
        pytest.fail("a lock without a file")


def test_lock_is_seen_from_outside(tmp_path: Path) -> None:
    archive = tmp_path / "neu" / "herne.db"
    assert lock_holder(archive) is None
    with run_lock(archive, NOW):
        assert f"process {os.getpid()} on " in (lock_holder(archive) or "")
    assert lock_holder(archive) is None
