from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import frictionless
import pytest

from data.exports import data_package
from data.exports.extract import Extract
from data.load import load
from data.model import Atlas
from data.validate import faults


def unpacked(found: Extract, folder: Path) -> Path:
    with ZipFile(io.BytesIO(data_package.write(found))) as archive:
        archive.extractall(folder)
    return folder


def part(atlas: Atlas, every: int) -> Extract:
    return Extract(atlas, atlas.active_claims[::every], "Some of them", "https://example.org/")


@pytest.mark.parametrize("every", [1, 7, 100])
def test_this_program_opens_what_it_wrote(shipped: Atlas, tmp_path: Path, every: int) -> None:
    found = part(shipped, every)
    folder = unpacked(found, tmp_path)
    assert [str(fault) for fault in faults(folder)] == []
    opened = load(folder)
    assert opened.title == shipped.title
    assert opened.version == shipped.version
    assert opened.licence == shipped.licence
    for mine, theirs in zip(opened.active_claims, found.claims, strict=True):
        assert vars(mine) | {"order": 0} == vars(theirs) | {"order": 0}
    assert {node.id for node in opened.nodes.values()} >= {node.id for node in found.named_nodes}
    for node in opened.nodes.values():
        assert node == shipped.nodes[node.id]
    for claim in found.claims:
        assert [c.id for c in opened.checks_of.get(claim.id, ())] == [
            c.id for c in shipped.checks_of.get(claim.id, ())
        ]
        assert opened.context(claim) == shipped.context(claim)
    assert opened.references == {one.id: one for one in found.references}


def test_all_mechanisms_come_back_with_all_claims(shipped: Atlas, tmp_path: Path) -> None:
    opened = load(unpacked(part(shipped, 1), tmp_path))
    assert opened.pathways == shipped.pathways


def test_frictionless_finds_the_package_sound(shipped: Atlas, tmp_path: Path) -> None:
    folder = unpacked(part(shipped, 3), tmp_path)
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])


def test_the_package_says_what_it_is(shipped: Atlas, tmp_path: Path) -> None:
    described = frictionless.Package(str(unpacked(part(shipped, 9), tmp_path) / "datapackage.json"))
    assert described.title == shipped.title
    assert described.version == shipped.version
    assert "https://example.org/" in (described.description or "")
    assert "Some of them" in (described.description or "")


def test_the_same_extract_gives_the_same_bytes(shipped: Atlas) -> None:
    assert data_package.write(part(shipped, 5)) == data_package.write(part(shipped, 5))
