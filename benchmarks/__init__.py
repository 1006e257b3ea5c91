"""Measurements, as ratios against peers and limits within one run; `make bench` runs them (docs/benchmarks.md)."""
