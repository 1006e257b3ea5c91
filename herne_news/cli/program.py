"""How the user has called us, for hints that can be copied."""

import os
import shutil
import sys
from pathlib import Path


def program() -> str:
    """Return what to type for this program: its name where the shell finds it, else the way to it from here."""
    called = Path(sys.argv[0])
    if called.name == "__main__.py":
        return f"{Path(sys.executable).name} -m herne_news"
    found = shutil.which("herne-news")
    if found is not None and Path(found).resolve() == called.resolve():
        return "herne-news"
    return os.path.relpath(called)
