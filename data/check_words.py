"""How the codes of ``checks.csv`` and ``gaps.csv`` are called: severity, what was read, kind."""

from __future__ import annotations

from data.vocabulary import Vocabulary, Word

#: Verdicts by which the article says something else than its source, or less.
DIFFERENCES = ("differs", "leaves_out")

#: Whether a reader comes away with something false; a confirmation has none.
SEVERITY: Vocabulary = {
    "meaning": Word(
        "changes the meaning", "A reader of the sentence comes away with something false."
    ),
    "detail": Word("a detail", "What the sentence says stays true."),
}

#: What we saw of a source, as it stands behind its words.
READ: Vocabulary = {
    "full_text": Word("from the full text", "The whole paper was read."),
    "abstract": Word("from the abstract", "Only the summary of the paper was read."),
    "title_only": Word("its title", "Nothing but the title of the paper was read."),
    "press_release": Word("from a press release", "A release was read, not the paper."),
    "news": Word("from a news report", "A report was read, not the paper."),
}

#: What an article itself says at a place where no mechanism is claimed.
GAP: Vocabulary = {
    "not_known": Word("says that it is not known", "The article itself says that little is known."),
    "sells": Word("sells", "The article points to what its publisher sells."),
    "advises": Word("advises", "The article tells its readers what to do: its advice, not ours."),
}
