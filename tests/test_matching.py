"""Terms in texts: the cases anyone can add to, and a slow matcher that must agree."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

import pytest
from casefile import HERE, cases, entry, form, glossary
from concordance.analysis import matching
from concordance.language import folding
from concordance.language.addresses import bare_addresses
from concordance.model import Form, Mention, Override, Position, RichText, StopPhrase, Style
from concordance.reading import inline
from hypothesis import example, given, settings
from hypothesis import strategies as st

MARK = re.compile(r"\[\[([a-z][a-z0-9-]*)\|((?:\[\[\d+\]\]|(?!\]\]).)*)\]\]", re.DOTALL)


@pytest.fixture(autouse=True)
def forget() -> None:
    """What one test has learnt of letters must not hide a fault from another."""
    matching._KINDS.clear()


def rulings(block: str) -> list[Override]:
    found = []
    for line in block.splitlines():
        what, _, words = line.partition(": ")
        action, _, identifier = what.partition(" ")
        words, _, within = words.partition(" | ")
        found.append(
            Override(
                action=action,
                position=Position("text", "p-1"),
                language="en",
                entry=identifier,
                words=words,
                within=within,
                reason={},
                place=HERE,
            )
        )
    return found


def phrases(block: str) -> list[StopPhrase]:
    lines = [line.partition(" | ") for line in block.splitlines()]
    return [StopPhrase(form(words), {}, within=within) for words, _, within in lines]


def parse(markdown: str) -> RichText:
    text, problems = inline.parse(markdown, HERE)
    assert not problems
    return text


def expected(marked: str) -> tuple[RichText, tuple[Mention, ...]]:
    """The text without the marks of the case, and the mentions that the marks stand for."""
    text = parse(MARK.sub(r"\2", marked))
    with_signs = parse(MARK.sub("\ue000\\2\ue001", marked)).plain
    names = [match[1] for match in MARK.finditer(marked)]
    edges, plain = [], ""
    for character in with_signs:
        if character in "\ue000\ue001":
            edges.append(len(plain))
        else:
            plain += character
    assert plain == text.plain
    spans = zip(edges[::2], edges[1::2], names, strict=True)
    return text, tuple(Mention(start, end, name) for start, end, name in spans)


@pytest.mark.parametrize("case", cases("matching"))
def test_case(case: Mapping[str, str]) -> None:
    text, wanted = expected(case["text"])
    never = phrases(case.get("never", ""))
    matcher = matching.Matcher(glossary(case["glossary"]), never)
    assert not matcher.conflicts
    found, idle = matching.mentions_in(text, matcher.find(text), rulings(case.get("rulings", "")))
    assert [(text.plain[m.start : m.end], m) for m in found] == [
        (text.plain[m.start : m.end], m) for m in wanted
    ]
    assert not idle
    assert not matching.idle_phrases(never, [(text, matcher.find(text))])


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("ab", "b", False),
        ("a\u00adb", "b", False),
        ("a\u00ad\u200bb", "b", False),
        ("a\u00ad b", "b", True),
        ("a b\u00adc", "b", False),
        ("\u00adb", "b", True),
        ("\u00ad\u0301b", "\u0301b", True),  # an accent that stands on nothing
        ("\u1112\u1161", "\u1112", False),  # half a Hangul syllable
        ("B/A/1", "A/1", False),
        ("A/1.B", "A/1", False),
        ("A/1/B", "A/1", False),
        ("A/1/B and", "A/1", False),
        ("A/1/B.C", "A/1/B", False),  # a symbol with its digits inside
        ("A/1..", "A/1", True),
        ("十七国集团", "七国集团", False),  # at the beginning of the text
        ("3.9.1", "9", False),  # a number that goes on on both sides
        ("2.5G", "5G", False),  # at the beginning of the text
        ("4/5G", "5G", True),  # behind a stroke only a bare number goes on
        ("and/or/not", "and/or", True),  # not every stroke is in a document symbol
        ("๑๒", "๑", False),  # Thai has no spaces between words, but its numbers are whole, too
        ("๑.๕", "๑", False),
        ("ข้อ๑", "๑", True),
        ("ʼʼ", "ʼ", False),
        ("ʼʼ甲ʼ", "'甲'", False),  # an apostrophe that is a letter, though it reads like a sign
    ],
)
def test_the_edges_of_words_and_of_symbols(text: str, words: str, found: bool) -> None:
    matcher = matching.Matcher([entry("e", form(words))])
    assert bool(matcher.find(RichText(text))) is found


# ---------------------------------------------------------------- who owns a form


@pytest.mark.parametrize(
    ("one", "two", "clash"),
    [
        ("联合国", "联合国", True),
        ("Green Tea", "green  tea", True),
        ("“AI” divide", '"ＡＩ" Divide', True),
        ("WHO", "WHO", True),
        ("WHO", "who", True),
        ("WHO!", "Who!", False),
        ("café", "cafe", False),
    ],
)
def test_two_entries_claim_a_form(one: str, two: str, clash: bool) -> None:
    matcher = matching.Matcher([entry("a", form(one)), entry("b", form(two))])
    assert bool(matcher.conflicts) is clash


def test_an_entry_may_repeat_its_own_form() -> None:
    matcher = matching.Matcher([entry("a", form("WHO"), form("WHO"), form("who!"))])
    assert not matcher.conflicts
    assert [m.entry for m in matcher.find(RichText("WHO, who, Who"))] == ["a", "a"]


def test_a_form_of_nothing_visible_is_no_form() -> None:
    assert matching.Matcher([entry("a", form("\u200b"))]).find(RichText("a\u200bb")) == []


@pytest.mark.parametrize(
    ("lines", "silenced"),
    [
        ("联合国", ["un"]),
        ("联合", []),
        ("WHO", ["who"]),
        ("Who", ["who"]),
        ("who!", []),  # the name is found in capitals only, and the phrase without them only
        ("联合国\n大会", ["un", "ga"]),
        ("联合国\n联合国", ["un", "un"]),
    ],
)
def test_a_stop_phrase_that_silences_a_name(lines: str, silenced: list[str]) -> None:
    matcher = matching.Matcher(glossary("un: 联合国\nga: 大会\nwho: WHO"), phrases(lines))
    assert [claim.entry for _, claim in matcher.silenced] == silenced


# ---------------------------------------------------------------- rulings that do nothing


@pytest.mark.parametrize(
    ("lines", "idle"),
    [
        ("force un: 大会", []),
        ("force un: 联合国", ["force un"]),
        ("force un: 没有", ["force un"]),
        ("forbid un: 联合国", []),
        ("forbid ga: 联合国", ["forbid ga"]),
        ("forbid un: 大会", ["forbid un"]),
        ("block: 联合国", []),
        ("block: 大会", ["block "]),
        ("force un: 大会\nforce un: 大会", ["force un"]),
        ("forbid un: 联合国\nforbid short: 联合", []),
        ("forbid short: 联合", ["forbid short"]),
        ("force un: 没有\nforbid ga: 联合国\nblock: 大会", ["force un", "forbid ga", "block "]),
        ("force un: \u00ad", ["force un"]),
    ],
)
def test_idle_rulings(lines: str, idle: list[str]) -> None:
    matcher = matching.Matcher(glossary("un: 联合国\nshort: 联合\nga: 全会"))
    text = RichText("联合国召开大会。")
    _, unused = matching.mentions_in(text, matcher.find(text), rulings(lines))
    assert [f"{ruling.action} {ruling.entry}" for ruling in unused] == idle


@pytest.mark.parametrize(
    ("lines", "idle"),
    [
        ("副秘书长", []),
        ("秘书长", []),
        ("副秘书", []),
        ("副总裁", ["副总裁"]),
        ("日内瓦", ["日内瓦"]),
        ("副秘书长\n副秘书长", ["副秘书长"]),
        ("副秘书长\n秘书长", ["秘书长"]),
        ("副总裁\n副秘书长\n日内瓦", ["副总裁", "日内瓦"]),
    ],
)
def test_idle_phrases(lines: str, idle: list[str]) -> None:
    texts = [RichText("他去了日内瓦。"), RichText("副秘书长来了。")]
    matcher = matching.Matcher(glossary("sg: 秘书长"), phrases(lines))
    searched = [(text, matcher.find(text)) for text in texts]
    assert [phrase.form.text for phrase in matching.idle_phrases(phrases(lines), searched)] == idle


# ---------------------------------------------------------------- any text at all

LETTERS = "ab AＡ中国é\u0301e\u00ad/.1ﬁß유\u1112\u1161\n,-"
WORD = "[abAＡée1ﬁß\u0301]"
"""Of these letters, those of which words with spaces between them are made."""
COMPLETES = "[\u0301\u1161]"
"""And those that belong to the letter before them: an accent, and the vowel of a Hangul syllable."""
INVISIBLE = "\u00ad"
TEXTS = st.text(alphabet=LETTERS, max_size=14)
FORMS = st.lists(st.text(alphabet=LETTERS, min_size=1, max_size=4), min_size=1, max_size=6)


def slow_find(text: str, forms: list[Form]) -> set[tuple[int, int, str]]:
    """Every stretch that reads like a form once both are folded: no automaton, no offsets to map."""
    found = set()
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            words = text[start:end]
            at_rest = {words[0], words[-1]}.isdisjoint(INVISIBLE + " \n")
            if not at_rest or start in inside(text) or end in inside(text) or goes_on(text, start, end):
                continue
            if number_goes_on(text, start, end):
                continue
            if any(a < end and start < b for a, b in bare_addresses(text)):
                continue
            for candidate in forms:
                keep = candidate.exact
                same = (
                    folding.fold(words, keep_case=keep).text
                    == folding.fold(candidate.text, keep_case=keep).text
                )
                if same and folding.fold(words).text:
                    found.add((start, end, candidate.text))
    return found


def inside(text: str) -> set[int]:
    """The edges between two letters that must not be torn apart, whatever invisible lies between them."""
    return {
        edge
        for edge in range(1, len(text))
        if (re.search(rf"{WORD}{INVISIBLE}*\Z", text[:edge]) and re.match(f"{INVISIBLE}*{WORD}", text[edge:]))
        or (re.search(f"[^{INVISIBLE}]", text[:edge]) and re.match(f"{INVISIBLE}*{COMPLETES}", text[edge:]))
    }


def goes_on(text: str, start: int, end: int) -> bool:
    """Whether a document symbol, such as a/1, is only a part of a longer one, such as a/1.b."""
    if not re.search("/.*1|1.*/", text[start:end], re.DOTALL):
        return False
    for symbol in re.finditer(f"{WORD}+([/.]{WORD}+)+", text):
        if symbol.start() < start < symbol.end() and re.match(WORD, text[start]):
            return True
        if symbol.start() < end < symbol.end() and re.match(WORD, text[end - 1]):
            return True
    return False


def number_goes_on(text: str, start: int, end: int) -> bool:
    words, before, after = text[start:end], text[max(0, start - 2) : start], text[end : end + 3]
    signs = "./," if all("0" <= character <= "9" for character in words) else ".,"
    if words[0].isdigit() and len(before) == 2 and before[0].isdigit() and before[1] in signs:
        return True
    if words[-1] == "A" and not words[-2:-1].isalnum() and after[:2] == ".1":
        return True  # as in Annex A.1
    if not words[-1].isdigit() or len(after) < 2:
        return False
    if after[0] in signs and after[1].isdigit():
        return True
    letter = after[1].isascii() and after[1].isalpha()
    return after[0] == "." and letter and not (after[2:].isascii() and after[2:].isalnum())


@given(TEXTS, FORMS)
@example("A.1", ["A"])
@settings(deadline=None)
def test_agrees_with_a_slow_matcher(text: str, words: list[str]) -> None:
    forms = {folding.fold(f.text).text: f for f in map(form, words)}
    entries = [entry(f"e{number}", f) for number, f in enumerate(forms.values())]
    matcher = matching.Matcher(entries)
    by_id = {e.id: e.forms[0].text for e in entries}
    found = {(m.start, m.end, by_id[m.entry]) for m in matcher.find(RichText(text))}
    assert found == slow_find(text, list(forms.values()))


@given(TEXTS, FORMS)
@settings(deadline=None)
def test_mentions_never_overlap(text: str, words: list[str]) -> None:
    matcher = matching.Matcher(entry(f"e{number}", form(w)) for number, w in enumerate(words))
    found, _ = matching.mentions_in(RichText(text), matcher.find(RichText(text)))
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(0 <= m.start < m.end <= len(text) for m in found)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 5), st.sampled_from("ab"))))
def test_resolve_keeps_leftmost_longest(spans: list[tuple[int, int, str]]) -> None:
    candidates = [Mention(start, start + length, name) for start, length, name in spans]
    kept = matching.resolve(candidates)
    assert all(one.end <= two.start for one, two in pairwise(kept))
    for candidate in candidates:  # what was dropped gave way to something at least as far left
        rivals = [m for m in kept if m.start < candidate.end and candidate.start < m.end]
        assert candidate in kept or min(rivals).start <= candidate.start


def test_nothing_in_links_and_code() -> None:
    text = RichText("WHO WHO WHO", (Style("link", 0, 3, "x"), Style("code", 4, 7)))
    matcher = matching.Matcher([entry("who", form("WHO"))])
    assert [m.start for m in matcher.find(text)] == [8]
