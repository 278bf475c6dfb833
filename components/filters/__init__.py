"""Filters and search: facet list, search box, summary of the View, notice."""
