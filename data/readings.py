"""How well the two independent readings of the shipped dataset agreed, from ``agreement.json``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from data.model import Atlas
from data.schema import package_descriptor

#: Where the agreement is recorded; docs/curation-readings/README.md describes it.
AGREEMENT = Path(__file__).parents[1] / "docs" / "curation-readings" / "agreement.json"


@dataclass(frozen=True)
class Agreement:
    """How many claims two readings compared, and what of it they said alike.

    `fields` has, for each field, the number of claims on which they agreed; `decided` the
    number of differences that were decided afterwards, by what they are about.
    """

    claims: int
    fields: Mapping[str, int]
    decided: Mapping[str, int] = field(default_factory=dict)

    @property
    def differences(self) -> int:
        """How many differences were decided in all."""
        return sum(self.decided.values())


def agreement_of(atlas: Atlas) -> Agreement | None:
    """Return the agreement of the readings of a dataset; None if it is another than the shipped.

    Also None if no agreement is recorded. Raises ValueError if its file is malformed.
    """
    return read_agreement(AGREEMENT) if atlas.title == package_descriptor()["title"] else None


@cache
def read_agreement(path: Path) -> Agreement | None:
    """Return the agreement recorded in a JSON file; None if there is no file.

    Raises ValueError if it does not have the shape
    ``{"claims": 301, "fields": {"subject": 294}, "decided": {"claims": 12}}``.
    """
    if not path.is_file():
        return None
    try:
        record = json.loads(path.read_text("utf-8"))
        return Agreement(
            _number(record["claims"]),
            {str(name): _number(number) for name, number in record["fields"].items()},
            {str(name): _total(number) for name, number in record.get("decided", {}).items()},
        )
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ValueError(f"{path} is no record of an agreement: {error!r}") from error


def _number(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise ValueError(f"{value!r} is no number of claims")
    return value


def _total(value: Any) -> int:
    """Return a number, or the sum of an object's numbers (decided for a, for b, against both)."""
    return sum(map(_number, value.values())) if isinstance(value, dict) else _number(value)
