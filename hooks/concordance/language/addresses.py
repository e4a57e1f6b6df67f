"""Where an address stands in running text, and where it ends.

An address follows RFC 3986, tailored to running text as in GitHub's extended autolinks: it ends before
white space, quotation marks, note and page marks, asterisks, and characters of scripts without spaces;
punctuation at its end and a bracket that it did not open belong to the sentence. An asterisk behind a
backslash belongs to it. Domains, mailboxes, DOIs and the names of files are addresses without a scheme.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from .scripts import is_unspaced

Span = tuple[int, int]

IN_HOST = frozenset("-._~:@%")
IN_PATH = IN_HOST | frozenset("/?#!$&'()[]+,;=")
"""What the parts of an address may hold besides letters and digits. An asterisk is emphasis."""
CLOSING = {")": "(", "]": "["}
TRAILING = ".,:;!?'_~&"
ENDS = re.compile(r"\[\^|\[\[|\.\.\.|[,;]https?://", re.IGNORECASE)
"""What ends an address though its first sign might go on: a mark, an ellipsis, the next address."""
SICI = re.compile(r"<[^<>\s]{1,60}>[0-9]\.[0-9]\.[A-Z]{2};[0-9](?:-[0-9A-Z#])?")
"""The second half of a DOI of the 1990s, made of a SICI (ANSI/NISO Z39.56): there < and > are kept."""
_ON = r"(?=[./?#&=_-]*[A-Za-z0-9%])(?!https?://)"
CUTS = re.compile(
    rf"""
      [<>{{}}|^](?=\S)(?!(?<=<)(?:/?[A-Za-z][^<>]*>|!--)|(?<=\^)\[)
    | `
    | (?:\*+|["\\]|[‐‑‒–−]){_ON}
    | (?:(?<=/wiki/)|(?<=/item/))[\u3400-\u9fff]+
    | [\u3400-\u9fff]+(?=[/?&=_%-][A-Za-z0-9%]|\.(?:s?html?|aspx?|php|pdf)\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What no address holds as it is (RFC 3986, 2), with more behind it: the address may be meant to go on. A
tag is raw HTML, and told as such. Dashes are those that word processors put for a hyphen, and Chinese
characters those that a browser shows in place of their codes."""
MOST_OPEN = 20
"""Brackets that are open in an address at once. Where none closes, the address ends at the first: without a
limit each of many addresses would be read up to the end of the text."""
ESCAPED = re.compile(r"\\(?=[-_~()\[\]&#.!+*])")
LETTERS = frozenset({"Lu", "Ll", "Lo", "Nd", "Mn", "Mc"})

# Where a domain ends in two letters, these are small and no word: a full stop that lacks its space (the UN.It
# is) makes no domain. Companies write .AI (Character.AI).
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_GENERIC = "com|org|net|edu|gov|mil|int|info"
_FILE = "pdf|html?|docx?|xlsx?|pptx?|odt|epub|txt|csv|json|xml|zip|php|aspx?|jpe?g|png|gif|svg|mp[34]"
_LONG = (
    "academy|africa|app|arpa|asia|biz|blog|cafe|cat|center|club|cloud|coop|dev|digital|education|eu|example"
    "|foundation|global|google|group|institute|international|jobs|law|life|live|local|media|mobi|museum"
    "|network|news|ngo|online|ong|page|press|pub|science|school|shop|site|social|space|store|tech|test|tools"
    "|travel|university|wiki|work|world|xyz|zone"
)
_WORD = "(?:am|an|as|at|be|by|do|go|he|if|in|is|it|me|my|no|of|on|or|pm|so|to|up|us|we)"
_END = r"(?![A-Za-z0-9_-])"
BARE = re.compile(
    rf"""
      (?<![A-Za-z0-9])(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*://|(?:urn|hdl|ark):(?=[^\s:]))
    | (?<![A-Za-z0-9.])(?P<doi>10\.[0-9]{{4,9}}/)
    | (?<![A-Za-z0-9@._+-])
      (?: [A-Za-z0-9._%+-]+@(?:{_LABEL}\.)+[A-Za-z]{{2,}}{_END}
        | www\.(?:{_LABEL}\.)+[A-Za-z]{{2,}}{_END}
        | (?:{_LABEL}\.)+(?:{_GENERIC}|{_GENERIC.upper()}|Com|Org|Net)(?:\.[A-Za-z]{{2}})?{_END}
        | (?:[a-z0-9-]+\.)+(?:[a-z]{{2}}|{_LONG}){_END}
        | (?:[A-Z][A-Za-z0-9-]*\.)(?:[a-z0-9-]+\.)*(?!{_WORD}{_END})[a-z]{{2}}{_END}
        | (?:[A-Za-z0-9-]*[a-z][A-Za-z0-9-]*\.)AI{_END}
        | (?:{_LABEL}\.)+(?:{_FILE}){_END}
        | (?:localhost|[0-9]{{1,3}}(?:\.[0-9]{{1,3}}){{3}})(?=[:/])
      )(?::[0-9]+)?
    """,
    re.VERBOSE,
)
_SIGN = r"(?:\.[A-Za-z0-9]|://|(?:urn|hdl|ark):|localhost[:/])"
SIGN = re.compile(_SIGN)
"""What every address holds, and few texts."""
ASCII = re.compile(rf"[!-~]*?{_SIGN}[!-~]*")
"""Signs without a space between them that may hold an address."""
AFTER_WIDE = re.compile(rf"\.(?:{_GENERIC}|cn|hk|tw){_END}")
"""How a domain ends whose last part but this one is Chinese."""
WIDE_HOST = re.compile(
    r"(?:[^\W_][\w-]*\.)+(?:[A-Za-z]{2,}|中国|中國|公司|网络|網絡|政务|公益|香港|台湾|台灣)"
)
"""A host with Chinese characters; one that begins with none may stand right before a Chinese sentence."""
NUMERIC_HOST = re.compile(r"\[(?=[^\]]*:)[0-9A-Fa-f:.]+\]")


def end_of_address(text: str, start: int, *, host: bool = True) -> int:
    """Where the address ends whose scheme ends at `start`; `start` itself when no address follows.

    With `host=False` a path begins at `start`, such as that of a domain or a DOI.
    """
    opened: list[int] = []
    at = _end_of_odd_host(text, start) if host else start
    while at < len(text) and not ENDS.match(text, at):
        if not host and text[at] == "<" and (found := SICI.match(text, at)):
            at = found.end()
            continue
        escaped = ESCAPED.match(text, at) is not None
        character = text[at + 1] if escaped else text[at]
        host = host and character not in "/?#"
        closes = character in CLOSING
        if closes and not (opened and text[opened[-1]] == CLOSING[character]):
            break
        if not (_may_stand(character, host) or (escaped and character == "*")):
            break
        if closes:
            opened.pop()
        elif character in CLOSING.values():
            if len(opened) == MOST_OPEN:
                break
            opened.append(at)
        at += 1 + escaped
    at = opened[0] if opened else at
    while at > start and text[at - 1] in TRAILING:
        at -= 2 if at - 2 >= start and ESCAPED.match(text, at - 2) else 1
    return at


def what_cuts(text: str, end: int) -> str:
    """The signs before which an address ends here, though it may go on behind them: they must be written as
    %3C or the like. Empty where it ends for another reason.
    """
    found = CUTS.match(text, end)
    return found[0] if found else ""


def bare_addresses(text: str) -> Iterator[Span]:
    """Every address in a text, from left to right, with a scheme or without."""
    if not SIGN.search(text):
        return
    done = 0
    for run in ASCII.finditer(text):
        if AFTER_WIDE.match(text, run.start()) and is_unspaced(text[run.start() - 1 : run.start()] or " "):
            start = _start_of_host(text, run.start(), done)
            done = end_of_address(text, run.start())
            yield start, done
        for match in BARE.finditer(text, run.start(), run.end()):
            end = match.end()
            open_ended = match["scheme"] or match["doi"]
            if open_ended or text[end : end + 1] in tuple("/?#"):
                end = max(end, end_of_address(text, end, host=bool(match["scheme"])))
            if match.start() >= done and not (open_ended and end == match.end()):
                yield match.start(), end
                done = end


def _start_of_host(text: str, end: int, first: int) -> int:
    """Where a domain begins whose last part begins at `end`; not before `first`."""
    while end > first and (text[end - 1].isalnum() or text[end - 1] in "-."):
        end -= 1
    return end


def _end_of_odd_host(text: str, start: int) -> int:
    """Where a host ends that begins with a Chinese character, or is a number of IPv6; else `start`."""
    pattern = WIDE_HOST if is_unspaced(text[start : start + 1] or " ") else NUMERIC_HOST
    found = pattern.match(text, start)
    return found.end() if found else start


def _may_stand(character: str, host: bool) -> bool:
    """Whether an address may hold the character: a sign, or a letter of a script with spaces."""
    if character.isascii():
        return character.isalnum() or character in (IN_HOST if host else IN_PATH)
    wide = unicodedata.east_asian_width(character) in "FW"
    return unicodedata.category(character) in LETTERS and not wide and not is_unspaced(character)
