"""Which sentences render each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from casefile import cases
from concordance.analysis import alignment
from concordance.analysis.alignment import Sentence
from concordance.model import Alignment, Pairing, Position, RichText
from concordance.site.sentence_pairs import rows_of
from hypothesis import given
from hypothesis import strategies as st

RATIO = 3.2  # English letters to a Chinese character


@pytest.mark.parametrize("case", cases("alignment"))
def test_case(case: Mapping[str, str]) -> None:
    pairs = [[side.split(" + ") for side in line.split(" = ")] for line in case["pairs"].splitlines()]
    left, right = ([s for pair in pairs for s in pair[side]] for side in (0, 1))
    _, ours = alignment.describe(RichText("".join(left)), ())
    _, theirs = alignment.describe(RichText(" ".join(right)), ())
    assert (len(ours), len(theirs)) == (len(left), len(right)), "the case itself is not split as it says"
    groups, _ = alignment.align(ours, theirs, RATIO)
    assert [[[left[i] for i in a], [right[j] for j in b]] for a, b in groups] == pairs


SENTENCES = st.lists(
    st.builds(Sentence, st.integers(1, 200), st.frozensets(st.sampled_from("abcd"), max_size=3)), max_size=7
)


@given(SENTENCES, SENTENCES, st.floats(0.1, 10))
def test_every_sentence_once_and_in_order(
    left: Sequence[Sentence], right: Sequence[Sentence], ratio: float
) -> None:
    groups, confidence = alignment.align(left, right, ratio)
    assert [n for a, _ in groups for n in a] == list(range(len(left)))
    assert [n for _, b in groups for n in b] == list(range(len(right)))
    assert 0 <= confidence <= 1


@given(SENTENCES, SENTENCES, SENTENCES)
def test_a_third_language_joins_without_losing_anything(
    one: Sequence[Sentence], two: Sequence[Sentence], three: Sequence[Sentence]
) -> None:
    pairings = {
        code: Pairing(groups=alignment.align(one, other, 1.0)[0], confidence=1.0)
        for code, other in (("b", two), ("c", three))
    }
    sentences = {"a": ((0, 1),) * len(one), "b": ((0, 1),) * len(two), "c": ((0, 1),) * len(three)}
    rows = rows_of(Alignment(position=Position("t", "p"), sentences=sentences, pairings=pairings))
    for code, texts in (("a", one), ("b", two), ("c", three)):
        assert [n for row in rows for n in row[code]] == list(range(len(texts)))


def test_one_against_two_is_not_called_sure_when_it_is_not() -> None:
    same = [Sentence(50, frozenset())] * 2
    _, sure = alignment.align(
        [Sentence(50, frozenset("a")), Sentence(50, frozenset("b"))],
        [Sentence(50, frozenset("a")), Sentence(50, frozenset("b"))],
        1.0,
    )
    _, unsure = alignment.align(same, [Sentence(33, frozenset())] * 3, 1.0)
    assert sure > 0.95 > unsure
