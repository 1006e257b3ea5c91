"""A sample of www.herne.de: the city's releases with their lists, in every form that its facts sheet allows."""

from herne_news.replica.herne.site import HerneSite

__all__ = ["HerneSite"]
