"""What the tests of this folder need beyond PyPI, and what happens where it is missing."""

import importlib.util
import os
import shutil
import sys
from pathlib import Path

import pytest

#: Servers lie in sbin, which is not on everybody's path.
SEARCH_PATH = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/local/sbin", "/usr/sbin", "/sbin"))
WORDPRESS_ROOT = Path("/usr/share/wordpress")
WORDPRESS_PROGRAMS = ("setpriv", "php8.2", "php-fpm8.2", "nginx", "mariadbd", "mariadb", "mariadb-install-db")


def need_wordpress(themes: tuple[str, ...]) -> None:
    """Go on only where Debian's WordPress with these themes, its servers and the right to start them are there."""
    missing = [name for name in WORDPRESS_PROGRAMS if not shutil.which(name, path=SEARCH_PATH)]
    files = [WORDPRESS_ROOT / "wp-load.php", *(WORDPRESS_ROOT / "wp-content/themes" / theme for theme in themes)]
    _need(missing + [str(file) for file in files if not file.exists()])


def need_chromium() -> str:
    """Return the path of Debian's Chromium; go on only where it and playwright are there."""
    program = shutil.which("chromium", path=SEARCH_PATH)
    _need(
        [
            name
            for name, found in (("chromium", program), ("playwright", importlib.util.find_spec("playwright")))
            if not found
        ]
    )
    return str(program)


def need_pywb() -> Path:
    """Return the folder of pywb's programs; go on only where they are there."""
    folder = Path(sys.prefix) / "pywb" / "bin"
    _need([name for name in ("wayback", "wb-manager") if not (folder / name).exists()])
    return folder


def _need(missing: list[str]) -> None:
    if not missing:
        return
    sentence = f"expected {', '.join(missing)}, found none; run make test-real, as root on Debian 12"
    if os.environ.get("CI"):
        pytest.fail(sentence, pytrace=False)
    pytest.skip(sentence)
