"""Which part of the core may import which: arrows point down only, as docs/guide/README.md draws them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import ROOT

CORE = ROOT / "hooks" / "concordance"
BELOW = [
    {"site"},
    {"exports"},
    {"views"},
    {"course"},
    {"analysis"},
    {"reading"},
    {"problems", "locales", "proven"},
    {"model", "routes"},
    {"language", "codes", "own_files"},
]
"""From top to bottom; each may import what stands beside or below it."""


def _imports(path: Path) -> Iterator[str]:
    """The parts of the core that a file imports."""
    folder = path.relative_to(CORE).parent.parts
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = folder[: len(folder) - node.level + 1]
            named = [*base, *(node.module or "").split(".")]
            yield from [named[0]] if named[0] else [alias.name for alias in node.names]


@pytest.mark.parametrize("path", sorted(CORE.rglob("*.py")), ids=lambda path: str(path.relative_to(CORE)))
def test_a_part_imports_what_stands_beside_or_below_it(path: Path) -> None:
    part = path.relative_to(CORE).parts[0].removesuffix(".py")
    level = {name: number for number, names in enumerate(BELOW) for name in names}
    if part != "__init__":
        assert {name for name in _imports(path) if level[name] < level[part]} == set()


@pytest.mark.parametrize("path", sorted(CORE.rglob("*.py")), ids=lambda path: str(path.relative_to(CORE)))
def test_the_core_knows_neither_mkdocs_nor_the_screen(path: Path) -> None:
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    modules = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    modules += [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    functions = [node.func for node in nodes if isinstance(node, ast.Call)]
    assert not [name for name in modules if name.split(".")[0] == "mkdocs"]
    assert "print" not in [function.id for function in functions if isinstance(function, ast.Name)]
