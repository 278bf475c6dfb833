from __future__ import annotations

import pytest

from data.exports.extract import Extract
from data.exports.formats import FORMATS, export, filename
from tests.data.exports.strategies import ATLAS, extract


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_everything_and_nothing(name: str) -> None:
    assert export(name, extract())
    assert isinstance(export(name, Extract(ATLAS, ())), bytes)


@pytest.mark.parametrize("name", [name for name in FORMATS if not name.endswith("zip")])
def test_every_format_tells_version_and_address(name: str) -> None:
    text = export(name, extract()).decode()
    assert ATLAS.version in text
    assert "https://example.org/?a=b" in text
    assert "Pathway Explorer contributors" in text


def test_formats_are_named_by_their_name_and_explained() -> None:
    assert all(name == one.name for name, one in FORMATS.items())
    assert len({one.label for one in FORMATS.values()}) == len(FORMATS)
    assert not [one for one in FORMATS.values() if one.purpose.endswith(".")]


def test_a_file_name_tells_version_and_part() -> None:
    assert filename("csv", extract()) == "pathway-explorer-2026.11.0.csv"
    part = Extract(ATLAS, ATLAS.active_claims[:3])
    assert filename("kgx.zip", part) == "pathway-explorer-2026.11.0-3-of-10-claims.kgx.zip"


def test_an_unknown_format_is_an_error() -> None:
    with pytest.raises(KeyError):
        export("xls", extract())
