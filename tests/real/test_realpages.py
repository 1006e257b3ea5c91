"""Real pages of WordPress sites that nobody here has written: scores that may only rise.

The pages belong to their publishers and are no part of this repository. HERNE_NEWS_REALPAGES names a folder with them, their
answers (gold.jsonl) and score.py; by default it is looked for beside the repository.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import ROOT

FOLDER = Path(os.environ.get("HERNE_NEWS_REALPAGES", ROOT.parent / "shared" / "realpages"))
RATCHET: dict[str, float] = json.loads((Path(__file__).parent / "realpages.json").read_text())


@pytest.fixture(scope="module")
def scores() -> dict[str, float]:
    if not (FOLDER / "score.py").exists():
        pytest.skip(f"needs real pages with their answers in {FOLDER}; name their folder in HERNE_NEWS_REALPAGES")
    parser = [sys.executable, "-m", "herne_news", "parse", "--source", "inherne"]
    command = [sys.executable, str(FOLDER / "score.py"), "--json", "--", *parser]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.mark.parametrize("field", RATCHET)
def test_score_does_not_fall(scores: dict[str, float], field: str) -> None:
    assert scores[field] >= RATCHET[field], "read fewer fields than before; if that is right, say so in realpages.json"
    assert scores[field] <= RATCHET[field] + 0.02, "read more fields than before: raise the score in realpages.json"
