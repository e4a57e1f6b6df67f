"""How Chinese sounds (through pypinyin)."""

from __future__ import annotations


def syllables(text: str, *, tones: bool = False) -> list[str]:
    """The pinyin of each Chinese character of a text, and what stands between as it is; ü is `v`.

    With `tones` each syllable ends in the number of its tone, 5 being the neutral one.
    """
    # Its dictionaries take longer to load than a course to check, which needs none of them.
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415

    style = Style.TONE3 if tones else Style.NORMAL
    found: list[str] = lazy_pinyin(text, style=style, neutral_tone_with_five=tones)
    return found
