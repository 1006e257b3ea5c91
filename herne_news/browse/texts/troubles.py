"""What is wrong, for readers: a sentence a monitor, a bad end of a crawl, a run that failed."""

TEXTS = {
    "rule_emptied-list": (
        "Die Liste zeigt nur noch {found} von sonst etwa {usual} Artikeln.",
        "The list shows only {found} of usually about {usual} articles.",
    ),
    "rule_stale-news": (
        "Der neueste Artikel ist {found} Tage alt; sonst kommt spätestens nach {usual} der nächste.",
        "The newest article is {found} days old; usually the next comes after {usual} at the latest.",
    ),
    "rule_feed-against-list": (
        "{found} Artikel nennt nur der Feed; sie sind von dort geholt. Änderungen an anderen können fehlen.",
        "{found} articles are named by the feed alone and were taken from there. Changes of others may be missed.",
    ),
    "rule_feed-against-list_one": (
        "{found} Artikel nennt nur der Feed; er ist von dort geholt. Änderungen an anderen können fehlen.",
        "{found} article is named by the feed alone and was taken from there. Changes of others may be missed.",
    ),
    "rule_poorer-way": (
        "Was sonst alle Artikel nannte, ist nicht mehr offen. Änderungen an älteren werden spät bemerkt.",
        "What used to name all articles is no longer open. Changes of older ones are seen late.",
    ),
    "rule_coverage": (
        "{field}: gefunden in {found} der neuen Artikel, sonst in {usual}.",
        "{field}: found in {found} of the new articles, usually in {usual}.",
    ),
    "rule_lost-field": (
        "{field}: noch da bei {found} der Artikel, die wieder gelesen wurden, sonst bei {usual}.",
        "{field}: still there in {found} of the articles that were read again, usually in {usual}.",
    ),
    "rule_unread-pages": (
        "Nur {found} der abgerufenen Seiten sind als Artikel zu lesen, sonst {usual}.",
        "Only {found} of the pages that were fetched can be read as articles, usually {usual}.",
    ),
    "rule_many-gone": (
        "Die Seiten von {found} Artikeln sind nicht mehr da; das Archiv behält sie.",
        "The pages of {found} articles are no longer there; the archive keeps them.",
    ),
    "rule_many-gone_one": (
        "Die Seite von {found} Artikel ist nicht mehr da; das Archiv behält sie.",
        "The page of {found} article is no longer there; the archive keeps it.",
    ),
    "rule_dead-links": (
        "{found} Seiten, die in den Listen stehen, gibt es nicht.",
        "{found} pages that the lists show are not there.",
    ),
    "rule_dead-links_one": (
        "{found} Seite, die in den Listen steht, gibt es nicht.",
        "{found} page that the lists show is not there.",
    ),
    "rule_many-failures": (
        "{found} Seiten waren nicht abzurufen; sie werden wieder versucht.",
        "{found} pages could not be fetched; they are tried again.",
    ),
    "rule_many-failures_one": (
        "{found} Seite war nicht abzurufen; sie wird wieder versucht.",
        "{found} page could not be fetched; it is tried again.",
    ),
    "rule_missing-captures": (
        "Aufgehobene Seiten fehlen: {found} Dateien, auf die das Archiv verweist, sind nicht oder nicht ganz an ihrem Platz.",
        "Captures are missing: {found} files that the archive points into are missing or cut off.",
    ),
    "rule_missing-captures_one": (
        "Aufgehobene Seiten fehlen: {found} Datei, auf die das Archiv verweist, ist nicht oder nicht ganz an ihrem Platz.",
        "Captures are missing: {found} file that the archive points into is missing or cut off.",
    ),
    "rule_never-ending": (
        "Den letzten Läufen gingen Zeit oder Abrufe aus, bevor sie fertig waren. Das Archiv ist nicht auf dem neuesten Stand.",
        "The last runs were out of time or requests before they were through. The archive is not up to date.",
    ),
    "outcome_unreachable": (
        "Die Website ist nicht zu erreichen oder weist uns ab.",
        "The site cannot be reached or turns us away.",
    ),
    "outcome_empty": ("Die Listen der Website zeigen keinen Artikel.", "The site's lists show no article."),
    "outcome_errors": ("Im Programm ist ein Fehler aufgetreten.", "There was an error in the program."),
    "outcome_archive": ("Das Archiv war nicht zu beschreiben.", "The archive could not be written."),
    "outcome_forced": (
        "Die letzten Läufe sind abgebrochen, bevor sie fertig waren.",
        "The last runs were ended by force before they were through.",
    ),
    "failed_import": ("Das Einlesen von Mitschnitten ist gescheitert.", "Reading captures in has failed."),
    "failed_reparse": (
        "Das neue Lesen aller Mitschnitte ist gescheitert.",
        "Reading all captures again has failed.",
    ),
    "late": (
        "Sonst beginnt im Abstand von etwa {usual} ein Lauf, nun seit {silence} keiner.",
        "Usually a run begins about every {usual}, now none has for {silence}.",
    ),
    "minutes_one": ("{number} Minute", "{number} minute"),
    "minutes_many": ("{number} Minuten", "{number} minutes"),
    "hours_one": ("{number} Stunde", "{number} hour"),
    "hours_many": ("{number} Stunden", "{number} hours"),
    "days_one": ("{number} Tag", "{number} day"),
    "days_many": ("{number} Tagen", "{number} days"),
    "mark_known_layout": ("Bekannter Aufbau", "Known layout"),
    "mark_own_text": ("Text ohne Notbehelf", "Text without the fallback"),
}
