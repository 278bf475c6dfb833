"""The dataset: reading, validating, querying and exporting it. Knows no screen."""
