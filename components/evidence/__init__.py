"""The evidence: panel, claim cards, overview, glossary terms in texts."""
