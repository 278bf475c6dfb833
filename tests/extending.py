"""The changes of docs/extending.md, made in a copy of the project, and what it answers then.

A change is a line that says where (```a/file.py`, at the end of `NAME`:``) and the code below
it. A place that is not there, or is there twice, is an error: the page would be wrong.
"""

from __future__ import annotations

import ast
import base64
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent
from typing import Any

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "extending.md"
#: What the program consists of. (The articles' texts are not needed, and may not be there.)
PARTS = ("app.py", "assets", "components", "data")
_BLOCK = re.compile(r"^(?P<where>[^\n]*:)\n\n```\w+\n(?P<code>.*?)^```$", re.M | re.S)
_PLACE = re.compile(r"^`(?P<file>[\w./-]+)`, (?P<where>.*):$")
_SERVE = """
import base64, json, sys
from app import create_app
client = create_app().server.test_client()
for line in sys.stdin:
    answers = [base64.b64encode(client.get(one).data).decode() for one in json.loads(line)]
    print(json.dumps(answers), flush=True)
"""


@dataclass(frozen=True)
class Change:
    """One block of code: the file that it goes into, empty for the prompt, and where there."""

    file: str
    where: str
    code: str


def chapters() -> dict[str, tuple[Change, ...]]:
    """Return the changes of the page by the heading that they stand under."""
    parts = re.split(r"^## (.+)$", PAGE.read_text("utf-8"), flags=re.M)[1:]
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return {
        title: tuple(_change(one["where"], one["code"]) for one in _BLOCK.finditer(text))
        for title, text in pairs
    }


def _change(where: str, code: str) -> Change:
    if where.endswith("At the prompt:"):
        return Change("", "at the prompt", code)
    place = _PLACE.match(where)
    assert place, f"docs/extending.md says “{where}”, which is no place"
    return Change(place["file"], place["where"], code)


def promised() -> dict[str, tuple[int, int]]:
    """Return how many files of code each chapter promises to touch, and how many are new."""
    rows = re.findall(r"^\| \[.+?\]\(#(.+?)\) \| (\d+) \| (\d+) \|$", PAGE.read_text("utf-8"), re.M)
    return {name: (int(touched), int(new)) for name, touched, new in rows}


def is_code(file: str) -> bool:
    """Whether a file is part of the program and not of a dataset."""
    return not file.startswith("data/tables/")


def copy_project(folder: Path) -> None:
    """Put a copy of the program and of the shipped dataset into an empty folder."""
    for part in PARTS:
        source, target = ROOT / part, folder / part
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)


def make(change: Change, folder: Path) -> None:
    """Make one change in a copy. AssertionError if its place is not there, or not just once."""
    path = folder / change.file
    if not change.file:
        with chdir(folder):
            exec(compile(change.code, "docs/extending.md", "exec"), {})
    elif change.where == "a new file":
        assert not path.exists(), f"{change.file} is there already"
        path.write_text(change.code, "utf-8")
    else:
        path.write_text(edited(path.read_text("utf-8"), change), "utf-8")


def edited(text: str, change: Change) -> str:
    """Return the text of a file with a change. AssertionError as :func:`make`."""
    for pattern, edit in _EDITS.items():
        if found := re.fullmatch(pattern, change.where):
            return edit(text, change.code, *found.groups())
    raise AssertionError(f"nobody knows where “{change.where}” is")


class Server:
    """The server of a copy of the project, in a process of its own until it is closed."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-c", _SERVE]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, cwd=folder, stdin=pipe, stdout=pipe, text=True)

    def ask(self, *addresses: str) -> list[bytes]:
        """Return what is answered at some addresses. AssertionError if the server has died."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(addresses) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, "the extended project does not start: see what it printed"
        return [base64.b64decode(one) for one in json.loads(line)]

    def close(self) -> None:
        """End the process."""
        self.process.communicate()


def _at_end_of(text: str, code: str, name: str) -> str:
    """Put an item at the end of the tuple or list that a module calls by a name."""
    ends = [
        node.value.end_lineno
        for node in ast.parse(text).body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        and isinstance(node.value, ast.Tuple | ast.List)
        and name in _names(node)
    ]
    assert len(ends) == 1, f"{name} is defined {len(ends)} times as a tuple or list"
    assert ends[0] is not None
    lines = text.splitlines(keepends=True)
    item = indent(f"{code.rstrip()},\n", "    ")
    return "".join([*lines[: ends[0] - 1], item, *lines[ends[0] - 1 :]])


def _names(node: ast.Assign | ast.AnnAssign) -> list[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return [target.id for target in targets if isinstance(target, ast.Name)]


def _after_line(text: str, code: str, wanted: str) -> str:
    """Put code below a line, set in as that is, and with a comma if that has one."""
    lines = text.splitlines(keepends=True)
    places = [number for number, line in enumerate(lines, 1) if line.strip() == wanted]
    assert len(places) == 1, f"the line {wanted!r} is there {len(places)} times"
    before = lines[places[0] - 1]
    comma = "," if wanted.endswith(",") else ""
    added = indent(f"{code.rstrip()}{comma}\n", before[: -len(before.lstrip())])
    return "".join([*lines[: places[0]], added, *lines[places[0] :]])


def _more_rows(text: str, code: str) -> str:
    assert text.endswith("\n")
    return text + code


def _after_field(text: str, code: str, field: str, table: str) -> str:
    package = json.loads(text)
    fields = _fields(package, table)
    at = [one["name"] for one in fields].index(field)
    fields.insert(at + 1, json.loads(code))
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _more_values(text: str, code: str, field: str, table: str) -> str:
    package = json.loads(text)
    found = next(one for one in _fields(package, table) if one["name"] == field)
    found["constraints"]["enum"].append(json.loads(code))
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _fields(package: dict[str, Any], table: str) -> list[dict[str, Any]]:
    resource = next(one for one in package["resources"] if one["name"] == table)
    found: list[dict[str, Any]] = resource["schema"]["fields"]
    return found


_EDITS: dict[str, Callable[..., str]] = {
    r"at the end of `(\w+)`": _at_end_of,
    r"after the line `(.+)`": _after_line,
    r"more rows": _more_rows,
    r"after the field `(\w+)` of `(\w+)`": _after_field,
    r"at the end of the values of `(\w+)` of `(\w+)`": _more_values,
}
