"""Pages beside the explorer, without JavaScript: claim, claim list, glossary, sitemap."""
