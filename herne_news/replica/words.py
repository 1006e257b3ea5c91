"""The stock of words that the sample sites' texts are made of. All names are invented."""

FIRST = (
    "Hannelore", "Jörg", "Aylin", "Bernd", "Gesa", "Mehmet", "Käthe", "Torben", "Ines", "Volker", "Sibel", "Ömer",
    "Änne", "Rüdiger", "Lotte", "Kamil", "Frauke", "Detlef", "Marlies", "Yannick", "Zehra", "Hauke", "Renate", "Björn",
)  # fmt: skip
LAST = (
    "Brinkhoff", "Tewes", "Yildirim", "Köster", "Overbeck", "Schürmann", "Nowotny", "Lüdtke", "Grabowski", "Hölter",
    "Westerkamp", "Özkan", "Rademacher", "Vennemann", "Piotrowski", "Strack", "Wölki", "Dahlhaus", "Kuhlmann", "Böing",
)  # fmt: skip
AUTHORS = ("Merle Tönnies", "Jost Harkort", "Svenja Bülow", "Karsten Öhme", "Nele Wiesmann", "Uwe-Jens Rahmede")
PHOTOGRAPHERS = ("Lars Eickmann", "Birte Förster", "Ralf Ungewitter", "Edda-Marie Schlüter", "Tomasz Wrona")
FIRMS = (
    "Stadtwerke am Kanal",
    "adhoc-Bild Verlag",
    "LICHT & LAUT",
    "Pressebüro",
    "in search of a tulip",
    "Rolf Gersting/TVR",
    "Jan Klee, WDF",
)

ROLES = (
    "Leiterin der Musikschule", "Vorsitzender des Heimatvereins", "Sprecherin der Verwaltung", "Trainer der ersten "
    "Mannschaft",
    "2. Vorsitzender des Kleingartenvereins", "Restauratorin im Stadtarchiv", "Lehrerin an der Gesamtschule",
    "Bezirksbürgermeister", "Projektleiterin im Umweltamt", "Organisator des Laufs", "Chorleiterin", "Schülersprecher",
)  # fmt: skip
PLACES = (
    "am Kanalufer", "im Schlosspark", "auf dem Wochenmarkt", "im Kulturzentrum", "in der Stadtbücherei", "am alten "
    "Bahnhof",
    "im Gymnasium", "auf der Halde", "im Hallenbad", "in der Kreuzkirche", "am Rathausplatz", "im Heimatmuseum",
    "in der Siedlung", "am Förderturm", "im Tierpark", "auf dem Schulhof", "im Jugendhaus", "am Teich", "in der "
    "Markthalle",
    "im Seniorenzentrum", "auf der Freilichtbühne", "in der Sporthalle", "im Botanischen Garten", "am Hafenbecken",
    "in der Volkshochschule", "im Künstlerhof", "auf dem Kirmesplatz", "im Stadtteilbüro", "in der Feuerwache",
    "am Sportpark", "im Planetarium", "an der Schleuse", "im Straßenbahndepot", "in der Zechensiedlung", "auf der "
    "Trasse", "im Mehrgenerationenhaus",
)  # fmt: skip
SUBJECTS = (
    "Neue Bänke", "Junge Imker*innen", "Alte Meister", "Zwölf Chöre", "Bunte Drachen", "Kleine Forscher", "Große Pläne",
    "Wilde Gärten", "Leise Töne", "Schnelle Boote", "Mutige Retterinnen", "Süße Früchte", "Frühe Vögel", "Späte Gäste",
    "Rote Rosen", "Flinke Füße", "Warme Worte", "Offene Ateliers", "Zehn Bücher", "Fröhliche Umzüge", "Starke Frauen",
    "Heiße Öfen", "Kräuter und Honig", "Gute Geister", "Schräge Vögel", "Klare Regeln", "Lange Schatten", "Müde Helden",
    "Echte Handwerker", "Ruhige Nächte", "Kluge Köpfe", "Freie Stühle", "Seltene Falter", "Neue Nachbarn", "Alte "
    "Gleise",
    "Drei Orgeln", "Kühle Getränke", "Weiße Mäuse", "Sportler*innen", "Stille Helfer",
)  # fmt: skip
TITLES = (
    "{s} {p}",
    "{s} begeistern {p}",
    "„{s}“ {p}: So war der Auftakt",
    "{s} kehren zurück – {p}",
    "Fast 4.000 Gäste: {s} {p}",
    "{s} {p} gesucht",
    "Viel Lob für {s} {p}",
    '"{s}" – Ein Nachmittag {p}',
    "Wenn {s} {p} zu Gast sind",
    "{s} & Kaffee {p}",
    "Programm der 23. Woche: {s} {p}",
    "{s} vom 4. bis zum 17. März {p}",
    "{s} laden ein: Treffpunkt {p}",
    "‚{s}‘ {p}: Geht das?",
    "Zum 27. Mal: {s} {p}",
    "Ein Tag für {s} {p}",
    "{s} {p} – am Sonntag, 27. Juli",
    "{s} ziehen um, Neustart {p}",
)
GROUPS = (
    "Der Ruderverein", "Die Bürgerstiftung", "Der Heimatverein", "Die Musikschule", "Das Umweltamt", "Die Feuerwehr",
    "Der Förderkreis", "Die Volkshochschule", "Das Stadtarchiv", "Der Kinderschutzbund", "Die Gesamtschule", "Das "
    "Theater",
)  # fmt: skip
EVENTS = (
    "das Sommerfest", "die Ausstellung", "der Stadtlauf", "die Lesung", "das Turnier", "die 26. Interkulturelle Woche",
    "der Tag der offenen Tür", "das Richtfest", "die Probe", "der Flohmarkt",
)  # fmt: skip
NUMBERS = ("47", "1:1", "300 000", "3.600", "zwei Dutzend", "100000", "rund 250", "85 m²", "4:2", "fast 4.000", "29")
DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
HOURS = ("7:30 Uhr", "18 Uhr", "14 bis 18 Uhr", "11.15 Uhr", "19 Uhr")

HEADINGS = (
    "„Das vergisst man nicht“", "7:30 Uhr", "Viel zu tun {p}", "Ein Blick zurück", "Lampenfieber bis zuletzt", "So "
    "ging es los im Jahr 1962",
    '"Wir haben einfach angefangen"', "Der Ofen wird angeheizt", "Nachwuchs willkommen", "Was bleibt",
    "Zwischen Kreide und Kabeln",
    "Helfer*innen der ersten Stunde", "{e}", "Jetzt wird gebaut!", "Ausblick auf 2025", "Regen, Wind und gute Laune",
)  # fmt: skip
KICKERS = (
    "Medien", "Eisstock", "Neujahrsempfang", "Gartentag am Samstag, 10. Juni, von 14 bis 18 Uhr", 'Serie: "Eine Nacht in..."',
    "inherne-TV-Tipp", "inszene", "Kulinarisches", "Leckeres", "Interview", "32. Ausgabe", "Die Stadt lädt am 15. "
    "März zum Tanz ein.",
    "Vereinsleben", "Ausflugstipp",
)  # fmt: skip
