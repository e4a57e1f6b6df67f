"""Which tests `make test` runs, so that nobody waits long: the quick ones all, of the slow ones a part.

A test may ask for both ways to open the site (`base`), for each language (`language`, `code`), each colour
scheme (`scheme`), each window (`window`, `width`), or have cases of its own. Of the tests in a browser and of
commands `make test` takes one case each, always the same ones: in every file the cases have their turns, and
each language, window and scheme is met somewhere; `--all` takes all, and so does the check of what is
published. A test of which each case matters says so with `@pytest.mark.every_combination`, and one that is
left to `--all` with `@pytest.mark.thorough`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import pytest

DIMENSIONS = frozenset({"base", "language", "code", "scheme", "window", "width"})
SLOW = frozenset({"browser", "commands"})


@dataclass(frozen=True)
class Case:
    """One test with its parameters: the file it stands in, its name, and the value of each parameter."""

    file: str
    test: str
    values: tuple[tuple[str, Hashable], ...] = ()

    @property
    def dimensions(self) -> frozenset[tuple[str, Hashable]]:
        """The parameters that say where a behaviour is looked at."""
        return frozenset(each for each in self.values if each[0] in DIMENSIONS)


def sample(cases: Sequence[Case]) -> set[int]:
    """The numbers of the cases that stand for all: one of each test, and each value of a dimension."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, case in enumerate(cases):
        groups[case.file, case.test].append(number)
    turns: dict[str, int] = defaultdict(int)
    chosen: set[int] = set()
    for group in groups.values():
        file = cases[group[0]].file
        chosen.add(group[turns[file] % len(group)])
        turns[file] += len(group) > 1
    met = {each for number in chosen for each in cases[number].dimensions}
    for number, case in enumerate(cases):
        if case.dimensions - met:
            chosen.add(number)
            met |= case.dimensions
    return chosen


def keep_sample(items: list[pytest.Item]) -> list[pytest.Item]:
    """Take what `make test` leaves out from a list of tests, and give it."""
    left = {item for item in items if item.get_closest_marker("thorough")}
    sampled = [item for item in items if item not in left and _is_sampled(item)]
    chosen = sample([_case(item) for item in sampled])
    left |= {item for number, item in enumerate(sampled) if number not in chosen}
    taken = [item for item in items if item in left]
    items[:] = [item for item in items if item not in left]
    return taken


def _is_sampled(item: pytest.Item) -> bool:
    """The quick tests, without a browser or a command, are taken as they are."""
    return bool(SLOW & set(item.path.parts)) and not item.get_closest_marker("every_combination")


def _case(item: pytest.Item) -> Case:
    spec = getattr(item, "callspec", None)
    values: Mapping[str, object] = spec.params if spec else {}
    named = tuple((name, repr(value)) for name, value in values.items())
    return Case(item.path.as_posix(), getattr(item, "originalname", item.name), named)
