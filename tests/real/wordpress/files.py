"""Lays out one WordPress on disk: Debian's files copied, the configuration filled in."""

import shutil
import string
from pathlib import Path

DEBIAN = Path("/usr/share/wordpress")
HERE = Path(__file__).parent
#: Of Debian's many translations only these are read here.
LANGUAGES = ("de_DE.mo", "admin-de_DE.mo")


class Placeholders(string.Template):
    """Templates whose placeholders are ``@{name}``: nginx and PHP need the dollar sign for themselves."""

    delimiter = "@"


def lay_out(base: Path, *, port: int, home: str) -> None:
    """Write everything that an instance needs below `base`: www, etc, run, log and mysql.

    `home` is the address that the site calls itself by, whatever address it is served from: with an https one it
    believes to stand behind a proxy that ends TLS.
    """
    for name in ("run", "log", "mysql", "etc"):
        (base / name).mkdir()
    www = base / "www"
    shutil.copytree(DEBIAN, www, ignore=_unneeded, ignore_dangling_symlinks=True)
    for name in ("uploads", "upgrade"):
        (www / "wp-content" / name).mkdir(exist_ok=True)
    https = "on" if home.startswith("https:") else ""
    values = {"port": str(port), "home": home, "https": https, "www": str(www)} | {
        n: str(base / n) for n in ("run", "log", "etc")
    }
    for name in ("nginx.conf", "fpm.conf", "php.ini"):
        _fill(HERE / "conf" / name, base / "etc" / name, values)
    _fill(HERE / "conf" / "wp-config.php", www / "wp-config.php", values)
    (base / "etc" / "closed.conf").touch()
    shutil.copytree(HERE / "seed", base / "seed")


def _unneeded(folder: str, names: list[str]) -> list[str]:
    if Path(folder).name == "languages":
        return [name for name in names if name not in LANGUAGES]
    return [name for name in names if name in {"wp-config.php", ".htaccess"}]


def _fill(template: Path, target: Path, values: dict[str, str]) -> None:
    target.write_text(Placeholders(template.read_text(encoding="utf-8")).substitute(values), encoding="utf-8")
