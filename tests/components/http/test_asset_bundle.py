from __future__ import annotations

import os
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app import create_app
from components.http.asset_bundle import STANDALONE, YEAR_SECONDS, join_assets
from tests.sample import sample

ASSETS = Path(__file__).parents[3] / "assets"


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app(sample()).server.test_client()


@pytest.mark.parametrize("suffix", ["css", "js"])
def test_every_file_is_in_it_once_and_in_order(suffix: str) -> None:
    text = join_assets(ASSETS, suffix).text
    names = sorted(p.name for p in ASSETS.glob(f"*.{suffix}") if p.name not in STANDALONE)
    places = [text.index(f"/* {name} */") for name in names]
    assert places == sorted(places)
    for name in names:
        assert text.count((ASSETS / name).read_text("utf-8")) == 1


def test_every_script_is_strict_and_keeps_its_names_to_itself() -> None:
    """Joined, they share one scope: what one declares outside of a block, all would see."""
    for path in ASSETS.glob("*.js"):
        lines = path.read_text("utf-8").splitlines()
        assert lines[0] == '"use strict";', path.name
        first = next(line for line in lines[1:] if line and not line.startswith("//"))
        assert first.startswith("(() => {"), path.name
        assert lines[-1].startswith("})("), path.name


def test_an_edited_file_has_another_address(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text("1")
    before = join_assets(tmp_path, "js")
    (tmp_path / "a.js").write_text("2")
    os.utime(tmp_path / "a.js", ns=(1, 1))
    assert join_assets(tmp_path, "js").digest != before.digest
    assert "2" in join_assets(tmp_path, "js").text


def test_what_stands_alone_is_left_out(tmp_path: Path) -> None:
    for name in (*STANDALONE, "page.css"):
        (tmp_path / name).write_text("x")
    assert join_assets(tmp_path, "css").text == "/* page.css */\nx\n"
    assert join_assets(tmp_path, "js").text == ""


@pytest.mark.parametrize("suffix", ["css", "js"])
def test_the_present_one_may_be_kept_and_others_not(client: FlaskClient, suffix: str) -> None:
    made = join_assets(ASSETS, suffix)
    address = f"/assets/page.{suffix}"
    present = client.get(f"{address}?v={made.digest}")
    assert present.text == made.text
    assert present.cache_control.max_age == YEAR_SECONDS
    assert client.get(f"{address}?v=old").headers["Cache-Control"] == "no-cache"
    again = client.get(address, headers={"If-None-Match": present.headers["ETag"]})
    assert again.status_code == 304
