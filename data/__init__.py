"""Everything known, and how it is read. Knows no screen."""
