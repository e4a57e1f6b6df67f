"""Figures in a text: numbers in digits and in words, percentages, decades, dates, document symbols.

A date is its numbers: March 2024 and 2024年3月 both hold 3 and 2024. No library was taken: text2num (3.1)
tells no places and has no Chinese, cn2an (0.5) reads a numeral that it is given but finds none in a sentence;
what is hard here is which words are no figures, and that no library knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

SYMBOL = re.compile(
    r"(?<![A-Za-z0-9/])(?=[A-Za-z/.]*[0-9])(?![0-9]{4}/[0-9]{1,2}/[0-9]{1,2}(?![0-9]))"
    r"[A-Za-z0-9.]+(?:/[A-Za-z0-9.]*[A-Za-z0-9])+"
)
"""A document symbol, A/RES/78/265 or 78/L.49; but no date."""
CHAIN = re.compile(r"(?<![0-9.])[0-9]+(?:\.[0-9]+){2,}")
"""A number of many parts, as of a section or a version: 1.1.1."""
NUMBERS = {
    ".": re.compile(r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"),
    ",": re.compile(r"\d{1,3}(?:[.\u00a0\u202f ]\d{3})+(?!\d)(?:,\d+)?|\d+(?:,\d+)?"),
}
"""A number in digits, by the decimal sign; the other sign, or a space, may part the thousands."""
NOT_DIGITS = re.compile(r"\D")
RANGE = re.compile(r"\s*(?:[-–—―~～至到和或、]|to|and|or)\s*")
"""What may stand between two numbers of which the second has the unit: 20 to 30 per cent."""
ROMAN = re.compile(r"(?<![A-Za-z])(?=[IVX])X{0,2}(?:IX|IV|V?I{0,3})(?![A-Za-z])")
ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
WIDE = re.compile("[０-９％／．]")
WIDE_SIGNS = {wide: wide - 0xFEE0 for wide in (*range(0xFF10, 0xFF1A), 0xFF05, 0xFF0F, 0xFF0E)}
DIGIT = re.compile(r"\d")


Special = tuple[str, re.Pattern[str], Callable[[str], str]]
"""Figures of a form of their own: a sign that they all have, their pattern, and what makes their value."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a text, from `start` up to `end`, and its value as all languages write it.

    One that is not `firm` may be the counterpart of another, and needs none itself: one, first, both.
    `spelled` is what is not in digits.
    """

    value: str
    start: int
    end: int
    firm: bool = True
    spelled: bool = False


@dataclass(slots=True)
class _Number:
    """A number while its unit is being looked for; `parts` of thirds are 3, `power` is of ten."""

    value: Decimal
    start: int
    end: int
    firm: bool = True
    spelled: bool = False
    parts: int = 1
    power: int | None = None
    percent: bool = False


@dataclass(frozen=True, kw_only=True)  # without slots, which leave no room for what is computed once
class Numerals:
    """How a language writes figures; as it stands, of one that is known to write digits only.

    Patterns are regular expressions.
    """

    decimal: str = "."
    """The decimal sign, a point or a comma; the other one may part the thousands."""
    powers: Mapping[str, int] = field(default_factory=dict)
    """What multiplies the digits before it -> by which power of ten: million, 万; of an ending, 0: 21st."""
    percent: str = ""
    """What makes a percentage, besides the sign: per cent."""
    loose: Mapping[str, str] = field(default_factory=dict)
    """Words that may render a figure, and need none themselves -> its value: both, 双."""
    idioms: str = ""
    """Words that hold a numeral and no figure: 十分."""

    knows_words = False
    """Whether numbers in words are read."""

    @cached_property
    def _unit(self) -> re.Pattern[str]:
        percent = "|".join(filter(None, [r"[%‰٪]", self.percent]))
        powers = "|".join(f"(?P<p{n}>{pattern})" for n, pattern in enumerate(self.powers))
        power = f"(?:{powers})?" if powers else ""
        return re.compile(rf"{power}(?P<percent>\s?(?:{percent}))?")

    @cached_property
    def _loose(self) -> tuple[re.Pattern[str], tuple[str, ...]] | None:
        if not self.loose:
            return None
        words = "|".join(f"({pattern})" for pattern in self.loose)
        return re.compile(words, re.IGNORECASE), tuple(self.loose.values())

    @cached_property
    def _idioms(self) -> re.Pattern[str] | None:
        return re.compile(self.idioms, re.IGNORECASE) if self.idioms else None

    def figures(self, text: str) -> list[Figure]:
        """The figures of a text, in its order. Addresses in it must have been blanked."""
        text = _narrow(text)
        found: list[Figure] = []
        numbers: list[_Number] = []
        if DIGIT.search(text):
            text = _take(text, SPECIAL, found)
        text = _take(text, self._special(), found)
        numbers += self._digits(text)
        numbers += self._words(text)
        numbers.sort(key=lambda number: number.start)
        self._measure(text, numbers)
        found += map(_figure, numbers)
        return sorted(found, key=lambda figure: figure.start)

    def hints(self, text: str) -> Iterator[Figure]:
        """What may stand for a figure and asks for none, in a text of this language or a quotation in it."""
        text = _narrow(text)
        numbers = list(self._words(text))
        self._measure(text, numbers)
        for figure in map(_figure, numbers):
            yield replace(figure, firm=False)
        if self._loose:
            pattern, values = self._loose
            for match in pattern.finditer(text):
                yield Figure(values[(match.lastindex or 1) - 1], *match.span(), firm=False, spelled=True)
        for match in ROMAN.finditer(text):
            yield Figure(_roman(match[0]), *match.span(), firm=False, spelled=True)

    def _special(self) -> tuple[Special, ...]:
        """Figures of a form of their own, such as decades."""
        return ()

    def _digits(self, text: str) -> Iterator[_Number]:
        for match in NUMBERS[self.decimal].finditer(text):
            whole, _, rest = match[0].partition(self.decimal)
            plain = NOT_DIGITS.sub("", whole) + ("." + rest if rest else "")
            yield _Number(Decimal(plain), match.start(), match.end())

    def _words(self, text: str) -> Iterator[_Number]:
        """The numbers in words."""
        del text
        yield from ()

    def _measure(self, text: str, numbers: list[_Number]) -> None:
        """Give each number the unit behind it; one before a range or a list has that of the next."""
        following: _Number | None = None
        for number in reversed(numbers):
            match = self._unit.match(text, number.end)
            if match and match.end() > number.end:
                power = next((n for n, _ in enumerate(self.powers) if match[f"p{n}"]), None)
                number.power = None if power is None else tuple(self.powers.values())[power]
                number.percent = match["percent"] is not None
                number.end = match.end()
            elif following and RANGE.fullmatch(text, number.end, following.start):
                number.percent, number.power = following.percent, following.power
            following = number

    def _without_idioms(self, text: str) -> str:
        return self._idioms.sub(lambda m: "\0" * len(m[0]), text) if self._idioms else text


DIGITS_ONLY = Numerals()
"""A language of whose number words nothing is known."""


@dataclass(frozen=True, kw_only=True)
class SpelledNumerals(Numerals):
    """Of a language with spaces between its words, in which numbers are built as in English."""

    cardinals: Mapping[str, int]
    """Below a hundred, each a word of its own."""
    ordinals: Mapping[str, int]
    hundred: str
    scales: Mapping[str, int]
    """Thousand and beyond -> power of ten."""
    joining: str = "and"
    """What may stand behind hundred or thousand."""
    fractions: Mapping[str, int]
    """Parts of a whole, with a cardinal before them: two thirds."""
    months: tuple[str, ...] = ()
    before_month: str = ""
    """Words after which a month is one although no number stands beside it: in March."""

    knows_words = True

    @cached_property
    def _numerals(self) -> frozenset[str]:
        return frozenset([*self.cardinals, *self.ordinals, *self.fractions, self.hundred, *self.scales])

    @cached_property
    def _before_month(self) -> re.Pattern[str]:
        return re.compile(rf"(?:\d|(?<![^\W_])(?:{self.before_month}))[ \u00a0]$", re.IGNORECASE)

    @cached_property
    def _gap(self) -> re.Pattern[str]:
        return re.compile(rf"[ \-‐‑]|(?P<joined> {self.joining} )")

    def _special(self) -> tuple[Special, ...]:
        return (("0", DECADE, lambda words: words[:4] + "s"),)

    def _words(self, text: str) -> Iterator[_Number]:
        run: list[re.Match[str]] = []
        clean = self._without_idioms(text)
        for match in WORD.finditer(clean):
            if match[0] in self.months:
                yield from self._month(clean, match)
            elif match[0].lower() not in self._numerals:
                continue
            elif run and self._goes_on(clean, run, match):
                run.append(match)
            else:
                yield from self._number(run)
                run = [match]
        yield from self._number(run)

    def _month(self, text: str, match: re.Match[str]) -> Iterator[_Number]:
        """A month beside a number, or after a word such as in: March and May are words, too."""
        before = text[max(0, match.start() - LONGEST_BEFORE) : match.start()]
        if BEHIND_MONTH.match(text, match.end()) or self._before_month.search(before):
            yield _Number(Decimal(self.months.index(match[0]) + 1), *match.span(), spelled=True)

    def _goes_on(self, text: str, run: list[re.Match[str]], match: re.Match[str]) -> bool:
        """Whether a word belongs to the number before it: two hundred and five, but two and three."""
        gap = self._gap.fullmatch(text, run[-1].end(), match.start())
        last, word = run[-1][0].lower(), match[0].lower()
        if gap is None or last in self.ordinals:
            return False
        if last == self.hundred or last in self.scales:
            return True
        if gap["joined"]:
            return False
        if word == self.hundred or word in self.scales:
            return True
        if len(run) == 1 and word in self.fractions:
            return True
        value = self.cardinals.get(word, self.ordinals.get(word, 0))
        return self.cardinals[last] >= 20 and self.cardinals[last] % 10 == 0 and 0 < value < 10

    def _number(self, run: list[re.Match[str]]) -> Iterator[_Number]:
        words = [match[0].lower() for match in run]
        parts = self.fractions[words.pop()] if len(words) == 2 and words[1] in self.fractions else 1
        if parts == 1 and not (words and words[0] not in self.fractions.keys() - self.ordinals.keys()):
            return
        total = current = 0
        for word in words:
            if word == self.hundred:
                current = (current or 1) * 100
            elif word in self.scales:
                total, current = total + (current or 1) * 10 ** self.scales[word], 0
            else:
                current += self.cardinals.get(word, self.ordinals.get(word, 0))
        # One, first and a hundred are said of much that is no figure.
        firm = parts > 1 or (total + current != 1 and words[0] not in (self.hundred, *self.scales))
        value = Decimal(total + current)
        yield _Number(value, run[0].start(), run[-1].end(), firm=firm, spelled=True, parts=parts)


WORD = re.compile(r"[^\W\d_]+")
LONGEST_BEFORE = 12
BEHIND_MONTH = re.compile(r",?[ \u00a0]\d")
DECADE = re.compile(r"(?<!\d)\d{3}0(?:s|’s|'s)(?![^\W_])")

HAN_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
HAN_TENS = {"十": 10, "百": 100, "千": 1000}
HAN_SCALES = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
HAN = "".join([*HAN_DIGITS, *HAN_TENS, *HAN_SCALES])


@dataclass(frozen=True, kw_only=True)
class HanNumerals(Numerals):
    """Of a language that writes numbers in Chinese characters."""

    knows_words = True

    def _special(self) -> tuple[Special, ...]:
        return (
            ("年代", HAN_DECADE, _han_decade),
            ("分之", HAN_PERCENT, _han_percent),
            ("成", HAN_TENTHS, lambda words: f"{HAN_DIGITS[words[0]]}0%"),
            ("分之", HAN_FRACTION, _han_fraction),
        )

    def _words(self, text: str) -> Iterator[_Number]:
        for match in HAN_NUMBER.finditer(self._without_idioms(text)):
            value = han_value(match[0])
            if value is not None:
                firm = value > 1 and (match[0] == "十" or match[0][0] not in "百千万萬亿億")
                yield _Number(value, match.start(), match.end(), firm=firm, spelled=True)


HAN_NUMBER = re.compile(rf"[{HAN}]+")
OF_LAST_CENTURY = 30  # the twenties may be those of this one
_ANY = rf"(?:[0-9]+(?:\.[0-9]+)?|[{HAN}]+)"
HAN_DECADE = re.compile(
    rf"(?:(?P<c>{_ANY})世纪|(?P<last>上世纪)|(?P<this>本世纪))?(?P<d>[0-9]0|[一二三四五六七八九]?十)年代"
    r"|(?P<y>[0-9]{3}0)年代"
)
HAN_PERCENT = re.compile(rf"百分之{_ANY}")
HAN_TENTHS = re.compile("[一二三四五六七八九]成(?![为立员功果本熟长就分])")
HAN_FRACTION = re.compile(rf"{_ANY}分之{_ANY}")


def han_value(run: str) -> Decimal | None:
    """The value of a numeral in Chinese characters; None where it is none, as in 三四百.

    >>> han_value("一百二十"), han_value("二〇二四"), han_value("三亿五千万")
    (Decimal('120'), Decimal('2024'), Decimal('350000000'))
    """
    if len(run) > 1 and all(sign in HAN_DIGITS for sign in run):
        return Decimal("".join(str(HAN_DIGITS[sign]) for sign in run)) if len(run) > 2 else None
    total = section = 0
    digit: int | None = None
    for sign in run:
        if sign in HAN_DIGITS:
            if digit:
                return None
            digit = HAN_DIGITS[sign]
        elif sign in HAN_TENS:
            section, digit = section + (1 if digit is None else digit or 1) * HAN_TENS[sign], None
        else:
            section += digit or 0
            scale = HAN_SCALES[sign]
            # 万亿 multiplies all that stands before it.
            total = total * scale if total and not section else total + (section or 1) * scale
            section, digit = 0, None
    return Decimal(total + section + (digit or 0))


def _any_value(words: str) -> Decimal:
    return Decimal(words) if words[0].isdigit() and words.isascii() else han_value(words) or Decimal(0)


def _han_decade(words: str) -> str:
    match = HAN_DECADE.fullmatch(words)
    assert match
    if match["y"]:
        return match["y"] + "s"
    decade = int(_any_value(match["d"]))
    is_last = match["last"] or (not match["this"] and decade >= OF_LAST_CENTURY)
    century = int(_any_value(match["c"])) if match["c"] else 20 if is_last else 21
    return f"{(century - 1) * 100 + decade}s"


def _han_percent(words: str) -> str:
    return _written(_any_value(words[3:])) + "%"


def _han_fraction(words: str) -> str:
    below, _, above = words.partition("分之")
    return f"{_written(_any_value(above))}/{_written(_any_value(below))}"


def _narrow(text: str) -> str:
    return text.translate(WIDE_SIGNS) if WIDE.search(text) else text


def _take(text: str, special: tuple[Special, ...], found: list[Figure]) -> str:
    """Add the figures of a form of their own, and return the text with blanks in their place."""
    for sign, pattern, value in special:
        for match in pattern.finditer(text) if sign in text else ():
            found.append(Figure(value(match[0]), *match.span()))
            text = text[: match.start()] + "\0" * len(match[0]) + text[match.end() :]
    return text


def _symbol(words: str) -> str:
    """A document symbol without the letters of its organ, as 第78/265号 has it, too."""
    parts = words.split("/")
    while not any(character.isdigit() for character in parts[0]):
        parts.pop(0)
    return "/".join(parts).casefold()


SPECIAL: tuple[Special, ...] = (("/", SYMBOL, _symbol), (".", CHAIN, str))


def _figure(number: _Number) -> Figure:
    value = number.value * (Decimal(10) ** (number.power or 0))
    written = _written(value) + (f"/{number.parts}" if number.parts > 1 else "") + "%" * number.percent
    return Figure(written, number.start, number.end, number.firm, number.spelled)


def _written(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _roman(words: str) -> str:
    values = [ROMAN_VALUES[letter] for letter in words]
    return str(sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True)))
