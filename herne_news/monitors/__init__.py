"""Silence is a failure: rules that compare a run with those before it. What each one watches: docs/monitors.md.

A rule is a pure function of reports: it sees the part of a run's report that is about one source, and the same of earlier runs.
"""

from herne_news.monitors.judging import judge
from herne_news.monitors.samples import Finding, Sample

__all__ = ["Finding", "Sample", "judge"]
