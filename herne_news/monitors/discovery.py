"""Rules about what the sites' lists show."""

from collections.abc import Iterator, Mapping, Sequence

from herne_news.counted import counted
from herne_news.monitors.samples import Finding, Sample, last_judged

EMPTIED_LIST = "emptied-list"
#: A list that shows less than this part of what it showed before has lost its articles.
EMPTIED = 0.2
#: News that is at least so old, and older than twice the longest pause, is late.
STALE_DAYS = 7
STALE_FACTOR = 2
#: So many articles of the feed that no list shows, over the last runs.
FEED_ONLY = 2
#: Ways of discovery that show every article, and those that show new ones alone.
FULL_WAYS = frozenset({"way/rest", "way/sitemap"})


def emptied_lists(now: Sample, past: Sequence[Sample]) -> Iterator[Finding]:
    """A list that showed articles shows none, or hardly any; it is told until it shows them again.

    A report names only the lists whose length has changed much since the run before.
    """
    changed: Mapping[str, Mapping[str, int]] = now.report.get("lists") or {}
    lists = {url: (counts["before"], counts["shown"]) for url, counts in changed.items()}
    before = last_judged(past)
    for earlier in before.findings() if before else ():
        if earlier.rule == EMPTIED_LIST:
            _, shown = lists.get(earlier.subject, (0, earlier.found))
            lists[earlier.subject] = int(earlier.usual), int(shown)
    for url, (usual, shown) in sorted(lists.items()):
        if shown < usual * EMPTIED:
            sentence = (
                f"{now.source}: expected about {counted(usual, 'article')} on the list {url}, found {shown};"
                " look at the page, and take it for normal with crawl --accept"
            )
            yield Finding(rule=EMPTIED_LIST, subject=url, since=now.run, usual=usual, found=shown, sentence=sentence)


def stale_news(now: Sample, past: Sequence[Sample]) -> Iterator[Finding]:
    """The newest article is older than pauses have been; told only where there was fresh news in an earlier run."""
    age, pause = now.report.get("days_since_newest"), now.report.get("longest_pause")
    if age is None or pause is None:
        return
    limit = max(STALE_DAYS, STALE_FACTOR * pause)
    had_news = [sample for sample in past if sample.is_whole and sample.report.get("newest")]
    was_fresh = any(sample.number("days_since_newest") <= limit for sample in had_news)
    before = last_judged(past)
    if age > limit and (was_fresh or (before is not None and before.finding("stale-news"))):
        sentence = (
            f"{now.source}: expected news at least every {limit} days, found the newest article {age} days old;"
            " has the site moved its news?"
        )
        yield Finding(rule="stale-news", subject="", since=now.run, usual=limit, found=age, sentence=sentence)


def feed_against_list(now: Sample, past: Sequence[Sample]) -> Iterator[Finding]:
    """The feed names articles that the lists do not show; they were taken from there."""
    samples = (now, *past)
    only = sum(sample.number("feed_only") for sample in samples)
    before = last_judged(past)
    if only >= FEED_ONLY and (now.number("feed_only") or (before is not None and before.finding("feed-against-list"))):
        sentence = (
            f"{now.source}: expected the feed's articles on the site's lists, too, found {only} in the feed alone"
            f" in {len(samples)} runs; they were taken from there, but edits of others may be missed"
        )
        yield Finding(rule="feed-against-list", subject="", since=now.run, found=only, sentence=sentence)


def poorer_way(now: Sample, past: Sequence[Sample]) -> Iterator[Finding]:
    """What used to show every article is closed, and what is left shows new ones alone."""
    ways = _ways(now)
    full = [sample for sample in past if _ways(sample) & FULL_WAYS]
    if ways and not ways & FULL_WAYS and full:
        before = " and ".join(sorted(way.removeprefix("way/") for way in _ways(full[0])))
        left = " and ".join(sorted(way.removeprefix("way/") for way in ways))
        sentence = (
            f"{now.source}: expected to find articles by {before}, found it closed and only {left} open;"
            " edits of older articles are seen late"
        )
        yield Finding(rule="poorer-way", subject="", since=now.run, sentence=sentence)


def _ways(sample: Sample) -> set[str]:
    return {key for key in sample.report.get("discovery") or {} if key.startswith("way/")}
