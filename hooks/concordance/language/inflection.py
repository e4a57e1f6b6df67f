"""How the words of a language change their endings, as JavaScript's regular expressions.

Every form of a word loses its ending by the rules, one after another, and forms that come out the same
belong together. Forms that no rule can join stand in the list of irregular ones (a star keeps the rules off).
"""

from __future__ import annotations

import re

VARIANTS: dict[str, tuple[tuple[str, str], ...]] = {"en": (("(?<=[a-z]{3}[iy])s(?=[aei]|$)", "z"),)}
"""A letter for which a language has two spellings, as in organisation and organization."""

ENDINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "en": (
        ("(?<=..)our", "or"),  # labour, labor
        ("(?<=..[^aeiouy])re(?=s?$)", "er"),  # centre, center
        ("mme(?=s?$)", "m"),  # programme, program
        ("enc(?=es?$)", "ens"),  # defence, defense
        ("dgement", "dgment"),  # judgement, judgment
        ("ogue(?=s?$)", "og"),  # catalogue, catalog
        ("(?<=..)(?:ies|ied)$", "y"),  # policies, applied
        ("(?<=[aeiouy].*(?:s|x|z|ch|sh))es$", ""),  # processes, taxes, approaches
        ("(?<=..[^sui])s$", ""),  # norms, but not process, status, basis
        ("(?<=[aeiouy].*)(?:ed|ing)$", ""),  # governed, governing, but not thing
        ("([^aeiouy])\\1$", "$1"),  # plann(ed), sett(ing)
        ("(?<=...)e+$", ""),  # mak(ing), agre(ed)
    )
}

_IRREGULAR = {
    "en": (
        "analysis analyses, basis bases, crisis crises, criterion criteria, phenomenon phenomena, "
        "medium media, datum data, index indices, child children, man men, woman women, life lives, "
        "self selves, be is are was were been, have has had, do does did done, go goes went gone, use "
        "uses used using, age ages aged ageing, news* news, become became, begin began begun, bring "
        "brought, build built, choose chose chosen, come came, deal dealt, draw drew drawn, drive "
        "drove driven, fall fell fallen, find found, forbid forbade forbidden, get got, give gave "
        "given, grow grew grown, hold held, keep kept, know knew known, lay laid, lead led, leave "
        "left, lose lost, make made, mean meant, meet met, overcome overcame, pay paid, rise rose "
        "risen, arise arose arisen, run ran, say said, see saw seen, seek sought, send sent, show "
        "shown, speak spoke spoken, spend spent, stand stood, understand understood, take took taken, "
        "undertake undertook undertaken, teach taught, tell told, think thought, win won, write wrote "
        "written"
    )
}


def vary(word: str) -> str:
    """A word in one of the spellings that any language has for it."""
    for pairs in VARIANTS.values():
        for pattern, letter in pairs:
            word = re.sub(pattern, letter, word)
    return word


def irregular(language: str) -> dict[str, str]:
    """Irregular form -> the form its rules begin from."""
    groups = [group.split() for group in _IRREGULAR.get(language, "").split(",")]
    return {form: forms[0] for forms in groups for form in forms[1:]}
