"""One page of inherne.net, from markup to record or refusal."""

from herne_news.items import Article, Refusal
from herne_news.parsers.addresses import record_url
from herne_news.parsers.blocks import Block, body_text
from herne_news.parsers.captions import Picture, captions_of, read_pictures
from herne_news.parsers.fallback import main_text
from herne_news.parsers.inherne.days import Days
from herne_news.parsers.inherne.fields import Fields
from herne_news.parsers.inherne.finding import find_regions, post_number
from herne_news.parsers.inherne.layouts import LEAD
from herne_news.parsers.inherne.lines import kicker_of, leads_of, marked_lead
from herne_news.parsers.inherne.people import People
from herne_news.parsers.inherne.refusals import is_of_each_site, is_static, refuse_early, refuse_page, refuse_text
from herne_news.parsers.inherne.regions import Regions
from herne_news.parsers.inherne.running import tidy
from herne_news.parsers.inherne.terms import Terms
from herne_news.parsers.machine import Machine, read_machine
from herne_news.parsers.page import Page
from herne_news.parsers.selectors import Element
from herne_news.urls import source_of

SOURCE = "inherne"


def parse_page(page: Page) -> Article | Refusal:
    """Return the record of an article's page, or why the page has none.

    Whatever theme shows the article: headline, lines and text are found by WordPress's own names, by what the page tells
    machines, and by the order of the text.
    """
    machine = read_machine(page)
    refusal = refuse_early(page, machine)
    if refusal is not None:
        return refusal
    regions = find_regions(page, machine)
    if regions is None:
        regions = Regions(page, page.body, None, page.body, "none")
    return _record(page, regions, machine)


def _record(page: Page, regions: Regions, machine: Machine) -> Article | Refusal:
    fields, days = Fields(page, regions, machine), Days(page, regions, machine)
    evidence: dict[str, str] = {}
    title = _take(evidence, "title", fields.title())
    before, between, _ = regions.lines
    terms = Terms(page, regions, machine, fields.site_names, title)
    kicker = _take(evidence, "kicker", fields.kicker_in_heading() or kicker_of(before, between, title))
    day = _take(evidence, "date", days.date())
    published = _take(evidence, "published", days.published(day))
    updated = _take(evidence, "updated", days.updated())
    categories, rule = terms.categories()
    _note(evidence, "categories", rule if categories else None)
    _note(evidence, "category", rule if categories else None)
    tags, rule = terms.tags()
    _note(evidence, "tags", rule if tags else None)

    leads = [line for line in leads_of(between) if line.text != kicker]
    content = regions.running.text if regions.layout != "none" else []
    running = tidy([*leads, *content], title)
    marked = leads or marked_lead(content, regions.content, page.having(*LEAD))
    body = body_text(running.blocks)
    _note(evidence, "body", f"layout:{regions.layout}" if body else None)
    if body is None and (body := main_text(page)):
        evidence["body"] = "fallback:trafilatura"
    lead = _lead(marked)
    _note(evidence, "lead", ("text:between" if leads else "theme:lead") if lead else None)

    authors, rule = (running.authors, running.rule) if running.authors else People(page, regions, machine).authors()
    _note(evidence, "authors", rule if authors else None)
    captions = captions_of(_pictures(regions), page)
    _note(evidence, "captions", "theme:caption" if captions else None)
    # Plug-ins present the author of a page, too.
    signed = bool(authors) and "author-box" not in (rule or "")
    dated = bool(signed or categories or evidence.get("date", "").startswith("text:"))
    if is_static(page) and (is_of_each_site(title) or not _speaks_as_article(page, machine, dated=dated)):
        return refuse_page(page)
    refusal = refuse_text(page, title, body, dated=bool(day or categories))
    if refusal is not None and not (refusal.reason == "empty" and captions and title):
        return refusal
    return Article(
        source=SOURCE,
        url=record_url(page, SOURCE, post_number(page)),
        title=title,
        kicker=kicker,
        lead=lead,
        date=day,
        published=published,
        updated=updated,
        category=categories[0] if categories else None,
        categories=categories,
        tags=tags,
        authors=authors,
        body=body,
        captions=captions,
        layout=f"inherne:{regions.layout}",
        evidence=evidence,
    )


def _speaks_as_article(page: Page, machine: Machine, *, dated: bool) -> bool:
    """Say whether one of WordPress's static pages is an article all the same.

    Where the magazine itself was asked, articles are posts, so a page is none. Of a file of unknown origin less is known:
    it is believed if it carries what only articles carry, or tells machines that it is one. What host the page names
    counts for nothing.
    """
    if page.url and source_of(page.url) == SOURCE:
        return False
    return dated or bool(machine.published) or machine.is_article


def _pictures(regions: Regions) -> list[Picture]:
    def beside(node: Element) -> bool:
        return regions.traits[node].away and node not in regions.spine

    return read_pictures(regions.page, regions.frame, beside)


def _lead(blocks: list[Block]) -> str | None:
    return "\n\n".join(block.text for block in blocks) or None


def _take(evidence: dict[str, str], key: str, found: tuple[str, str] | None) -> str | None:
    if found is None:
        return None
    evidence[key] = found[1]
    return found[0]


def _note(evidence: dict[str, str], key: str, rule: str | None) -> None:
    if rule:
        evidence[key] = rule
