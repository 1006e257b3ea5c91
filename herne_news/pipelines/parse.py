"""Station "parse": markup to record."""

from herne_news.stations import reading
from herne_news.visits import Visit


class ParsePipeline:
    """Turn a visit's documents into its article, or its refusal."""

    def process_item(self, item: Visit) -> Visit:
        """Parse every part and make one record of them."""
        reading.parse(item)
        return item
