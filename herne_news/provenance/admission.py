"""Whether what WARC files tell can be taken in without bending what the archive says."""

from herne_news.captures.folder import folder_of, source_of
from herne_news.errors import HerneNewsError
from herne_news.provenance.loading import Loader
from herne_news.provenance.scanning import Batch, Scanned
from herne_news.store.archive import Archive
from herne_news.store.pages import last_look

ANEW = "import all files at once into a new archive"


def check(archive: Archive, scanned: Scanned) -> None:
    """Raise HerneNewsError where visits refer to records in no file, or are older than what the archive has seen since.

    Taken in all the same, the former would be lost for good, since what was taken in is passed over by later imports; the latter
    would look like edits by the city. Where records are broken, nobody can tell which of them are only missing.
    """
    lacking = 0 if scanned.broken or scanned.refused else _lacking(archive, scanned)
    if lacking:
        raise HerneNewsError(
            f"expected all records that the visits refer to, found {lacking:,} of them in no file; {ANEW}, that one among them,"
            " or, where it is lost for good, the rest with --incomplete; nothing was taken in"
        )
    earliest = {source_of(batch.place.file): batch for batch in sorted(scanned.batches, key=_saved, reverse=True)}
    for source, batch in earliest.items():
        seen = last_look(archive, source) if source else None
        if seen is not None and batch.saved[:19] < seen[:19]:
            raise HerneNewsError(
                f"{batch.place.file}: expected visits later than {seen}, until when the archive has seen {source}, found some of"
                f" {batch.saved[:19]}Z, which would look like edits by the city; {ANEW}; nothing was taken in"
            )


def _saved(batch: Batch) -> str:
    return batch.saved


def _lacking(archive: Archive, scanned: Scanned) -> int:
    loader = Loader(archive, folder_of(archive.path), scanned.index)
    needed = scanned.needed | {scanned.originals[one] for one in scanned.needed if one in scanned.originals}
    return sum(loader.place(record_id) is None for record_id in needed)
