"""One module for each thing on the page, and what they share."""
