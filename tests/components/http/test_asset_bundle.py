from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app import create_app
from components.http.asset_bundle import YEAR, is_up_to_date, read_bundle, sources_digest
from tests.sample import sample

ASSETS = Path(__file__).parents[3] / "assets"


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app(sample()).server.test_client()


def test_the_bundle_is_made_of_the_present_sources() -> None:
    assert is_up_to_date(ASSETS), "assets/ has changed since assets/dist was made: make bundle"


def test_a_changed_added_or_renamed_source_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "core").mkdir()
    source = tmp_path / "core" / "a.js"
    source.write_text("1")
    digests = [sources_digest(tmp_path)]
    source.write_text("2")
    digests.append(sources_digest(tmp_path))
    (tmp_path / "b.css").write_text("")
    digests.append(sources_digest(tmp_path))
    source.rename(tmp_path / "core" / "c.js")
    digests.append(sources_digest(tmp_path))
    assert len(set(digests)) == 4


def test_what_is_no_source_makes_no_difference(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text("1")
    before = sources_digest(tmp_path)
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "page.js").write_text("1")
    (tmp_path / "favicon.svg").write_text("<svg/>")
    assert sources_digest(tmp_path) == before


@pytest.mark.parametrize("entry", ["main.css", "site.css"])
def test_every_style_has_its_place_in_the_cascade(entry: str) -> None:
    """Each file is imported by one of the two, but for those that stand alone."""
    lines = (ASSETS / entry).read_text("utf-8")
    named = re.findall(r'@import "\./([^"]+)";', lines)
    assert len(named) == len(set(named))
    both = re.findall(
        r'@import "\./([^"]+)";',
        "".join((ASSETS / one).read_text("utf-8") for one in ("main.css", "site.css")),
    )
    there = {p.relative_to(ASSETS).as_posix() for p in ASSETS.glob("*/*.css")}
    assert {p for p in there if not p.startswith("dist/")} == set(both)


def test_an_edited_bundle_has_another_address(tmp_path: Path) -> None:
    (tmp_path / "dist").mkdir()
    path = tmp_path / "dist" / "page.js"
    path.write_text("1")
    before = read_bundle(tmp_path, "js")
    path.write_text("2")
    os.utime(path, ns=(1, 1))
    assert read_bundle(tmp_path, "js").digest != before.digest
    assert read_bundle(tmp_path, "js").text == "2"


def test_addresses_in_the_styles_lead_to_files() -> None:
    for path in (ASSETS / "dist").glob("*.css"):
        for address in re.findall(r"url\(\"?([^\")]+)\"?\)", path.read_text("utf-8")):
            if not address.startswith("data:"):
                assert (path.parent / address).is_file(), f"{path.name}: {address}"


@pytest.mark.parametrize("suffix", ["css", "js"])
def test_the_present_one_may_be_kept_and_others_not(client: FlaskClient, suffix: str) -> None:
    made = read_bundle(ASSETS, suffix)
    address = f"/assets/dist/page.{suffix}"
    present = client.get(f"{address}?v={made.digest}")
    assert present.text == made.text
    assert present.cache_control.max_age == YEAR
    assert client.get(f"{address}?v=old").headers["Cache-Control"] == "no-cache"
    again = client.get(address, headers={"If-None-Match": present.headers["ETag"]})
    assert again.status_code == 304
