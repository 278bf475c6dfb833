from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data import schema
from data.fault import Fault, quoted
from data.rules.checks import MAX_SEEN_WORDS
from data.validate import faults, main
from tests.data.conftest import FIXTURES, MINIMAL, change

INVALID = sorted((FIXTURES / "invalid").glob("*.json"))
FILES = [resource["path"] for resource in schema.resources().values()]


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_every_kind_of_fault_is_told_where_it_is_and_how_to_mend_it(
    path: Path, folder: Path
) -> None:
    case: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    for step in case["changes"]:
        change(folder, step)
    found = faults(folder, folder / "articles" if case.get("articles") else None)
    expected = case["faults"]
    places = sorted((fault["table"], fault["row"], fault["column"]) for fault in expected)
    assert [(fault.table, fault.row, fault.column) for fault in found] == places, found
    for fault in expected:
        place = (fault["table"], fault["row"], fault["column"])
        told = [f.message for f in found if (f.table, f.row, f.column) == place]
        assert any(fault["message"] in message for message in told), told
    # What is wrong, then what to do.
    assert [fault for fault in found if not re.search(r".[;:] .", fault.message)] == []


def test_a_sound_dataset_has_no_faults() -> None:
    assert faults(MINIMAL, MINIMAL / "articles") == []


def test_a_remark_may_quote_forty_words_of_its_source(folder: Path) -> None:
    text = (folder / "checks.csv").read_text(encoding="utf-8")
    for count, amount in ((MAX_SEEN_WORDS, 0), (MAX_SEEN_WORDS + 1, 1)):
        words = " ".join(["mice"] * count)
        (folder / "checks.csv").write_text(text.replace("in male mice", words), encoding="utf-8")
        assert len(faults(folder)) == amount


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(folder: Path) -> None:
    for path in folder.glob("*.csv"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert faults(folder, folder / "articles") == []


@pytest.mark.parametrize("name", ["nowhere", "nodes.csv"])
def test_what_is_no_folder_is_a_fault(folder: Path, name: str) -> None:
    (found,) = faults(folder / name)
    assert found.table == "datapackage"
    assert "is not a folder; name a folder" in found.message


def test_a_folder_of_articles_that_is_none_is_a_fault(folder: Path) -> None:
    (found,) = faults(folder, folder / "nowhere")
    assert (found.table, found.row, found.column) == ("articles", 0, "")
    assert "name the folder" in found.message


def test_faults_are_sorted_and_none_is_told_twice(folder: Path) -> None:
    for name in ("claims.csv", "nodes.csv"):
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(text.replace("anxiety", "fear\t"), encoding="utf-8")
    found = faults(folder)
    assert len(found) > 5
    assert found == sorted(set(found))


def test_rows_after_an_empty_one_keep_their_number(folder: Path) -> None:
    text = (folder / "claims.csv").read_text(encoding="utf-8")
    broken = text.replace("news-002", "\nnews-002").replace("hedged", "maybe")
    (folder / "claims.csv").write_text(broken, encoding="utf-8")
    assert [(f.row, f.column) for f in faults(folder)] == [(3, ""), (4, "certainty")]


def test_more_than_a_thousand_faults_are_all_told(folder: Path) -> None:
    with (folder / "checks.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"news-003,praises,Comment {n}.,\n" for n in range(1200))
    assert len(faults(folder)) == 1200


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(name=st.sampled_from(FILES), content=st.binary(max_size=200), keep=st.integers(0, 600))
def test_whatever_stands_in_a_file_nothing_is_raised(
    tmp_path: Path, name: str, content: bytes, keep: int
) -> None:
    for path in MINIMAL.iterdir():
        if path.is_file():
            (tmp_path / path.name).write_bytes(path.read_bytes())
    sound = (MINIMAL / name).read_bytes() if (MINIMAL / name).exists() else b""
    (tmp_path / name).write_bytes(sound[:keep] + content)
    assert all(isinstance(fault, Fault) for fault in faults(tmp_path))


_KEYS = st.sampled_from(["id", "title", "author", "issued", "date-parts", "DOI", "resources"])
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=12,
)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(name=st.sampled_from(["references.json", "datapackage.json"]), content=_JSON)
def test_whatever_json_is_there_nothing_is_raised(tmp_path: Path, name: str, content: Any) -> None:
    for path in MINIMAL.iterdir():
        if path.is_file():
            (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / name).write_text(json.dumps(content), encoding="utf-8")
    assert all(isinstance(fault, Fault) for fault in faults(tmp_path))


def test_the_command_ends_with_0_and_a_count(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(MINIMAL), "--articles", str(MINIMAL / "articles")]) == 0
    assert capsys.readouterr().out == "No faults in 8 tables, 4 claims\n"


def test_the_command_lists_every_fault_and_ends_with_1(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "nodes.csv").unlink()
    (folder / "checks.csv").write_text("", encoding="utf-8")
    assert main([str(folder)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("checks, row 1: is empty; begin it with the header")
    assert lines[1] == "nodes: nodes.csv is missing; put the file into the folder"
    assert lines[2] == f"2 faults in {folder}"
    assert len(lines) == 3


def test_the_command_runs_as_a_module(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "data.validate", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == ""
    assert done.stdout.endswith(f"faults in {tmp_path}\n")


def test_a_shown_value_is_cut_and_safe_to_print() -> None:
    assert quoted("a\x1b[31m") == '"a\\u001b[31m"'
    assert len(quoted("a" * 500)) < 70
