"""The lists of the city's site: paths, headings, and which of them show an item."""

from dataclasses import dataclass

from herne_news.urls import canonical_url


@dataclass(frozen=True, slots=True)
class Section:
    """One list: its path as the site spells it, its h1, the breadcrumb's words, and the form of its markup."""

    path: str
    heading: str
    form: str

    @property
    def url(self) -> str:
        """The list's canonical URL."""
        return canonical_url(f"https://www.herne.de{self.path}")


ALL_NEWS = Section("/Meldungen/Alle-News.html", "Alle News", "old")
PRESS = Section("/Rathaus/Buergerservice/Presse/Pressemeldungen/", "Pressemitteilungen", "card")
HOME = Section("/", "Stadt Herne", "home")
SECTIONS = (
    Section("/Rathaus/", "Rathaus", "flat"),
    Section("/Rathaus/Politik/", "Politik", "card"),
    Section("/Rathaus/Buergerservice/", "Bürgerservice", "old"),
    Section("/Rathaus/Finanzen/", "Finanzen", "flat"),
    Section("/Stadt-und-Leben/", "Stadt und Leben", "card"),
    Section("/Stadt-und-Leben/Integration/", "Integration", "old"),
    Section("/Stadt-und-Leben/Umwelt/", "Umwelt", "flat"),
    Section("/Stadt-und-Leben/Senioren/", "Senioren", "card"),
    Section("/Familie-und-Bildung/Kinderbetreuung/", "Kinderbetreuung", "old"),
    Section("/Familie-und-Bildung/Außerschulische-Bildung/Stadtbibliothek/Aktuelles/", "Aktuelles", "flat"),
    Section("/Kultur-und-Freizeit/Museen/", "Museen", "card"),
    Section("/Kultur-und-Freizeit/Kulturorte/", "Kulturorte", "old"),
    Section("/Kultur-und-Freizeit/Veranstaltungen/", "Veranstaltungen", "flat"),
    Section("/Kultur-und-Freizeit/Tourismus/", "Tourismus", "card"),
    Section("/Wirtschaft-und-Infrastruktur/Verkehr/", "Mobilität und Verkehr", "flat"),
)
#: All lists in the order in which a teaser-only item takes its address from them.
LISTS = (ALL_NEWS, PRESS, *SECTIONS, HOME)
