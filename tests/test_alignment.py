"""Which sentences render each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from casefile import cases, glossary
from concordance.analysis import alignment, matching
from concordance.analysis.alignment import Sentence
from concordance.model import Pair, Place, RichText
from concordance.reading import inline
from hypothesis import given
from hypothesis import strategies as st

RATIO = 3.2  # English letters to a Chinese character


@pytest.mark.parametrize("case", cases("alignment"))
def test_case(case: Mapping[str, str]) -> None:
    pairs = [[side.split(" + ") for side in line.split(" = ")] for line in case["pairs"].splitlines()]
    left, right = ([s for pair in pairs for s in pair[side]] for side in (0, 1))
    matcher = matching.Matcher(glossary(case.get("glossary", "")))
    ours, theirs = (described(RichText(words), matcher) for words in ("".join(left), " ".join(right)))
    assert (len(ours), len(theirs)) == (len(left), len(right)), "the case itself is not split as it says"
    groups, _ = alignment.align(ours, theirs, RATIO)
    assert [[[left[i] for i in a], [right[j] for j in b]] for a, b in groups] == pairs


def described(text: RichText, matcher: matching.Matcher) -> list[Sentence]:
    mentions, _ = matching.mentions_in(text, matcher)
    return alignment.describe(text, mentions)[1]


@pytest.mark.parametrize(
    ("markdown", "notes"),
    [
        ("One.[^1] Two.[^2]", ["1", "2"]),
        ("One[^1] more. Two.", ["1", ""]),
        ("One. Two. [^1]", ["", "1"]),
        ("One. [^1]Two.", ["1", ""]),
    ],
)
def test_a_note_belongs_to_the_sentence_before_it(markdown: str, notes: list[str]) -> None:
    text, _ = inline.parse(markdown, Place("case"))
    _, sentences = alignment.describe(text, ())
    found = [[anchor for anchor in sentence.anchors if anchor.startswith("note")] for sentence in sentences]
    assert found == [[f"note {note}"] if note else [] for note in notes]


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
    pairs = tuple(Pair({"a": (number,)}) for number in range(len(one)))
    for code, other in (("b", two), ("c", three)):
        groups, _ = alignment.align(one, other, 1.0)
        pairs = alignment.join(pairs, groups, "a", code)
    for code, texts in (("a", one), ("b", two), ("c", three)):
        assert [n for pair in pairs for n in pair.sentences.get(code, ())] == list(range(len(texts)))


@pytest.mark.parametrize(
    ("b", "c", "joined"),
    [
        # Each line: how b and how c go with the two sentences of a; and what comes out.
        ("1=1 2=2", "1=1 2=2", "1=1=1 2=2=2"),
        ("1=1 2=2", "1+2=1", "1+2=1+2=1"),
        ("1+2=1", "1=1 2=2", "1+2=1=1+2"),
        ("1=1+2 2=3", "1=1 2=2+3", "1=1+2=1 2=3=2+3"),
        # What only one language says stands alone, at the beginning, between two sentences, at the end …
        ("1=1 2=2", "=1 1=2 2=3", "==1 1=1=2 2=2=3"),
        ("1=1 2=2", "1=1 =2 2=3", "1=1=1 ==2 2=2=3"),
        ("1=1 2=2", "1=1 2=2 =3", "1=1=1 2=2=2 ==3"),
        ("1=1 =2 2=3", "1=1 =2 2=3", "1=1=1 =2= ==2 2=3=3"),
        # … but not inside what hangs together in another language.
        ("1+2=1", "1=1 =2 2=3", "1+2=1=1+2+3"),
        ("1=1 2=", "1=1 2=2", "1=1=1 2==2"),
    ],
)
def test_a_third_language_is_joined_where_both_have_a_cut(b: str, c: str, joined: str) -> None:
    pairs = tuple(Pair({"a": (number,)}) for number in range(2))
    for code, groups in (("b", b), ("c", c)):
        pairs = alignment.join(
            pairs, tuple((one, two) for one, two in map(numbers, groups.split())), "a", code
        )
    assert [tuple(pair.sentences.get(code, ()) for code in "abc") for pair in pairs] == [
        tuple(numbers(group)) for group in joined.split()
    ]


def numbers(group: str) -> list[tuple[int, ...]]:
    """`1=1+2` as the numbers of each side, counted from 0."""
    return [tuple(int(n) - 1 for n in side.split("+") if n) for side in group.split("=")]


def test_one_against_two_is_not_called_sure_when_it_is_not() -> None:
    same = [Sentence(50, frozenset())] * 2
    _, sure = alignment.align(
        [Sentence(50, frozenset("a")), Sentence(50, frozenset("b"))],
        [Sentence(50, frozenset("a")), Sentence(50, frozenset("b"))],
        1.0,
    )
    _, unsure = alignment.align(same, [Sentence(33, frozenset())] * 3, 1.0)
    assert sure > 0.95 > unsure
