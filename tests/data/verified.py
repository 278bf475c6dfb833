"""What was checked against texts that are not ours to ship, so that a plain clone can tell.

The articles' texts and the records that identifiers were copied from lie beside the
repository (``../shared``). Where they are, this checks every claim's quote, prefix and
suffix against the text of its article, and writes ``verified.json``:

    python -m tests.data.verified [--shared FOLDER] [--write]

For each article the digest of the text it was checked against, the day, and for each claim
one digest of article, prefix, quote and suffix together; for each kind of identifier the
digests of all that were seen. A clone without the texts compares digests: a quote that was
changed since, an identifier that nobody saw, has none.

No text can be rebuilt from the file. A digest stands for a whole article, or for words that
the dataset ships in clear (a quote, an identifier, a title); there are none of single
sentences or of n-grams of the articles, which could be guessed and put together. The salt
makes that no ready-made table of digests fits.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from data import schema
from data.load import load
from data.model import Atlas, Claim
from data.quotes import collapse_whitespace, find_quote
from data.validate import faults

FILE = Path(__file__).with_name("verified.json")
SHARED = Path(__file__).parents[3] / "shared"

#: Kind of identifier -> where it was seen: file and columns of the shared folder.
SEEN_IN: Mapping[str, tuple[tuple[str, str], ...]] = {
    "doi": (("sources.csv", "doi"), ("findings.csv", "doi")),
    "pmid": (("sources.csv", "pmid"), ("findings.csv", "pmid")),
    "title": (("sources.csv", "title"),),
    "curie": (("identifiers.csv", "curie"), ("identifiers.csv", "alias_curie")),
}

Json = dict[str, Any]


class UnverifiedError(Exception):
    """Something does not stand in the texts as the dataset has it; one line each."""


def read(file: Path = FILE) -> Json:
    """Return what was verified: ``salt``, ``articles`` and ``seen`` (see `verify`)."""
    record: Json = json.loads(file.read_text(encoding="utf-8"))
    return record


def digest(salt: str, *parts: str) -> str:
    """Return 16 hexadecimal digits for some texts in their order, white space collapsed."""
    content = json.dumps([salt, *map(collapse_whitespace, parts)], ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def claim_digest(salt: str, claim: Claim) -> str:
    """Return the digest of the words of a claim and the article they stand in."""
    return digest(salt, claim.article, claim.prefix, claim.quote, claim.suffix)


def unverified(record: Json, claims: Iterable[Claim]) -> list[str]:
    """Return the ids of claims whose words were not found in their article as they are now."""
    return [
        claim.id
        for claim in claims
        if record["articles"].get(claim.article, {}).get("claims", {}).get(claim.id)
        != claim_digest(record["salt"], claim)
    ]


def unseen(record: Json, kind: str, values: Iterable[str]) -> set[str]:
    """Return the identifiers of a kind (a key of `SEEN_IN`) that were seen nowhere."""
    known = set(record["seen"][kind])
    return {value for value in values if value and digest(record["salt"], value) not in known}


def verify(folder: Path, shared: Path, salt: str, day: date) -> Json:
    """Check a dataset against the texts in ``shared`` and return the record to ship.

    Keys: ``salt``; ``articles``, for each id ``text`` (digest), ``verified`` (`day`) and
    ``claims`` (id -> digest); ``seen``, for each kind of identifier its sorted digests.
    Raises UnverifiedError if a quote is not verbatim, stands elsewhere or twice, has a prefix
    or suffix that it does not need, or if a text belongs to no article.
    """
    problems = [str(fault) for fault in faults(folder, shared / "articles")]
    if problems:
        raise UnverifiedError("\n".join(problems))
    atlas = load(folder)
    texts = {p.stem: p.read_text(encoding="utf-8-sig") for p in (shared / "articles").glob("*.txt")}
    problems = [*_foreign(atlas, texts), *_needless(atlas, texts)]
    if problems:
        raise UnverifiedError("\n".join(problems))
    articles = {
        name: {
            "text": digest(salt, texts[name]),
            "verified": day.isoformat(),
            "claims": {
                claim.id: claim_digest(salt, claim)
                for claim in atlas.claims.values()
                if claim.article == name
            },
        }
        for name in atlas.articles
    }
    seen = {
        kind: sorted({digest(salt, value) for value in _values(shared, columns)})
        for kind, columns in SEEN_IN.items()
    }
    return {"salt": salt, "articles": articles, "seen": seen}


def undated(record: Json) -> Json:
    """Return a record without its days: what must be the same whenever it is written."""
    articles = {
        name: {key: value for key, value in article.items() if key != "verified"}
        for name, article in record["articles"].items()
    }
    return {**record, "articles": articles}


def merge(earlier: Json, now: Json) -> Json:
    """Return the record of now; an article of which nothing changed keeps its day."""
    before, after = undated(earlier)["articles"], undated(now)["articles"]
    articles = {
        name: earlier["articles"][name] if before.get(name) == after[name] else article
        for name, article in now["articles"].items()
    }
    return {**now, "articles": articles}


def _foreign(atlas: Atlas, texts: Mapping[str, str]) -> Iterator[str]:
    for name in texts.keys() - atlas.articles.keys():
        yield f"{name}.txt is the text of no article"


def _needless(atlas: Atlas, texts: Mapping[str, str]) -> Iterator[str]:
    """Prefixes and suffixes of quotes that stand in one place anyway."""
    collapsed = {name: collapse_whitespace(text) for name, text in texts.items()}
    for claim in atlas.claims.values():
        marked = claim.prefix or claim.suffix
        if marked and len(find_quote(claim.quote, collapsed[claim.article])) < 2:
            yield f"{claim.id} needs no prefix or suffix: its quote stands in one place"


def _values(shared: Path, columns: Sequence[tuple[str, str]]) -> Iterator[str]:
    for name, column in columns:
        with (shared / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row[column]:
                    yield row[column]


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the dataset against the texts; 1 if it, or the record, is not as it should be."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.data.verified",
        description="Check quotes and identifiers against the texts and records they come from.",
    )
    parser.add_argument("folder", nargs="?", type=Path, default=schema.SHIPPED)
    parser.add_argument("--shared", type=Path, default=SHARED, help="holds articles/, sources.csv")
    parser.add_argument("--file", type=Path, default=FILE, help="the record")
    parser.add_argument("--write", action="store_true", help="write the record anew")
    chosen = parser.parse_args(arguments)
    earlier = read(chosen.file) if chosen.file.is_file() else {"articles": {}}
    salt = earlier.get("salt") or secrets.token_hex(16)
    try:
        now = verify(chosen.folder, chosen.shared, salt, datetime.now(UTC).date())
    except (UnverifiedError, OSError) as error:
        print(error)
        return 1
    if chosen.write:
        text = json.dumps(merge(earlier, now), indent=1, ensure_ascii=False) + "\n"
        chosen.file.write_text(text, encoding="utf-8")
    elif undated(earlier) != undated(now):
        print(f"{chosen.file} is not up to date; run this again with --write")
        return 1
    claims = sum(len(article["claims"]) for article in now["articles"].values())
    print(f"{claims} claims stand in {len(now['articles'])} articles word for word")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
