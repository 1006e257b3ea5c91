"""The tables of a data set: their columns with types, keys and what they mean. docs/exports.md has the same; a test compares.

Descriptions are German, as those of the archive: readers see them in data packages.
"""

from dataclasses import dataclass
from typing import Literal

#: Types as Frictionless names them: `datetime` is UTC, ISO 8601 with Z; `array` and `object` are JSON.
Type = Literal["integer", "string", "date", "datetime", "array", "object"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its type, and what it means."""

    name: str
    type: Type
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table: its name, title, columns, primary key, and references: column, other table, and the column there."""

    name: str
    title: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[tuple[str, str, str], ...] = ()

    @property
    def names(self) -> list[str]:
        """The names of the columns."""
        return [column.name for column in self.columns]


ORIGIN = (
    Column("capture_id", "integer", "Abruf, aus dem dieser Inhalt gelesen wurde"),
    Column("captured", "datetime", "Zeitpunkt dieses Abrufs (UTC)"),
    Column("warc_file", "string", "WARC-Datei, in der der Abruf liegt"),
    Column("warc_record", "string", "WARC-Record-ID des Abrufs"),
)
ARTICLES = Table(
    name="articles",
    title="Artikel",
    key=("id",),
    columns=(
        Column("id", "integer", "Nummer des Artikels im Archiv, bleibt immer gleich"),
        Column("source", "string", "Quelle: inherne (Online-Magazin) oder herne (Pressemeldungen der Stadt)"),
        Column("url", "string", "Kanonische Adresse; ohne eigene Seite die Liste mit # und einem Schlüssel"),
        Column("title", "string", "Überschrift, wörtlich"),
        Column("kicker", "string", "Dachzeile über der Überschrift, beim Newsticker die Zeile darunter"),
        Column("lead", "string", "Vorspann, soweit die Seite ihn kennzeichnet; er steht auch am Anfang des Textes"),
        Column("date", "date", "Tag der Veröffentlichung, wie er gedruckt ist"),
        Column("published", "string", "Zeitpunkt der Veröffentlichung in Berliner Zeit, wenn bekannt, sonst der Tag"),
        Column("updated", "string", "Zeitpunkt der letzten Änderung nach Angabe der Seite, sonst der Tag"),
        Column("category", "string", "Erste Rubrik"),
        Column("categories", "array", "Alle Rubriken in der Reihenfolge der Seite"),
        Column("tags", "array", "Schlagwörter"),
        Column("sections", "array", "Überschriften der Listen, die den Artikel zeigen"),
        Column("author", "string", "Autorinnen und Autoren, durch Kommas getrennt; keine Fotografen"),
        Column("authors", "array", "Dieselben als Liste"),
        Column(
            "body",
            "string",
            "Text: Absätze durch Leerzeilen getrennt, ## vor Zwischenüberschriften, - vor Listenpunkten",
        ),
        Column("word_count", "integer", "Zahl der Wörter des Textes"),
        Column("layout", "string", "Erkannter Aufbau der Seite"),
        Column("evidence", "object", "Für jedes Feld die Regel, nach der es gelesen wurde"),
        Column("content_hash", "string", "SHA-256 des Inhalts; gleich, wenn zwei Fassungen dasselbe sagen"),
        Column("first_seen", "datetime", "Zuerst gesehen (UTC)"),
        Column("last_seen", "datetime", "Zuletzt auf der eigenen Seite oder in einer Liste gesehen (UTC)"),
        Column("last_changed", "datetime", "Wann die jetzige Fassung zuerst gesehen wurde (UTC)"),
        Column("gone_since", "datetime", "Seit wann die Seite nicht mehr da ist (UTC)"),
        Column(
            "duplicate_of",
            "integer",
            "Nummer des Artikels, den dieser wiederholt; er kann außerhalb der Auswahl liegen",
        ),
        *ORIGIN,
    ),
    references=(("capture_id", "captures", "id"),),
)
IMAGES = Table(
    name="images",
    title="Bilder",
    key=("article_id", "position"),
    columns=(
        Column("article_id", "integer", "Artikel, in dem das Bild steht"),
        Column("position", "integer", "Stelle im Artikel, ab 1"),
        Column("caption", "string", "Bildunterschrift ohne Bildnachweis"),
        Column("credit", "string", "Bildnachweis ohne © und „Foto:“"),
        Column("url", "string", "Adresse der Bilddatei; das Bild selbst liegt nicht im Archiv"),
        Column("alt", "string", "Alternativtext des Bildes"),
    ),
    references=(("article_id", "articles", "id"),),
)
VERSIONS = Table(
    name="versions",
    title="Fassungen",
    key=("id",),
    columns=(
        Column("id", "integer", "Nummer der Fassung"),
        Column("article_id", "integer", "Artikel"),
        Column("seen", "datetime", "Wann die Fassung zuerst gesehen wurde (UTC)"),
        Column("content_hash", "string", "SHA-256 des Inhalts"),
        Column("record", "object", "Der ganze Inhalt, ohne source, url, layout und evidence"),
        Column("parser_version", "string", "Version von herne-news, die die Fassung gelesen hat"),
        Column("cause", "string", "Anlass: first (neu), edit (von der Stadt geändert), unsettled (noch ungeklärt)"),
        Column("read", "datetime", "Wann die Fassung so gelesen wurde (UTC)"),
        Column("retired", "datetime", "Seit wann eine andere Lesart derselben Bytes an ihrer Stelle steht (UTC)"),
        *ORIGIN,
    ),
    references=(("article_id", "articles", "id"), ("capture_id", "captures", "id")),
)
SIGHTINGS = Table(
    name="sightings",
    title="Fundstellen",
    key=("article_id", "list_url"),
    columns=(
        Column("article_id", "integer", "Artikel"),
        Column("list_url", "string", "Adresse der Liste, die den Artikel zeigt"),
        Column("section", "string", "Überschrift der Liste"),
        Column("position", "integer", "Stelle in der Liste, ab 1"),
        Column("first_seen", "datetime", "Dort zuerst gesehen (UTC)"),
        Column("last_seen", "datetime", "Dort zuletzt gesehen (UTC)"),
    ),
    references=(("article_id", "articles", "id"),),
)
IDENTIFIERS = Table(
    name="identifiers",
    title="Namen der Artikel",
    key=("id",),
    columns=(
        Column("id", "string", "Adresse, Beitragsnummer (inherne:post:…) oder Schlüssel (herne:teaser:…)"),
        Column("article_id", "integer", "Artikel"),
        Column("kind", "string", "url, post, teaser oder reprint (Adresse eines wörtlichen Nachdrucks)"),
        Column("first_seen", "datetime", "Seit wann der Name bekannt ist (UTC)"),
    ),
    references=(("article_id", "articles", "id"),),
)
CAPTURES = Table(
    name="captures",
    title="Abrufe",
    key=("id",),
    columns=(
        Column("id", "integer", "Nummer des Abrufs"),
        Column("url", "string", "Kanonische Adresse der Antwort"),
        Column("uri", "string", "Adresse, wie sie angefragt wurde"),
        Column("fetched", "datetime", "Zeitpunkt (UTC)"),
        Column("status", "integer", "HTTP-Status"),
        Column("digest", "string", "SHA-1 des Inhalts, wie in WARC geschrieben"),
        Column("payload_length", "integer", "Länge des Inhalts in Byte"),
        Column(
            "warc_file",
            "string",
            "WARC-Datei des Archivs, in der die Antwort liegt; leer, wenn sie nicht aufbewahrt wurde",
        ),
        Column("warc_offset", "integer", "Stelle des Datensatzes in der Datei, in Byte"),
        Column("warc_length", "integer", "Länge des Datensatzes, in Byte"),
        Column("warc_record", "string", "WARC-Record-ID"),
        Column("original_id", "integer", "Abruf, dessen Datensatz den Inhalt trägt, wenn dieser gleich geblieben war"),
        Column("via", "string", "Woher: live; anderes (wayback, commoncrawl, import) kommt noch"),
    ),
    references=(("original_id", "captures", "id"),),
)
TABLES = (ARTICLES, IMAGES, VERSIONS, SIGHTINGS, IDENTIFIERS, CAPTURES)

_OF_RECORDS = {
    **{column.name: column for column in ARTICLES.columns},
    "captions": Column("captions", "array", "Bilder mit Bildunterschrift oder Bildnachweis, je eines ein Objekt"),
    "sightings": Column("sightings", "array", "Listen, die den Artikel zeigen, je eine ein Objekt"),
    "identifiers": Column("identifiers", "array", "Alle Namen, unter denen der Artikel bekannt ist oder war"),
}
#: The records of JSON Lines and Parquet, in order: keys of `items.Article`, then what only the archive knows.
RECORD = tuple(
    _OF_RECORDS[name]
    for name in (
        *("source", "url", "title", "kicker", "lead", "date", "published", "updated", "category", "categories", "tags"),
        *("authors", "body", "captions", "layout", "evidence"),
        *("id", "word_count", "content_hash", "first_seen", "last_seen", "last_changed", "gone_since", "duplicate_of"),
        *("capture_id", "captured", "warc_file", "warc_record", "sightings", "identifiers"),
    )
)
#: Keys of the objects in a record.
CAPTION = (
    Column("position", "integer", "Stelle im Artikel, ab 1"),
    Column("text", "string", "Bildunterschrift ohne Bildnachweis"),
    Column("credit", "string", "Bildnachweis ohne © und „Foto:“"),
    Column("image_url", "string", "Adresse der Bilddatei"),
    Column("alt", "string", "Alternativtext des Bildes"),
)
SIGHTING = SIGHTINGS.columns[1:]
#: What Parquet has besides: the times of a page as times, where it names one.
PARQUET_ONLY = (
    Column("published_at", "datetime", "published als Zeitpunkt; leer, wenn nur der Tag bekannt ist"),
    Column("updated_at", "datetime", "updated als Zeitpunkt; leer, wenn nur der Tag bekannt ist"),
)
