"""How fast terms are found: 1 MB of Chinese against 10,000 forms. `python benchmarks/matching.py`"""

from __future__ import annotations

import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "hooks"))

import yardstick
from ahocorasick_rs import AhoCorasick
from concordance.analysis import matching
from concordance.language import folding, sentences
from concordance.model import Entry, Form, Place, RichText, Term

LETTERS = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可"
    "主发年动同工也能下过子说产种面而方后多定行学法所民得经"
)
HERE = Place("benchmark")


# Units of work (see yardstick.py) that a step may take: twice what it takes today.
LIMITS = {
    "compile": 8,
    "bare scan": 3,
    "fold": 4,
    "find, folding included": 20,
    "resolve": 3,
    "split sentences": 11,
}


def main() -> int:
    """Print how long each step takes, and its limit; 1 when one takes longer."""
    chance = random.Random(1)
    text = "".join(chance.choices(LETTERS + "，。AI 2", k=340_000))  # 1 MB in UTF-8
    words = {"".join(chance.choices(LETTERS, k=chance.randint(2, 8))) for _ in range(11_000)}
    forms = [Form(text=word, exact=False, place=HERE) for word in sorted(words)[:10_000]]
    entries = [
        Entry(id=f"e{n}", kind="k", terms={"zh": Term(preferred=form)}, definition={}, place=HERE)
        for n, form in enumerate(forms)
    ]
    print(f"{len(text.encode()):,} bytes, {len(entries):,} forms")
    ratios: dict[str, float] = {}
    matcher = _timed(ratios, "compile", lambda: matching.Matcher(entries))
    automaton = AhoCorasick([form.text for form in forms])
    _timed(ratios, "bare scan", lambda: automaton.find_matches_as_indexes(text, overlapping=True))
    _timed(ratios, "fold", lambda: folding.fold(text))
    found = _timed(ratios, "find, folding included", lambda: matcher.find(RichText(text)))
    kept = _timed(ratios, "resolve", lambda: matching.resolve(found))
    _timed(ratios, "split sentences", lambda: sentences.split(text))
    times = ratios["find, folding included"] / ratios["bare scan"]
    yardstick.goal("find / bare scan", times, 2.0, "folding included")
    print(f"{len(found):,} found, {len(kept):,} kept")
    return int(any(ratio > LIMITS[what] for what, ratio in ratios.items()))


def _timed(ratios, what, run):  # type: ignore[no-untyped-def]
    result, ratios[what], seconds = yardstick.measure(run)
    yardstick.line(what, ratios[what], LIMITS[what], f"{seconds:.2f} s, {yardstick.memory():.0f} MB")
    return result


if __name__ == "__main__":
    sys.exit(main())
