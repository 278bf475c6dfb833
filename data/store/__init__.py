"""Queries over a dataset: filters, counts, paths, cross-tables, comparisons."""
