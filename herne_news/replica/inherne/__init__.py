"""A sample of inherne.net: a WordPress magazine in every markup that its facts sheet allows."""

from herne_news.replica.inherne.site import InherneSite

__all__ = ["InherneSite"]
