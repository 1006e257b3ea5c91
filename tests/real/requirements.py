"""What the tests of this folder need beyond PyPI, and what happens where it is missing."""

import importlib.util
import os
import shutil
import subprocess
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


def need_sickle() -> None:
    """Go on only where the harvester Sickle is there."""
    _need([] if importlib.util.find_spec("sickle") else ["sickle"])


def need_xmllint() -> str:
    """Return the path of xmllint; go on only where it is there."""
    program = shutil.which("xmllint", path=SEARCH_PATH)
    _need([] if program else ["xmllint"])
    return str(program)


def need_pywb() -> Path:
    """Return the folder of pywb's programs; go on only where they are there."""
    folder = Path(sys.prefix) / "pywb" / "bin"
    _need([name for name in ("wayback", "wb-manager") if not (folder / name).exists()])
    return folder


def need_calc() -> str:
    """Return the path of LibreOffice; go on only where its Calc is there."""
    program = shutil.which("soffice", path=SEARCH_PATH)
    _need([] if program else ["soffice (libreoffice-calc-nogui)"])
    return str(program)


def need_readers() -> None:
    """Go on only where the libraries that read data sets back are there."""
    _need([name for name in ("duckdb", "frictionless", "pandas", "pyarrow") if not importlib.util.find_spec(name)])


def need_faketime() -> str:
    """Return the path of faketime, which tells a program another time."""
    program = shutil.which("faketime", path=SEARCH_PATH)
    _need([] if program else ["faketime"])
    return str(program)


def need_locale(name: str, folder: Path) -> dict[str, str]:
    """Make a locale in `folder` and return the environment in which a program has it; go on only where that can be done."""
    source, _, charmap = name.partition(".")
    definitions = Path("/usr/share/i18n/locales") / source
    _need([] if definitions.exists() and shutil.which("localedef", path=SEARCH_PATH) else ["localedef (locales)"])
    subprocess.run(["localedef", "-i", source, "-f", charmap, str(folder / name)], check=True, capture_output=True)
    return {"LOCPATH": str(folder), "LC_ALL": name}


def need_root() -> None:
    """Go on only where file systems may be mounted."""
    _need([] if os.geteuid() == 0 else ["root's rights"])


def _need(missing: list[str]) -> None:
    if not missing:
        return
    sentence = f"expected {', '.join(missing)}, found none; run make test-real, as root on Debian 12"
    if os.environ.get("CI"):
        pytest.fail(sentence, pytrace=False)
    pytest.skip(sentence)
