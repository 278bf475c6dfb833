"""The questions asked of a dataset: filtering, counts, paths, cross-tables, comparisons."""
