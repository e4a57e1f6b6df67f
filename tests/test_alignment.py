"""Which sentences render each other."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from statistics import NormalDist

import pytest
from casefile import HERE, cases, glossary
from concordance.analysis import alignment, matching
from concordance.analysis.alignment import Sentence
from concordance.analysis.rows import rows_of
from concordance.model import (
    Alignment,
    Mention,
    Pairing,
    Paragraph,
    Part,
    Place,
    Position,
    RichText,
    Section,
    Version,
)
from concordance.reading import inline
from concordance.reading.edition import CuratedPairs
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
    mentions, _ = matching.mentions_in(text, matcher.find(text))
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


def test_a_mention_belongs_to_the_sentence_in_which_it_begins() -> None:
    text = RichText("甲来。乙来。")
    spans, sentences = alignment.describe(text, [Mention(0, 1, "a"), Mention(3, 4, "b")])
    assert spans == ((0, 3), (3, 6))
    assert [sentence.anchors for sentence in sentences] == [{"entry a"}, {"entry b"}]


def test_a_text_without_words_has_no_sentences() -> None:
    assert alignment.describe(RichText(""), ()) == ((), [])


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
def test_a_row_ends_where_all_languages_have_a_cut(b: str, c: str, joined: str) -> None:
    rows = rows_of(aligned({"b": b, "c": c}))
    assert [tuple(row[code] for code in "abc") for row in rows] == [
        tuple(numbers(group)) for group in joined.split()
    ]


def test_in_one_language_each_sentence_is_a_row() -> None:
    alone = Alignment(position=Position("text", "p-1"), sentences={"a": ((0, 1), (2, 3))}, pairings={})
    assert rows_of(alone) == [{"a": (0,)}, {"a": (1,)}]


def aligned(pairings: Mapping[str, str]) -> Alignment:
    """A paragraph whose languages go with its first one, `a`, as the pairings say."""
    groups = {code: [numbers(group) for group in text.split()] for code, text in pairings.items()}
    counts = {code: sum(len(theirs) for _, theirs in found) for code, found in groups.items()}
    counts["a"] = max(sum(len(ours) for ours, _ in found) for found in groups.values())
    return Alignment(
        position=Position("text", "p-1"),
        sentences={code: ((0, 1),) * counts[code] for code in sorted(counts)},
        pairings={
            code: Pairing(groups=tuple((one, two) for one, two in found), confidence=1.0)
            for code, found in groups.items()
        },
    )


def numbers(group: str) -> list[tuple[int, ...]]:
    """`1=1+2` as the numbers of each side, counted from 0."""
    return [tuple(int(n) - 1 for n in side.split("+") if n) for side in group.split("=")]


def sentences(*described: tuple[int, str]) -> list[Sentence]:
    """Sentences from their lengths and anchors, a letter for each anchor."""
    return [Sentence(length, frozenset(anchors)) for length, anchors in described]


def test_one_against_two_is_not_called_sure_when_it_is_not() -> None:
    two = sentences((50, "a"), (50, "b"))
    assert alignment.align(two, two, 1.0)[1] > 0.95
    same, three = sentences((50, ""), (50, "")), sentences((33, ""), (33, ""), (33, ""))
    assert alignment.align(same, three, 1.0)[1] < 0.95


@pytest.mark.parametrize(("ours", "theirs", "ratio"), [(50, 190, 1.0), (50, 215, 1.0), (40, 250, 2.0)])
def test_how_sure_a_single_pair_is(ours: int, theirs: int, ratio: float) -> None:
    """As Gale and Church have it: how likely are lengths so far apart, and how likely is such a pair?

    Its only rival are two sentences that each stand alone.
    """
    distance = (theirs - ours * ratio) / math.sqrt((ours + theirs / ratio) / 2 * 6.8 * ratio)
    paired = 0.89 * 2 * NormalDist().cdf(-abs(distance)) * math.exp(-alignment.ANCHOR / 2)
    alone = (0.005 * math.exp(-alignment.ANCHOR)) ** 2
    _, confidence = alignment.align(sentences((ours, "")), sentences((theirs, "")), ratio)
    assert 0.5 < confidence < 0.999
    assert confidence == pytest.approx(paired / (paired + alone))


def test_a_sentence_without_another_is_never_sure() -> None:
    groups, confidence = alignment.align(
        sentences((50, "a"), (40, "c"), (50, "b")), sentences((50, "a"), (50, "b")), 1.0
    )
    assert groups == (((0,), (0,)), ((1,), ()), ((2,), (1,)))
    assert confidence == 0


def test_the_only_way_is_sure() -> None:
    assert alignment.align(sentences((50, "")), [], 1.0) == ((((0,), ()),), 0)
    assert alignment.align([], [], 1.0) == ((), 1)


# ---------------------------------------------------------------- a whole text


def version(language: str, *paragraphs: str) -> Version:
    """A text of one section in one language."""
    found = tuple(
        Paragraph(id=f"p-{number}", number=str(number), text=RichText(words), pages=(), place=HERE)
        for number, words in enumerate(paragraphs, start=1)
    )
    part = Part(id="p", number="1", title="", place=HERE, paragraphs=found)
    section = Section(id="p", number=1, title="", place=HERE, parts=(part,))
    return Version(
        text="t",
        language=language,
        path="",
        title=RichText(""),
        authors=(),
        imprint={},
        keywords=(),
        sections=(section,),
        notes=(),
    )


def paired(
    one: Version, other: Version, entries: str = "", by_hand: Mapping[str, CuratedPairs] | None = None
) -> dict[Position, Alignment]:
    matcher = matching.Matcher(glossary(entries))
    mentions = {
        each.language: {at: matching.resolve(matcher.find(text)) for at, text in each.passages.items()}
        for each in (one, other)
    }
    curated = {Position("t", local): pairs for local, pairs in (by_hand or {}).items()}
    return alignment.align_text([one, other], mentions, curated)


def test_a_text_is_paired_paragraph_by_paragraph() -> None:
    found = paired(version("zh", "甲来。乙来。", "丙来。"), version("en", "A comes. B comes.", "C comes."))
    assert [(str(at), each.position) for at, each in found.items()] == [
        ("t/p-1", Position("t", "p-1")),
        ("t/p-2", Position("t", "p-2")),
    ]
    first, second = found.values()
    assert first.sentences == {"zh": ((0, 3), (3, 6)), "en": ((0, 8), (9, 17))}
    assert first.pairings["en"].groups == (((0,), (0,)), ((1,), (1,)))
    assert second.pairings["en"].groups == (((0,), (0,)),)
    assert not first.pairings["en"].curated
    assert 0.5 < first.pairings["en"].confidence <= 1


def test_mentions_hold_the_sentences_of_a_text_together() -> None:
    one = version("zh", "教科文组织通过文件并报告。大会表示欢迎，并决定明年再议一次。")
    other = version("ru", "ЮНЕСКО приняла документ. ЮНЕСКО сделала доклад. Ассамблея это приветствовала.")
    entries = "unesco: 教科文组织 | ЮНЕСКО\nga: 大会 | Ассамблея"
    groups = {each.pairings["ru"].groups for each in paired(one, other, entries).values()}
    assert groups == {(((0,), (0, 1)), ((1,), (2,)))}
    groups = {each.pairings["ru"].groups for each in paired(one, other).values()}
    assert groups == {(((0,), (0,)), ((1,), (1, 2)))}


def test_how_long_a_translation_is_shows_in_the_whole_text() -> None:
    one, other = version("zh", "甲" * 10, "乙" * 10), version("en", "a" * 30, "b" * 34)
    assert alignment.length_ratio(one, other) == 3.2
    assert alignment.length_ratio(version("zh"), other) == 1
    assert alignment.length_ratio(one, version("en")) == 1


def test_pairs_set_by_hand_are_kept_as_they_are() -> None:
    by_hand = CuratedPairs(
        pairs=({"zh": (0, 1), "en": (0,)}, {"zh": (), "en": (1,)}, {"zh": (), "en": ()}), place=HERE
    )
    one, other = version("zh", "甲来。乙来。"), version("en", "A comes. B comes.")
    (found,) = paired(one, other, by_hand={"p-1": by_hand}).values()
    assert found.pairings["en"] == Pairing(groups=(((0, 1), (0,)), ((), (1,))), confidence=1.0, curated=True)
