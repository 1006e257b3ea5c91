"""Labelled queries: which articles a reader means, and how many of them three ways of searching find among the first ten.

python -m tests.search.labelled prints the figures and what is missed.
"""
