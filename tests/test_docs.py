"""The documents name only what exists, and leave out no folder, decision or version."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from components import __version__

ROOT = Path(__file__).parents[1]
DECISIONS = ROOT / "docs" / "decisions"
ARCHITECTURE = ROOT / "docs" / "architecture.md"
DOCUMENTS = sorted(
    [
        *(ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "NOTICE")),
        *ROOT.glob("docs/**/*.md"),
    ]
)
#: What a command writes; it is not in the tree.
GENERATED = frozenset({"bench/results/"})
#: A path in the tree, as documents write it: `folder/file.py`, `folder/`, or in brackets.
_NAMED = re.compile(r"`([^`\s]+)`")
#: A file that an example of docs/extending.md adds.
_NEW_FILE = re.compile(r"`[^`\s]+`, a new file")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_IN_PARENTHESES = re.compile(r"[(\s]((?:assets|components|data|tests)/[\w./*-]+)")
_STATUS = re.compile(r"accepted|draft|no longer holds|superseded by \[(\d{4})\]\((.+\.md)\)")


def text_of(path: Path) -> str:
    return path.read_text("utf-8")


def named_paths(text: str) -> set[str]:
    """Return what a text names of the tree: paths from the root, and files in the root."""
    tops = {path.name for path in ROOT.iterdir()}
    inline = {name.split("::")[0] for name in _NAMED.findall(_NEW_FILE.sub("", text))}
    found = inline | set(_IN_PARENTHESES.findall(text))
    paths = {one.rstrip(".,;:)") for one in found if one.split("/")[0] in tops}
    return {one for one in paths if "/" in one or "." in one} - GENERATED


def broken_links(document: Path) -> list[str]:
    """Return the relative links of a document that lead nowhere."""
    links = [link.split("#")[0] for link in _LINK.findall(text_of(document))]
    return [
        link
        for link in links
        if link and "://" not in link and not (document.parent / link).exists()
    ]


def exists(path: str) -> bool:
    return any(ROOT.glob(path)) if "*" in path else (ROOT / path).exists()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_path_that_a_document_names_exists(document: Path) -> None:
    missing = sorted(path for path in named_paths(text_of(document)) if not exists(path))
    assert not missing
    assert not broken_links(document)


def test_paths_are_recognised_in_every_spelling() -> None:
    text = "see `components/no.py`, `data/` and data/no/*.csv (assets/no.js); `a/b`, `make x`"
    assert named_paths(text) == {"components/no.py", "data/", "data/no/*.csv", "assets/no.js"}
    assert named_paths("`data/exports/toy.py`, a new file:") == set()


def test_every_command_that_a_document_names_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    commands = re.compile(r"(?:`|^)(make [a-z-]+)", re.MULTILINE)
    named = {command for path in DOCUMENTS for command in commands.findall(text_of(path))}
    missing = {command for command in named if command.removeprefix("make ") not in targets}
    assert "make test" in named
    assert not missing


def test_code_points_to_documents_that_exist() -> None:
    sources = [
        *ROOT.glob("*.py"),
        *(ROOT / name for name in ("Makefile", "Dockerfile", "pyproject.toml")),
        *(
            path
            for folder in ("components", "data", "bench", "assets", "tests")
            for suffix in ("py", "js", "css", "html")
            for path in (ROOT / folder).rglob(f"*.{suffix}")
        ),
    ]
    pattern = re.compile(r"(?<![\w/.-])docs/[\w/-]+\.md")
    found = [(path, name) for path in sources for name in pattern.findall(text_of(path))]
    assert found
    missing = [(path, name) for path, name in found if not exists(name)]
    assert not [f"{path.relative_to(ROOT)}: {name}" for path, name in missing]


CODE = sorted(
    path
    for folder in ("components", "data", "assets", "bench")
    for suffix in ("py", "js", "css", "html", "svg", "xml")
    for path in (ROOT / folder).rglob(f"*.{suffix}")
    if "dist" not in path.parts
)
_CODE_PATH = re.compile(
    r"(?<![\w/.])(?:components|data|assets|tests)/[\w/-]+\.(?:py|js|css|html)\b"
)
_MODULE = re.compile(r"\bcomponents(?:\.[a-z_]+)+")


def _is_module(dotted: str) -> bool:
    """Return whether a dotted name is that of a folder or module, or of something in a module."""
    path = ROOT / dotted.replace(".", "/")
    return path.is_dir() or any(one.with_suffix(".py").is_file() for one in (path, path.parent))


def test_a_module_that_is_gone_is_noticed() -> None:
    assert _is_module("components.core.state.decode")
    assert _is_module("components.core")
    assert not _is_module("components.state.decode")
    assert not _is_module("components.core.gone")


def test_code_names_only_files_and_modules_that_exist() -> None:
    served = {"assets/page.css", "assets/page.js"}  # joined by the server, not in the tree
    stale = []
    for path in CODE:
        text = text_of(path)
        names = {name for name in _CODE_PATH.findall(text) if not exists(name)} - served
        if path.suffix != ".js":
            names |= {name for name in _MODULE.findall(text) if not _is_module(name)}
        stale += [f"{path.relative_to(ROOT)}: {name}" for name in sorted(names)]
    assert not stale


def _rows(heading: str) -> list[tuple[str, str]]:
    """Return the two cells of each row of the table below a heading of architecture.md."""
    section = text_of(ARCHITECTURE).split(f"\n## {heading}\n")[1].split("\n## ")[0]
    cells = [line.strip("| ").split(" | ") for line in section.splitlines() if line[:1] == "|"]
    return [(first, second) for first, second in cells[2:]]


def _folders(top: Path) -> list[Path]:
    return [p for p in sorted(top.rglob("*")) if p.is_dir() and "__pycache__" not in p.parts]


def test_every_folder_stands_among_the_rooms() -> None:
    first_cells = " ".join(first for first, _ in _rows("Rooms"))
    named = {name.rstrip("/") for name in _NAMED.findall(first_cells)}
    rooms = {name.removeprefix("components/") for name in named}
    own = [ROOT / "components", ROOT / "data"]
    unnamed = [
        str(folder.relative_to(ROOT))
        for top in own
        for folder in _folders(top)
        if str(folder.relative_to(ROOT)) not in named
        and folder.relative_to(top).parts[0] != "templates"
    ]
    # Templates and assets have the folders of the parts, besides what has a name of its own.
    unnamed += [
        str(folder.relative_to(ROOT))
        for top in (ROOT / "components" / "templates", ROOT / "assets")
        for folder in _folders(top)
        if str(folder.relative_to(top)) not in rooms | {"fonts", "dist"}
    ]
    assert not unnamed


def test_architecture_is_read_in_five_minutes() -> None:
    assert len(text_of(ARCHITECTURE).split()) <= 1300  # 260 words a minute


def _plain(text: str) -> str:
    return re.sub(r"[\s_.-]+", " ", text).lower()


INDEX = _rows("Where is …")


@pytest.mark.parametrize(("what", "file"), INDEX, ids=[what for what, _ in INDEX])
def test_one_grep_for_a_term_leads_to_its_file(what: str, file: str) -> None:
    (path,) = _NAMED.findall(file)
    assert exists(path)
    searched = _plain(path) + " " + _plain(text_of(ROOT / path))
    assert not [term for term in what.split(", ") if _plain(term) not in searched]


def test_the_index_answers_what_a_newcomer_asks_first() -> None:
    asked = {"tooltip", "prefetch", "bottom sheet", "response cache", "social card"}
    assert asked | {"keyboard shortcuts"} <= {what for what, _ in INDEX}


RECORDS = sorted(DECISIONS.glob("[0-9]*.md"))


def test_decisions_are_numbered_without_gaps() -> None:
    assert RECORDS
    assert [path.name[:4] for path in RECORDS] == [f"{n:04d}" for n in range(1, len(RECORDS) + 1)]


@pytest.mark.parametrize("record", RECORDS, ids=lambda path: path.stem)
def test_a_decision_has_its_parts_and_its_line_in_the_index(record: Path) -> None:
    text = text_of(record)
    title = re.match(r"# (\d{4})\. (.+)\n", text)
    date = re.search(r"^- date: (\d{4}-\d{2}-\d{2})$", text, re.MULTILINE)
    status = re.search(r"^- status: (.+)$", text, re.MULTILINE)
    assert title
    assert date
    assert status
    assert title[1] == record.name[:4]
    found = _STATUS.fullmatch(status[1])
    assert found, f"{status[1]!r} is no status"
    if found[2]:
        assert f"- supersedes: [{record.name[:4]}]({record.name})" in text_of(DECISIONS / found[2])
    for heading in ("Context", "Decision", "Consequences"):
        assert f"\n## {heading}\n" in text
    line = f"| [{title[1]}. {title[2]}]({record.name}) | {date[1]} | {status[1]} |"
    assert line in text_of(DECISIONS / "README.md").splitlines()


def test_the_index_of_decisions_lists_nothing_else() -> None:
    listed = re.findall(r"^\| \[\d{4}\. .+?\]\((.+?\.md)\)", text_of(DECISIONS / "README.md"), re.M)
    assert listed == [path.name for path in RECORDS]


def test_the_changelog_has_the_present_versions() -> None:
    changelog = text_of(ROOT / "CHANGELOG.md")
    package = json.loads(text_of(ROOT / "data" / "tables" / "datapackage.json"))
    program, dataset = changelog.split("\n## Dataset\n")
    newest_program = re.search(r"^### (\S+)", program, re.MULTILINE)
    newest_dataset = re.search(r"^### (\S+)", dataset, re.MULTILINE)
    assert newest_program
    assert newest_program[1] == __version__
    assert newest_dataset
    assert newest_dataset[1] == package["version"]
