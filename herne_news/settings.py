"""Scrapy settings: polite and hardened by default (docs/settings.md)."""

import os

from herne_news import __version__
from herne_news.contact import user_agent

BOT_NAME = "herne-news"
SPIDER_MODULES = ["herne_news.spiders"]
NEWSPIDER_MODULE = "herne_news.spiders"

# Who we are. Set HERNE_NEWS_CONTACT to an address at which the city can reach whoever runs the crawl.
HERNE_CONTACT = " ".join(os.environ.get("HERNE_NEWS_CONTACT", "").split())
USER_AGENT = user_agent(BOT_NAME, __version__, HERNE_CONTACT)
ROBOTSTXT_USER_AGENT = "herne-news"

# The archive and where its pages come from.
HERNE_ARCHIVE = os.environ.get("HERNE_NEWS_ARCHIVE", "archive/herne.db")
HERNE_MIRRORS = ""
HERNE_WARC = True
HERNE_BATCH = 50
HERNE_BATCH_SECONDS = 5.0
HERNE_RUN_ID = None
HERNE_DEADLINE = 0.0
HERNE_PAGE_DEADLINE = 120.0
HERNE_MAX_REQUESTS = 2000
HERNE_MAX_CRAWL_DELAY = 60.0
HERNE_REVISITS = 50

# Manners: one request at a time for each source, unhurried, and patient when asked to be.
ROBOTSTXT_OBEY = True
CONCURRENT_REQUESTS = 1
CONCURRENT_REQUESTS_PER_DOMAIN = 1
CONCURRENT_ITEMS = 8
DOWNLOAD_DELAY = 1.0
DOWNLOAD_DELAY_JITTER = 0.5
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 1.0
AUTOTHROTTLE_MAX_DELAY = 30.0
RETRY_TIMES = 3
RETRY_HTTP_CODES = [429, 500, 502, 503, 504, 522, 524, 408]
HERNE_FIRST_PAUSE = 5.0
HERNE_MAX_PAUSE = 300.0
HERNE_REFUSALS = 6
COOKIES_ENABLED = False
REFERER_ENABLED = True
REFERRER_POLICY = "no-referrer"
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/json;q=0.9,application/xml;q=0.9,*/*;q=0.5",
    "Accept-Language": "de",
    "Accept-Encoding": "gzip",
}

# What a hostile or broken site cannot do to us.
DOWNLOAD_TIMEOUT = 60
DOWNLOAD_MAXSIZE = 32 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_VERIFY_CERTIFICATES = True
DOWNLOAD_FAIL_ON_DATALOSS = True
REDIRECT_MAX_TIMES = 5
REDIRECT_PRIORITY_ADJUST = 2
METAREFRESH_ENABLED = False
DOWNLOAD_HANDLERS = {
    "http": "herne_news.middlewares.mirror.MirrorDownloadHandler",
    "https": "herne_news.middlewares.mirror.MirrorDownloadHandler",
    "data": None,
    "file": None,
    "ftp": None,
    "s3": None,
}
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
HTTPCACHE_ENABLED = False

# Every answer reaches the spider: a 404 is news about a page, too.
HTTPERROR_ALLOW_ALL = True
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "herne_news.middlewares.budget.BudgetMiddleware": 50,
    "herne_news.middlewares.robots.StrictRobotsTxtMiddleware": 100,
    "herne_news.middlewares.deadlines.DeadlineMiddleware": 300,
    "herne_news.middlewares.backoff.PatientRetryMiddleware": 550,
    "herne_news.middlewares.compression.CarefulCompressionMiddleware": 590,
    "herne_news.middlewares.redirects.SourceRedirectMiddleware": 600,
}
ITEM_PIPELINES = {
    "herne_news.pipelines.parse.ParsePipeline": 100,
    "herne_news.pipelines.validate.ValidatePipeline": 200,
    "herne_news.pipelines.deduplicate.DeduplicatePipeline": 300,
    "herne_news.pipelines.store.StorePipeline": 400,
}

LOG_LEVEL = "INFO"
