"""Radicals that PDF files give in the place of characters: they look the same and are not."""

from __future__ import annotations

# The character for each of U+2E80 to U+2EF3, in order, from Unicode's EquivalentUnifiedIdeograph.txt
# (version 14). Kangxi radicals (U+2F00 to U+2FD5) decompose to theirs by NFKD and need no table.
_SUPPLEMENT = (
    "⺀厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵⺚旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑"
    "艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)

RADICALS = {
    **{chr(0x2E80 + offset): character for offset, character in enumerate(_SUPPLEMENT)},
    "⼾": "户",  # which decomposes to 戶, but stands for 户 in files with simplified characters
}
"""Radical -> the character that it looks like."""
