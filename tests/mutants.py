"""Change the code at random, a place at a time, and tell which changes no test notices.

``python -m tests.mutants`` makes 60 changes in ``data/`` and ``components/``: another operator,
comparison, constant or return. Each is made in a copy of the tree, and met by the tests of the
module's folder, then by all that need no browser. What survives is printed with its diff: write
the test that is missing, unless the change means nothing. Takes a minute or two a survivor and
some seconds for the rest; no part of CI.
"""

from __future__ import annotations

import argparse
import ast
import copy
import difflib
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLACES = ("data", "components")
#: What a copy of the tree does without.
LEFT_OUT = (".git", ".venv", ".*_cache", ".hypothesis", "__pycache__", "build", "node_modules")
#: Seconds after which a run counts as having noticed: a change may loop for ever.
PATIENCE = 600
QUICK = ("-m", "not browser", "--hypothesis-profile=quick")

OPERATORS: dict[type[ast.AST], type[ast.AST]] = {
    **{ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt},
    **{ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is},
    **{ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And},
    **{ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult},
    **{ast.FloorDiv: ast.Div, ast.Mod: ast.Mult, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd},
}


@dataclass(frozen=True)
class Mutant:
    """A changed module: its path below the root, and its text before and after."""

    path: str
    before: str
    after: str

    @property
    def diff(self) -> str:
        """The change as a unified diff of one line around."""
        lines = self.before.splitlines(), self.after.splitlines()
        return "\n".join(difflib.unified_diff(*lines, self.path, self.path, n=1, lineterm=""))


def changed(node: ast.AST) -> ast.AST | None:
    """Return a changed copy of a node, None if nothing is known that could be changed in it."""
    new = copy.deepcopy(node)
    if isinstance(new, ast.Compare) and (other := OPERATORS.get(type(new.ops[0]))):
        new.ops[0] = other()  # type: ignore[call-overload]
    elif isinstance(new, ast.BinOp | ast.BoolOp) and (other := OPERATORS.get(type(new.op))):
        new.op = other()  # type: ignore[assignment]
    elif isinstance(new, ast.UnaryOp) and isinstance(new.op, ast.Not | ast.USub):
        return new.operand
    elif isinstance(new, ast.Constant) and isinstance(new.value, bool):
        new.value = not new.value
    elif isinstance(new, ast.Constant) and isinstance(new.value, int | float):
        new.value += 1
    elif isinstance(new, ast.Return) and new.value and not is_none(new.value):
        new.value = ast.Constant(None)
    else:
        return None
    return new


def is_none(node: ast.AST) -> bool:
    """Say whether a node is the constant None."""
    return isinstance(node, ast.Constant) and node.value is None


def places(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield what can be changed, leaving out annotations and what stands inside an f-string."""
    for name, value in ast.iter_fields(tree):
        if name in {"annotation", "returns", "type_comment"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or isinstance(child, ast.JoinedStr):
                continue
            if changed(child):
                yield child
            yield from places(child)


def write(source: str, node: ast.AST) -> str:
    """Return the source with the changed node in the place of the node."""
    new = changed(node)
    assert new is not None
    text = ast.unparse(new) if isinstance(new, ast.stmt) else f"({ast.unparse(new)})"
    lines = source.encode("utf-8").splitlines(keepends=True)
    starts = [sum(map(len, lines[:i])) for i in range(len(lines))]
    first = starts[node.lineno - 1] + node.col_offset  # type: ignore[attr-defined]
    last = starts[node.end_lineno - 1] + node.end_col_offset  # type: ignore[attr-defined]
    whole = b"".join(lines)
    return (whole[:first] + text.encode("utf-8") + whole[last:]).decode("utf-8")


def mutants(root: Path, only: str, seed: int) -> Iterator[Mutant]:
    """Yield changes of modules whose path contains `only`, in an order that the seed decides."""
    paths = sorted(path for place in PLACES for path in (root / place).rglob("*.py"))
    sources = {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in paths}
    found = [
        (path, node)
        for path, source in sources.items()
        if only in path
        for node in places(ast.parse(source))
    ]
    random.Random(seed).shuffle(found)
    for path, node in found:
        after = write(sources[path], node)
        if ast.dump(ast.parse(after)) != ast.dump(ast.parse(sources[path])):
            yield Mutant(path, sources[path], after)


def folder(root: Path, module: str) -> str:
    """Return the folder of tests that mirrors a module's folder, or the nearest above it."""
    place = Path("tests", module).parent
    while not (root / place).is_dir():
        place = place.parent
    return place.as_posix()


def notices(root: Path, arguments: tuple[str, ...]) -> bool:
    """Run tests in a copy of the tree; say whether one failed. Raises if none was found."""
    command = (sys.executable, "-m", "pytest", "-x", "-q", "--no-header", "-p", "no:cacheprovider")
    # No bytecode: it is told apart by its second and its size alone, which a change may keep.
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            [*command, *arguments], cwd=root, env=environment, capture_output=True, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        return True
    if done.returncode == 5:
        raise RuntimeError(f"no test was found: {arguments}")
    return done.returncode != 0


def near(root: Path, module: str) -> tuple[str, ...]:
    """Return how to run the tests that mirror a module: the folder's, without a browser."""
    return (folder(root, module), *QUICK)


def survives(root: Path, mutant: Mutant, further: Sequence[tuple[str, ...]]) -> bool:
    """Make the change, run the tests near it and then the further ones, take it back."""
    target = root / mutant.path
    target.write_text(mutant.after, "utf-8")
    try:
        return not any(notices(root, tests) for tests in (near(root, mutant.path), *further))
    finally:
        target.write_text(mutant.before, "utf-8")


def main(arguments: list[str]) -> int:
    """Make the changes and print what survives; 1 if anything does."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("--count", type=int, default=60, help="how many changes are made")
    parser.add_argument("--seed", type=int, default=1, help="decides which changes")
    parser.add_argument("--only", default="", help="part of a path, such as data/store/")
    parser.add_argument("--minutes", type=float, default=1e9, help="no further change after these")
    parser.add_argument("--near", action="store_true", help="only the tests of the folder")
    parser.add_argument("--workers", type=int, default=2, help="processes for all tests")
    chosen = parser.parse_args(arguments)
    everything = (*QUICK, "-n", str(chosen.workers))
    further = () if chosen.near else (everything,)
    survivors, made, start = [], 0, time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        root = Path(place, "tree")
        shutil.copytree(ROOT, root, symlinks=True, ignore=shutil.ignore_patterns(*LEFT_OUT))
        if notices(root, everything):
            print("The tests fail without any change.", file=sys.stderr)
            return 2
        for mutant in mutants(root, chosen.only, chosen.seed):
            if made == chosen.count or time.monotonic() - start > 60 * chosen.minutes:
                break
            made += 1
            alive = survives(root, mutant, further)
            print("survives" if alive else "noticed ", mutant.path, flush=True)
            if alive:
                survivors.append(mutant)
                print(mutant.diff, flush=True)
    print(f"{len(survivors)} of {made} changes survive.")
    return bool(survivors)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
