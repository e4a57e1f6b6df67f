"""The sentences of a paragraph in rows that all languages share."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..model import Alignment


def rows_of(alignment: Alignment) -> list[dict[str, tuple[int, ...]]]:
    """The sentences of all languages in rows: language code -> numbers.

    A row ends where every language has a sentence end at one and the same sentence end of the first one.
    A sentence that renders none of the first language stands alone if it lies at such an end.
    """
    first = next(code for code in alignment.sentences if code not in alignment.pairings)
    count = len(alignment.sentences[first])
    ends = [_ends(pairing.groups) for pairing in alignment.pairings.values()]
    cuts = sorted(set(range(count + 1)).intersection(*ends))
    empty: dict[str, tuple[int, ...]] = dict.fromkeys(alignment.sentences, ())
    rows: dict[tuple[int, ...], dict[str, tuple[int, ...]]] = {}
    for start, end in pairwise(cuts):
        rows[start, 1] = {**empty, first: tuple(range(start, end))}
    for index, (code, pairing) in enumerate(alignment.pairings.items()):
        at = 0
        for number, (ours, theirs) in enumerate(pairing.groups):
            if not ours and at in cuts:
                key: tuple[int, ...] = (at, 0, index, number)
            else:
                key = (max(cut for cut in cuts if cut <= at), 1)
            row = rows.setdefault(key, dict(empty))
            row[code] = (*row[code], *theirs)
            at += len(ours)
    return [rows[key] for key in sorted(rows)]


def _ends(groups: Sequence[tuple[tuple[int, ...], tuple[int, ...]]]) -> set[int]:
    """How many sentences of the first language lie before each group, and before the end."""
    ends, at = {0}, 0
    for ours, _ in groups:
        at += len(ours)
        ends.add(at)
    return ends
