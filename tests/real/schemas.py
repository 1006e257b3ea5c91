"""The published schemas of OAI-PMH and Dublin Core, from a folder that the environment names.

They carry no licence that would let them lie in this repository. Whoever has them (OAI-PMH.xsd, oai_dc.xsd and oai-identifier.xsd
of openarchives.org, simpledc20021212.xsd of dublincore.org) names their folder in HERNE_NEWS_OAI_SCHEMAS.
"""

import os
import re
from pathlib import Path

import pytest

VARIABLE = "HERNE_NEWS_OAI_SCHEMAS"
NAMES = ("OAI-PMH.xsd", "oai_dc.xsd", "simpledc20021212.xsd", "oai-identifier.xsd")
NAMESPACES = {
    "OAI-PMH.xsd": "http://www.openarchives.org/OAI/2.0/",
    "oai_dc.xsd": "http://www.openarchives.org/OAI/2.0/oai_dc/",
    "oai-identifier.xsd": "http://www.openarchives.org/OAI/2.0/oai-identifier",
}
#: All that the schemas need of the namespace xml.
XML = """<schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
<attribute name="lang" type="language"/></schema>"""


def published(folder: Path) -> Path:
    """Write the published schemas to `folder`, to be read without a network, and return the one that holds them all."""
    given = os.environ.get(VARIABLE)
    if not given:
        pytest.skip(f"expected {VARIABLE} to name a folder with {', '.join(NAMES)}, found none; docs/testing.md")
    for name in NAMES:
        text = (Path(given) / name).read_text(encoding="utf-8")
        # Only where a schema looks for the next one is changed, to its bare name.
        text = re.sub(r'schemaLocation="(?:[^"]*/)?([^"/]+)"', r'schemaLocation="\1"', text)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "xml.xsd").write_text(XML, encoding="utf-8")
    imports = "".join(f'<import namespace="{space}" schemaLocation="{name}"/>' for name, space in NAMESPACES.items())
    (folder / "all.xsd").write_text(
        f'<schema xmlns="http://www.w3.org/2001/XMLSchema">{imports}</schema>', encoding="utf-8"
    )
    return folder / "all.xsd"
