from __future__ import annotations

from dataclasses import replace

from data.check_words import READ
from data.model import Atlas, Check, Reference
from data.publications import (
    MOST_FIRST,
    ONLY_RECORD,
    most_read,
    publications,
    read_word,
    sort_key,
)
from tests.sample import CLAIMS, sample

ATLAS = sample()


def record(**fields: object) -> Reference:
    return Reference("x", {"id": "x", "title": "A title", **fields})


def with_remarks(*checks: Check) -> Atlas:
    return replace(ATLAS, checks={check.id: check for check in checks})


def test_every_publication_has_its_claims_its_remarks_and_what_was_read() -> None:
    doe, roe = publications(ATLAS)
    assert [doe.reference.id, roe.reference.id] == ["doe2020", "roe2021"]
    assert [claim.id for claim in doe.claims] == ["s-01", "s-04", "s-10"]
    assert [check.id for check in doe.remarks] == ["check-001"]
    assert (doe.read, roe.read) == (("abstract",), ("title_only",))
    assert doe.known == {("cited", "high"): 1, ("cited", ""): 2}
    assert list(roe.known) == [("cited", ""), ("matched", ""), ("recognised", "")]
    assert doe.hosts == ("example.org",)


def test_some_claims_have_the_publications_behind_them_and_their_remarks() -> None:
    (doe,) = publications(ATLAS, [ATLAS.claims["s-10"]])
    assert ([claim.id for claim in doe.claims], doe.remarks) == (["s-10"], ())
    assert doe.read == ("abstract",)  # of the publication, whichever claim is asked for
    # The remark on s-01 compares it with another publication than its own.
    both = publications(ATLAS, [ATLAS.claims["s-01"]])
    assert [(one.reference.id, len(one.claims)) for one in both] == [("doe2020", 1), ("roe2021", 0)]
    assert publications(ATLAS, [ATLAS.claims["s-06"]]) == ()


def test_withdrawn_claims_rest_on_nothing() -> None:
    withdrawn = [replace(c, withdrawn="Wrong.") if c.id == "s-10" else c for c in CLAIMS]
    doe, _ = publications(sample(withdrawn))
    assert [claim.id for claim in doe.claims] == ["s-01", "s-04"]


def test_what_was_read_is_told_from_the_most_to_the_least() -> None:
    remarks = (
        Check(f"check-{number}", ("s-01",), "differs", "…", "detail", "doe2020", read)
        for number, read in enumerate(("title_only", "news", "", "full_text", "news"))
    )
    doe, roe = publications(with_remarks(*remarks))
    assert (doe.read, roe.read) == (("full_text", "news", "title_only"), ())
    assert most_read((doe, roe)) == {
        "full_text": 1,
        **dict.fromkeys(("abstract", "press_release", "news", "title_only"), 0),
        "": 1,
    }


def test_publications_are_sorted_by_author_year_and_title() -> None:
    late = record(author=[{"family": "Zoe"}], issued={"date-parts": [[2021]]})
    early = record(author=[{"family": "Zoe"}], issued={"date-parts": [[2019, 5]]})
    undated = record(author=[{"family": "Zoe"}])
    anonymous = record(title="Magnesium at work")
    accented = record(author=[{"family": "Ábel"}])
    institute = record(author=[{"literal": "Institute of Sleep"}])
    ordered = [accented, institute, anonymous, undated, early, late]
    mixed = [late, anonymous, early, institute, undated, accented]
    assert sorted(mixed, key=sort_key) == ordered


def test_everything_that_may_be_read_has_its_place_and_its_word() -> None:
    assert sorted(MOST_FIRST) == sorted(READ)
    assert [read_word(name) for name in MOST_FIRST] == [READ[name] for name in MOST_FIRST]
    assert read_word("") == ONLY_RECORD
