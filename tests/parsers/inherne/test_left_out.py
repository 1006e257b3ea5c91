"""Lines and boxes that themes, plug-ins and editors put into a text, and that are none of it."""

import pytest

from tests.parsers.inherne.pages import FIRST, SECOND, paragraphs, read

TEXT = paragraphs(FIRST, SECOND)

LEFT_OUT = {
    "arrow-link": "<p>→ <a href='https://inherne.net/anderes/'>Mehr zum Thema Schleusen lesen</a></p>",
    "credit-of-the-headline's-picture": "<p>Beitragsbild: Schleuse im Morgenlicht, Archiv.</p>",
    "advertising-note": "<p>*Werbung. Dieser Beitrag enthält Werbung für eine Reederei.</p>",
    "list-of-others": "<p><a href='/a/'>Siehe auch</a><br><a href='/b/'>Die Fähre ruht</a><br><a href='/c/'>Stau am Tor</a></p>",
    "prompt-to-subscribe": "<p>Folgen Sie uns auf allen Kanälen, damit Sie keine Nachricht verpassen.</p>",
    "headline-of-another": "<h3><a href='https://inherne.net/b/'>Die Fähre ruht bis zum Sommer</a></h3>",
    "shop": "<div class='woocommerce'><ul class='products'><li>Das Heft, 4,80 Euro</li></ul></div>",
    "call-to-action": "<div class='vc_cta3-container'><h2>Heft bestellen</h2><p>Jetzt das neue Heft im Handel sichern.</p></div>",
    "teasers-of-tagdiv": "<ul><li class='entry-title td-module-title'><a href='/b/'>Die Fähre ruht</a></li></ul>",
    "most-read": "<h4>Häufig gelesen</h4><ul><li><a href='/b/'>Die Fähre ruht</a></li></ul>",
    "read-too": "<div>Lest auch</div><p><a href='/b/'>Die Fähre ruht bis zum Sommer</a></p>",
    "terms": "<p>Schlagwörter: <a href='/tag/k/'>Kanal</a> <a href='/tag/s/'>Schleuse</a></p>",
    "embedded-post": "<blockquote class='wp-embedded-content'><a href='/b/'>Die Fähre ruht</a></blockquote>",
    "video-behind-a-question": (
        "<p>Mit dem Laden des Videos akzeptieren Sie die Datenschutzerklärung von YouTube.</p>"
        "<p>Sie sehen gerade einen Platzhalterinhalt von YouTube. Klicken Sie auf die Schaltfläche unten.</p>"
        "<p>Empfohlener redaktioneller Inhalt</p>"
        "<p>Ich bin damit einverstanden, dass mir externe Inhalte angezeigt werden.</p>"
    ),
    "recommended": "<h3>Empfohlene Beiträge</h3><p><a href='/b/'>Die Fähre ruht bis zum Sommer</a></p>",
    "line-of-stars": f"<p>{'*' * 100}</p>",
    "sign-of-an-agency": "<p>KNA</p>",
    "disclaimer": "<div class='shop-disclaimer'><p>Bei den Verweisen handelt es sich um solche, die Geld bringen.</p></div>",
    "day-of-the-last-change": "<p>Zuletzt aktualisiert am 5. März 2019 um 9:27</p>",
    "advertisement-in-the-text": "<p>Artikel wird unter der Anzeige fortgesetzt</p>",
    "video": "<figure><video src='/k.mp4'>Dein Browser zeigt keine Videos. <a href='/k.mp4'>/k.mp4</a></video></figure>",
    "newsletter": "<p>Abonniere jetzt unseren Newsletter!</p>",
    "credit-in-english": "<p>Photo by Ute Brandt on Unsplash</p>",
    "credit-of-an-agency": "<p>Credit: Kanalbild / Agentur</p>",
    "credit-of-a-picture-service": "<p>Bild von Ute Brandt auf Pixabay</p>",
    "photographer-and-agencies": "<p>Ute Brandt / AFP / Getty Images</p>",
    "categories-in-the-text": "<div class='post-cat'><a href='/k/'>Kultur</a> <a href='/s/'>Sport</a></div>",
    "number-of-readers": "<ul><li>688 views</li><li>1 Comment</li></ul>",
    "closed-comments": "<p>Both comments and pings are currently closed.</p>",
    "prompt-to-follow": "<p>Please follow and like us:</p>",
    "advertising-in-the-article": "<h6>Dieser Beitrag enthält Werbung, Verlinkungen und mehr*</h6>",
    "player": "<p>Podcast: <a href='/p.mp3'>Play in new window</a> | <a href='/p.mp3'>Download</a></p>",
    "terms-without-a-colon": "<p>Tagged with <a href='/tag/k/'>Kanal</a> <a href='/tag/s/'>Schleuse</a></p>",
    "terms-by-an-underscore": "<p class='post_tags'>Themen: Kanal, Schleuse</p>",
    "next-post": "<div class='karte-next-post'><a href='/b/'>Die Fähre ruht bis zum Sommer</a> »</div>",
    "life-of-the-author": "<dl><dd class='author-description-text'>Ute Brandt mag Schleusen und Kanäle.</dd></dl>",
    "more-of-a-kind": "<h3>More canal recipes</h3><ul><li><a href='/b/'>Die Fähre ruht</a></li></ul>",
    "accounts-to-follow": "<p>Follow Ute: <a href='/t'>Twitter</a>, <a href='/i'>Instagram</a></p>",
    "advertisement-between": "<p>Advertisement - story continues below</p>",
    "posts-of-the-author": "<h4>Latest posts by Ute Brandt</h4><ul><li><a href='/b/'>Die Fähre ruht</a> - May 9, 2020</li></ul>",
    "question": "<p>Hat dir der Artikel gefallen?</p>",
    "average-of-votes": "<p>[Total: 3 Average: 4.7]</p>",
    "count-of-views": "<p>Post Views: 1.234</p>",
    "time-to-read": "<p>Lesezeit: 3 Minuten</p>",
    "button-to-print": "<p>Beitrag drucken</p>",
    "button-to-share": "<h4>Diesen Beitrag teilen</h4>",
    "button-to-comment": "<p><a href='#respond'>Jetzt kommentieren</a></p>",
    "invitation-to-comment": "<h3>Hinterlasse einen Kommentar</h3>",
    "comments-are-closed": "<p>Kommentarfunktion ist geschlossen.</p>",
    "button-of-pinterest": "<p>Auf Pinterest merken</p>",
    "name-of-the-button-to-the-last-post": "<p>Vorheriger Beitrag</p>",
    "links-to-both-neighbours": "<p><a href='/b/'>« Die Fähre ruht</a> <a href='/c/'>Der Kanal »</a></p>",
    "topics": "<p>Themen: <a href='/tag/k/' rel='tag'>Kanal</a>, <a href='/tag/s/' rel='tag'>Schleuse</a></p>",
    "table-of-contents": "<div class='lwptoc lwptoc-light'><b>Inhalt</b><div><a href='#a'>Umbau</a></div></div>",
    "inserted-advertisement": "<div class='code-block code-block-1'><p>Jetzt sparen!</p></div>",
    "blocked-content": "<div class='BorlabsCookie _brlbs-cb-youtube'><p>Mehr erfahren</p><p>Video laden</p></div>",
    "form-of-a-newsletter": "<div id='mc_embed_signup'><h2>Bleib auf dem Laufenden</h2></div>",
    "affiliate-link": "<p>* Affiliate-Link</p>",
    "prices-of-a-shop": "<p>Letzte Aktualisierung am 9.05.2020 / Bilder und Preise von der Amazon Product Advertising API</p>",
    "rights-of-pictures": "<p>Bildnachweis: Pixabay</p>",
    "others-that-may-interest": "<h2>Weitere interessante Artikel</h2><ul><li><a href='/b/'>Die Fähre ruht</a></li></ul>",
    "link-to-read-too": "<p><a href='/b/'>Lesen Sie auch: Die Fähre ruht bis zum Sommer</a></p>",
    "player-of-another-plug-in": "<p>Folge 4 [ 41:23 ] <a>Jetzt abspielen</a> | <a>Play in Popup</a> | <a>Download</a> (73)</p>",
    "terms-in-a-footer-of-their-own": "<p class='meta-footer'>Kategorie: <a href='/k/'>Kultur</a> Schlagworte: Kanal</p>",
    "list-of-terms": "<h3>Schlagwörter</h3><p>Kanal, Schleuse, Hafen</p>",
    "columns-of-the-footer": "<div id='footer-b'><h3>Anschrift</h3><p>Am Kanal 5, geöffnet von acht bis zwölf.</p></div>",
    "sign-above-a-cloud-of-terms": "<p>(ub)</p><h2>Schlagwörter</h2><p class='wp-block-tag-cloud'></p>",
    "affiliate-links": "<p>Bei den mit * gekennzeichneten Links handelt es sich um Affiliate-Links.</p>",
}


@pytest.mark.parametrize("name", LEFT_OUT)
def test_left_out_of_the_text(name: str) -> None:
    assert read(TEXT, LEFT_OUT[name]).body == f"{FIRST}\n\n{SECOND}"


KEPT = {
    "goes-on": "Der Text geht weiter, auch wenn die Anzeige fehlt, und endet erst im Herbst mit einem großen Fest am Kanal.",
    "sentence-about-a-change": "Geändert wurde das Gesetz am 5. März 2019.",
    "newsletter": "Der Newsletter der Stadt erscheint seit 1998.",
    "affiliate": "Affiliate-Links bringen der Seite Geld.",
    "terms": "Kategorien: Kultur, Sport und Musik.",
    "filed": "Posted in 1957 war ein Brief, der erst jetzt ankam.",
    "slash": "Der Streit dauert seit 2019 / 2020.",
    "photographs": "Photos zeigen die Schleuse im Jahr 1957.",
    "more": "More canal recipes",
    "question": "Hat dir der Text des Gesetzes je jemand erklärt, fragt sie, und niemand antwortet.",
    "comments": "Jetzt kommentieren die Grünen den Plan der Stadt.",
    "neighbour": "Nächster Beitrag der Stadt sind fünf Euro je Kind.",
    "quotation": "« Kanal » steht auf dem Schild.",
    "read-too": "Lesen Sie auch: die Bücher, die am Kanal spielen.",
    "player": "Man kann das Lied abspielen oder herunterladen.",
    "steps": "Follow these steps: Twitter starten, dann lesen.",
}


@pytest.mark.parametrize("name", KEPT)
def test_text_that_speaks_of_the_same(name: str) -> None:
    assert read(TEXT, paragraphs(KEPT[name])).body == f"{FIRST}\n\n{SECOND}\n\n{KEPT[name]}"
