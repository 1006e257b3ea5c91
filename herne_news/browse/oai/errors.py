"""What the protocol calls an error: a code that it defines, and a sentence."""

from typing import Literal

#: noMetadataFormats and noSetHierarchy are never told: every record is there as Dublin Core, and there are sets.
Code = Literal[
    "badArgument",
    "badResumptionToken",
    "badVerb",
    "cannotDisseminateFormat",
    "idDoesNotExist",
    "noRecordsMatch",
]


class OaiError(Exception):
    """A request that has no other answer."""

    def __init__(self, code: Code, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
