"""How long it takes to read a section, from the number of its characters or words.

Rates of the International Reading Speed Texts, read aloud by adults at ease: English 228 words a minute,
Chinese 255 characters a minute. Susanne Trauzettel-Klosinski and Klaus Dietz, "Standardized Assessment of
Reading Performance: The New International Reading Speed Texts IReST", Investigative Ophthalmology & Visual
Science 53 (2012), pp. 5452-5461. A text that is studied is read about as slowly as one that is read aloud.
"""

from __future__ import annotations

import math

from ..language.scripts import is_unspaced
from ..model import Section

WORDS_A_MINUTE = 228
CHARACTERS_A_MINUTE = 255
"""Of scripts without spaces between words."""


def minutes(text: str) -> float:
    """Minutes for one reading: characters of scripts without spaces, and the words between them."""
    characters = sum(map(is_unspaced, text))
    words = "".join(" " if is_unspaced(character) else character for character in text).split()
    counted = sum(any(character.isalnum() for character in word) for word in words)
    return characters / CHARACTERS_A_MINUTE + counted / WORDS_A_MINUTE


def is_by_characters(text: str) -> bool:
    """Whether a text is rather counted by characters than by words."""
    characters = sum(map(is_unspaced, text))
    return 2 * characters > sum(map(str.isalnum, text))


def of_section(section: Section) -> int:
    """Whole minutes for the paragraphs of a section, at least one."""
    return max(1, math.ceil(sum(minutes(paragraph.text.plain) for paragraph in section.paragraphs)))
