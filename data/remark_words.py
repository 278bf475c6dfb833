"""How codes of remarks and gaps are called: what was read of a source, severity, kinds of gaps."""

from __future__ import annotations

from data.vocabulary import Vocabulary, Word

#: What was seen of a publication, from the most to the least (``checks.csv``, column `read`).
READ: Vocabulary = {
    "full_text": Word("full text", "We read the whole publication."),
    "abstract": Word("abstract", "We read its abstract, or the part of it that a page showed."),
    "press_release": Word(
        "press release", "We read what its university, publisher or funder says of it."
    ),
    "news": Word("news text", "We read a news text or a summary about it."),
    "title_only": Word("title", "We saw its title and nothing more."),
    "": Word("record", "We saw only its record: authors, title, journal, as far as they are here."),
}
#: How much a remark weighs (``checks.csv``, column `severity`); a confirmation has none.
SEVERITY: Vocabulary = {
    "meaning": Word("changes the meaning", "A reader comes away with something false."),
    "detail": Word("a detail", "It is not as the source has it, but the point stays."),
}
#: What an article says beside its claims (``gaps.csv``, column `kind`).
GAP_KINDS: Vocabulary = {
    "not_known": Word("not known", "The article says that something is not known."),
    "sells": Word("sells", "The article sells something, or leads to its shop."),
    "advises": Word("advises", "The article says what to do or take."),
}
