"""inherne.net, the city's online magazine: a WordPress whose theme and plug-ins nobody here has seen.

- `layouts`: what themes call headline, text and the lines around them, side by side
- `finding`: where on the page the article is; `regions`: what stands there
- `furniture`: what on the page is not the article
- `lines`: kicker, date line and lead
- `fields`, `terms`, `people`: one method a field
- `running`: the text, its byline and what it says twice
- `refusals`: what is no article
"""

from herne_news.items import Article, Refusal
from herne_news.parsers.inherne.reader import parse_page

__all__ = ["Article", "Refusal", "parse_page"]
