"""A sound course -> its concordance: every mention of every entry, and which sentences render each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..model import Alignment, Mention, Mentions, Position, Problem, RichText
from . import alignment, counterparts, pairs, parity, terms
from .figures import Figures
from .matching import Matcher, idle_phrases, resolve, search
from .names import Quotations, cited_names, known_names
from .structure import Searchable


@dataclass(frozen=True, slots=True, kw_only=True)
class Concordance:
    """What is found in a course."""

    mentions: Mentions
    glossary_mentions: Mapping[str, Mapping[str, tuple[Mention, ...]]]
    """Language code -> running words of the glossary and the lessons -> the mentions in them."""
    alignments: Mapping[Position, Alignment]


def analyse(course: Searchable) -> tuple[Concordance, list[Problem]]:
    """Find all that is to be found, and the problems that only this shows."""
    problems: list[Problem] = []
    overrides = course.overrides
    matcher = Matcher(course.entries.values(), overrides.stop_list)
    problems += parity.forms_have_one_owner(matcher.conflicts)
    contested = {claim.entry for c in matcher.conflicts for claim in (c.first, c.second)}
    settled = {key: entry for key, entry in course.entries.items() if key not in contested}
    problems += parity.forms_can_be_met(settled.values(), matcher)
    problems += parity.phrases_spare_names(matcher.silenced)

    passages = {
        (code, position): text
        for versions in course.versions.values()
        for code, version in versions.items()
        for position, text in version.passages.items()
    }
    candidates = {key: matcher.find(text) for key, text in passages.items()}
    mentions: dict[str, dict[Position, tuple[Mention, ...]]] = {}
    for versions in course.versions.values():
        for code, version in versions.items():
            found = {position: candidates[code, position] for position in version.passages}
            here, idle = search(version, found, overrides.instructions)
            mentions.setdefault(code, {}).update(here)
            problems += parity.overrides_apply(o for o in idle if o.entry not in contested)

    words = _running_words(course)
    in_glossary = {
        (code, text): matcher.find(RichText(text)) for code, texts in words.items() for text in texts
    }
    searched = [(text, candidates[key]) for key, text in passages.items()]
    searched += [(RichText(text), found) for (_, text), found in in_glossary.items()]
    problems += parity.phrases_apply(idle_phrases(overrides.stop_list, searched))
    problems += parity.entries_occur(settled.values(), mentions)

    alignments: dict[Position, Alignment] = {}
    for versions in course.versions.values():
        alignments |= alignment.align_text(list(versions.values()), mentions, course.pairs)
    problems += alignment.pairs_are_complete(alignments, course.pairs)
    for versions in course.versions.values():
        problems += alignment.sentences_have_pairs(list(versions.values()), alignments)
    problems += _parity(course, settled, mentions, alignments)
    problems += _counterparts(course, mentions, alignments)
    glossary_mentions = {
        code: {text: resolve(in_glossary[code, text]) for text in texts} for code, texts in words.items()
    }
    found_all = Concordance(mentions=mentions, glossary_mentions=glossary_mentions, alignments=alignments)
    return found_all, problems


def _running_words(course: Searchable) -> dict[str, list[str]]:
    """Language code -> all that the glossary and the lessons say in sentences, each once."""
    languages = list(next(iter(course.versions.values())))
    entries = course.entries.values()
    return {
        code: list(
            dict.fromkeys(
                (
                    *(words for entry in entries for words in entry.running_words(code)),
                    *(words.plain for words in course.words[code]),
                )
            )
        )
        for code in languages
    }


def _parity(
    course: Searchable,
    settled: Mapping[str, object],
    mentions: Mentions,
    alignments: Mapping[Position, Alignment],
) -> list[Problem]:
    """Whether paragraphs, and the sentences in them, name the same entries, and by which forms."""
    waivers = [override for override in course.overrides.instructions if override.action == "waive"]
    waived = {(waiver.position, waiver.entry, waiver.language) for waiver in waivers}
    entries = {key: course.entries[key] for key in settled}
    problems: list[Problem] = []
    used: set[tuple[Position, str, str]] = set()
    for text, by_language in course.versions.items():
        versions = list(by_language.values())
        found, needed = parity.languages_agree(versions, entries, mentions, waived)
        every = list(pairs.pairs_of(versions, alignments))
        further, also_needed = terms.sentences_agree(every, entries, mentions, waived, alignments)
        problems += [*found, *further]
        used |= needed | also_needed
        original = course.originals.get(text, versions[0].language)
        problems += terms.forms_are_accepted(every, entries, mentions, original)
    problems += parity.waivers_apply((w for w in waivers if w.entry in entries), used)
    return problems


def _counterparts(
    course: Searchable, mentions: Mentions, alignments: Mapping[Position, Alignment]
) -> list[Problem]:
    """Whether the figures and names of each sentence, note and heading stand in every language."""
    waivers = [override for override in course.overrides.instructions if override.action == "unmatched"]
    rulings = counterparts.Rulings(waivers)
    problems: list[Problem] = []
    for by_language in course.versions.values():
        versions = list(by_language.values())
        known = known_names(course.names, cited_names(course.references, list(by_language)))
        every = pairs.pairs_of(versions, alignments)
        finders = (Figures(), known, Quotations())
        problems += counterparts.counterparts_are_there(
            every, finders, mentions, rulings, others=len(versions) - 1
        )
    problems += parity.overrides_apply(waiver for waiver in waivers if waiver not in rulings.needed)
    return problems
