"""A large archive of invented articles, made fast, in the schema of the store.

Words follow Zipf's law over a vocabulary of the sample sites' words and some 300,000 compounds and names; texts are as long as
those of a city's magazine (median 260 words, some of 2,000).
"""

import itertools
import math
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from herne_news.german import WORD
from herne_news.replica import sentences, words
from herne_news.store.archive import Archive

#: What compounds are made of; all frequent in news of a city.
PARTS = """
    stadt haus schul kinder jugend sport kultur kunst musik theater wasser kanal park garten wald markt platz strassen rad
    bahn hafen kirchen gemeinde rats bürger senioren frauen familien sommer winter oster weihnachts fest kirmes halden
    zechen berg bau umwelt klima energie integrations sprach lese bücher film foto tanz lauf schwimm fußball verkehrs
    feuerwehr polizei zentrum verein treff platz weg fest tag woche raum saal hof turm bad halle schule projekt gruppe
    leiter beirat planung amt büro fonds preis abend reihe angebot führung ausstellung programm beratung förderung pflege
    hilfe
""".split()  # noqa: SIM905 - a list of words reads better so
START, DAYS = date(2002, 1, 1), 8_700
CATEGORIES = [
    *("Gesellschaft", "Kultur", "Sport", "Wirtschaft", "Bildung", "Umwelt", "Stadtgeschichte", "Menschen", "Freizeit"),
    *(f"Ausgabe {year}/{number}" for year in range(2004, 2026) for number in range(1, 5)),
]
BATCH = 5_000
ARTICLE = (
    "INSERT INTO articles (id, source, url, title, kicker, lead, date, published, category, author, body, word_count, layout,"
    " evidence, content_hash, first_seen, last_seen, last_changed)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'A', '{\"title\": \"jsonld\"}', ?, ?, ?, ?)"
)


class Prose:
    """Sentences of a vocabulary with Zipf's frequencies; the same seed gives the same ones."""

    def __init__(self, chance: random.Random, vocabulary: int = 300_000, stock: int = 150_000) -> None:
        self.chance = chance
        found = dict.fromkeys(
            word for text in (*sentences.PLAIN, *sentences.LEADS) for word in WORD.findall(text.split("{")[0])
        )
        frequent = ["die", "der", "und", "in", "Herne", "den", "von", "zu", "das", "mit", "für", "auf", "ist", "im"]
        every = [*frequent, *(word for word in found if word not in frequent)]
        seen = set(every)
        while len(every) < vocabulary:
            word = "".join(chance.sample(PARTS, chance.choice((1, 2, 2, 2, 3)))).capitalize()
            word += chance.choice(("", "", "s", "n", "e"))
            if word in seen:
                word = chance.choice(words.LAST) + chance.choice(("mann", "ski", "er", "ow")) + str(len(every))
            seen.add(word)
            every.append(word)
        weights = itertools.accumulate(1 / (rank + 2.7) ** 1.07 for rank in range(len(every)))
        cumulative = list(weights)
        self.sentences = [
            " ".join(chance.choices(every, cum_weights=cumulative, k=chance.randint(6, 18))) + "." for _ in range(stock)
        ]

    def text(self, count: int) -> str:
        """Return `count` sentences in paragraphs."""
        drawn = self.chance.choices(self.sentences, k=count)
        return "\n\n".join(" ".join(drawn[i : i + 4]) for i in range(0, count, 4))


def articles(count: int, prose: Prose) -> Iterator[tuple[object, ...]]:
    """Yield `count` rows of articles, in no order of their days."""
    chance = prose.chance
    people = [f"{first} {last}" for first in words.FIRST for last in words.LAST]
    for number in range(1, count + 1):
        day = (START + timedelta(days=int(DAYS * math.sqrt(chance.random())))).isoformat()
        source = "inherne" if number % 3 == 0 else "herne"
        body = prose.text(max(3, int(chance.lognormvariate(3.05, 0.6))))
        title = " ".join(body.split()[3:10])
        category = CATEGORIES[int(9 * chance.random() ** 2)]
        author = people[int(len(people) * chance.random() ** 3)]
        url = f"https://{'inherne.net' if source == 'inherne' else 'www.herne.de'}/artikel-{number}/"
        seen = f"{day}T12:00:00Z"
        lead = body.split(".", 1)[0] + "."
        yield (
            *(number, source, url, f"{title} {number}", "Aus der Stadt", lead, day, day, category, author, body),
            *(body.count(" ") + 1, f"{number:064x}", seen, seen, seen),
        )


def make(path: Path, count: int, seed: int = 1) -> None:
    """Make an archive of `count` articles at `path`; 300,000 take some five minutes and 3 GB."""
    prose = Prose(random.Random(seed))
    chance = prose.chance
    with Archive.open(path) as archive:
        conn = archive.connection
        conn.execute("PRAGMA synchronous = OFF")
        people = {}
        rows = articles(count, prose)
        conn.executemany("INSERT INTO categories (name) VALUES (?)", [(name,) for name in CATEGORIES])
        numbers = {name: i for i, name in enumerate(CATEGORIES, start=1)}
        while batch := list(itertools.islice(rows, BATCH)):
            with archive.transaction():
                conn.executemany(ARTICLE, batch)
                for row in batch:
                    article, day, category, author = int(str(row[0])), str(row[6]), str(row[8]), str(row[9])
                    if author not in people:
                        people[author] = conn.execute("INSERT INTO authors (name) VALUES (?)", (author,)).lastrowid
                    ties = [(article, numbers[category], 1)]
                    issue = f"Ausgabe {day[:4]}/{(int(day[5:7]) + 2) // 3}"
                    if row[1] == "inherne" and issue in numbers:
                        ties.append((article, numbers[issue], 2))
                    conn.executemany("INSERT INTO article_categories VALUES (?, ?, ?)", ties)
                    conn.execute("INSERT INTO article_authors VALUES (?, ?, 1)", (article, people[author]))
                    conn.execute("INSERT INTO identifiers VALUES (?, ?, 'url', ?)", (row[2], article, row[13]))
                    page = (row[2], row[1], article, row[13])
                    conn.execute(
                        "INSERT INTO pages (url, source, article_id, last_status, last_checked) VALUES (?, ?, ?, 200, ?)",
                        page,
                    )
                    record = '{"title": "' + str(row[3]) + '"}'
                    conn.execute(
                        "INSERT INTO versions (article_id, seen, content_hash, record, parser_version) VALUES (?, ?, ?, ?, '1')",
                        (article, row[13], row[12], record),
                    )
                    for position in range(1, chance.choice((0, 1, 1, 2, 4)) + 1):
                        credit = chance.choice((*words.PHOTOGRAPHERS, *words.FIRMS))
                        caption = f"{chance.choice(words.SUBJECTS)} {chance.choice(words.PLACES)}"
                        conn.execute(
                            "INSERT INTO images (article_id, position, caption, credit) VALUES (?, ?, ?, ?)",
                            (article, position, caption, credit),
                        )
        conn.execute("PRAGMA optimize")
