"""Rules that a file keeps by itself or with files of its kind, each a generator of problems."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..codes import Code
from ..language.folding import fold
from ..language.pinyin import HAN, SYLLABLE, spoken
from ..language.writings import writing_of
from ..model import Entry, Form, Place, Problem, Vocabulary
from ..problems import line_of, problem
from .inline import html_in, safe_url
from .names import is_device
from .schemas import Schema
from .validation import validate
from .yaml_document import PEOPLE, Document, Path

Problems = Iterator[Problem]
ADDRESS = re.compile(r"https?://[^\s/]\S*|mailto:\S+@\S+", re.IGNORECASE)
DATES = frozenset({"date", "year", "checked", "accessed", "published", "released"})
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
NO_YEAR = re.compile("0000|[3-9][0-9]{3}")
NO_YEAR_OF_PRINT = re.compile("[03-9][0-9]{3}")
"""What happened may be old (0780); but no text was published, and no page looked at, before the year 1000."""
PAGES = ("index", "about", "lookup", "offline", "downloads", "references", "course", "practice", "handout")
"""The names of the pages and folders that every language has, which no text can have."""
SEVERAL = re.compile(r"[；;、﹔､]|,.* (?:and|&) |\bet al\b|[\u4e00-\u9fff](?:，|等$| and )")
"""What stands between two persons, and not within the name of one."""
HALF = re.compile(
    r"(?:\w\.[ -]?)+|(?:Jr|Sr)\.?|I{2,3}|IV"
    r"|[^,]+ (?:van|von|der|den|ter|de|la|di|da|dos|du)"
)
"""What no person is called: initials, what follows a name, what ends in a particle. A comma in a list in
brackets has cut it off, as in [Doe, J., Berg, Ludwig van]. Two single words are not told: [Plato, Aristotle].
"""
PARTS = {
    "choose-one": "options",
    "choose-several": "options",
    "match": "pairs",
    "order": "items",
    "short": "accept",
}
"""Kind of question -> the key that holds its answers."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a document departs from its schema (`faults`), and all problems of its values."""

    faults: list[Problem]
    problems: list[Problem]


def shape(document: Document, schema: Schema) -> Shape:
    """Hold a document against its schema; without faults it can be read safely."""
    faults = validate(document, schema)
    values = list(values_are_sound(document))
    told = {problem.place for problem in values}  # a thirteenth month is no day, and not written rightly
    return Shape(faults, [*(fault for fault in faults if fault.place not in told), *values])


def values_are_sound(document: Document) -> Problems:
    """No value holds raw HTML, every address can be followed, every day is one of the calendar, and a person
    is one person.
    """
    for path, value in document.strings():
        for code, values in _faults(document, path, value):
            yield problem(document.place(*path), code, **values)


def _faults(document: Document, path: Path, value: str) -> Iterator[tuple[Code, dict[str, str]]]:
    """What is wrong with one value, without its place: nearly all are sound, and need none."""
    above, owner, key = ("", "", "", *path)[-3:]
    if html := html_in(value):
        yield "html-in-words", {"html": html}
    is_person = above in PEOPLE and (*path[:-1], "kind") not in document.keys  # one language of a name
    if (owner in PEOPLE or is_person) and SEVERAL.search(value):
        yield "several-names", {"words": value}
    elif owner in PEOPLE and HALF.fullmatch(value):
        yield "unquoted-comma", {"words": value}
    if key in ("url", "site_url") and value and not is_address(value):
        yield "strange-link", {"url": value}
    if key in DATES and (NO_YEAR if key == "date" else NO_YEAR_OF_PRINT).match(value):
        yield "no-such-year", {"year": value[:4]}
    elif key in DATES and DAY.fullmatch(value) and not _is_day(value):
        yield "no-such-day", {"day": value}


def is_address(value: str) -> bool:
    """Whether a value is an address that a reader's browser can follow without doing harm."""
    return ADDRESS.fullmatch(value) is not None and safe_url(value)


def _is_day(value: str) -> bool:
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True


def languages_differ(document: Document) -> Problems:
    """No language of a `course.yml` is named twice, and each tag is of its language."""
    seen: set[str] = set()
    for index, language in enumerate(document.data["languages"]):
        code, place = language["code"], document.place("languages", index, "code")
        if code in seen:
            yield problem(place, "duplicate-language", language=code)
        elif is_device(code):  # which is a folder of the site
            yield problem(place, "reserved-id", id=code)
        elif language["tag"].split("-")[0] != code:
            place = document.place("languages", index, "tag")
            yield problem(place, "wrong-value", key="languages.tag", value=language["tag"], example=code)
        seen.add(code)


def texts_have_addresses(document: Document) -> Problems:
    """No two texts of a `course.yml` have the same id, and none has that of a page."""
    seen: dict[str, Place] = {}
    for index, text in enumerate(document.data.get("texts", ())):
        identifier, place = text["id"], document.place("texts", index, "id")
        if identifier in PAGES or is_device(identifier):
            yield problem(place, "reserved-id", id=identifier)
        if identifier in seen:
            yield problem(place, "duplicate-id", id=identifier, first=line_of(seen[identifier]))
        seen.setdefault(identifier, place)


def groups_are_known(document: Document, texts: Iterable[str]) -> Problems:
    """Every kind of a `vocabulary.yml` belongs to a group; no two groups or texts share a folder."""
    groups: Mapping[str, Mapping[str, str]] = document.data["groups"]
    taken = {"course", "practice", *texts}
    for name, group in groups.items():
        if group["path"] in taken or is_device(group["path"]):
            yield problem(document.place("groups", name, "path"), "reserved-id", id=group["path"])
        taken.add(group["path"])
    for name, kind in document.data["kinds"].items():
        if kind["group"] not in groups:
            place = document.place("kinds", name, "group")
            yield problem(place, "unknown-group", kind=name, group=kind["group"], known=", ".join(groups))


def pictures_are_known(document: Document) -> Problems:
    """What the timeline and the map of a `vocabulary.yml` name is in it: groups, traits, relations."""
    data = document.data
    named: list[tuple[Place, str, str]] = []
    for index, lane in enumerate(data.get("timeline", ())):
        named.append((document.place("timeline", index, "group"), "groups", lane["group"]))
        if "trait" in lane:
            named.append((document.place("timeline", index, "trait"), "traits", lane["trait"]))
    drawn = data.get("map", {})
    named += [(document.keys["map", "shapes", name], "groups", name) for name in drawn.get("shapes", ())]
    for key in ("lines", "notes"):
        for index, name in enumerate(drawn.get(key, ())):
            named.append((document.place("map", key, index), "relations", name))
    for place, key, name in named:
        if name not in data.get(key, ()):
            known = _listed(data.get(key, ()))
            yield problem(place, "unknown-in-picture", word=name, key=key, known=known)


def _listed(words: Iterable[str]) -> str:
    """Words as a hint names them, which has a dash where there are none."""
    return ", ".join(words) or "—"


def ids_are_unique(places: Iterable[tuple[str, Place]]) -> Problems:
    """No two entries have the same id, and none has that of an index page or of a device."""
    seen: dict[str, Place] = {}
    for identifier, place in places:
        if identifier == "index" or is_device(identifier):
            yield problem(place, "reserved-id", id=identifier)
        if identifier in seen:
            yield problem(place, "duplicate-id", id=identifier, first=line_of(seen[identifier]))
        seen.setdefault(identifier, place)


def words_are_known(document: Document, index: int, vocabulary: Vocabulary) -> Problems:
    """The kind, the relations and the traits of the entry at `index` are in the vocabulary."""
    data = document.data[index]
    if data["kind"] not in vocabulary.kinds:
        known = ", ".join(vocabulary.kinds)
        yield problem(document.place(index, "kind"), "unknown-kind", word=data["kind"], known=known)
    for word in data.get("relations", {}):
        if word not in vocabulary.relations:
            known = _listed(vocabulary.relations)
            yield problem(document.keys[index, "relations", word], "unknown-relation", word=word, known=known)
    for word, trait in data.get("traits", {}).items():
        if word not in vocabulary.traits:
            known = _listed(vocabulary.traits)
            yield problem(document.keys[index, "traits", word], "unknown-trait", word=word, known=known)
            continue
        values, value = vocabulary.traits[word].values, trait["value"]
        if value not in values:
            place, known = document.place(index, "traits", word, "value"), ", ".join(values)
            yield problem(place, "unknown-trait-value", trait=word, value=value, known=known)


def forms_can_be_found(entry: Entry) -> Problems:
    """Every form holds a letter or a digit, and no language of an entry has one twice."""
    for term in entry.terms.values():
        seen: dict[str, Form] = {}
        for form in term.forms:
            spelling = fold(form.text, keep_case=form.exact).text
            if not any(character.isalnum() for character in spelling):
                yield problem(form.place, "form-without-letters", form=form.text)
            elif spelling in seen:
                yield problem(form.place, "form-twice", form=form.text, first=line_of(seen[spelling].place))
            seen.setdefault(spelling, form)


def relations_have_targets(entries: Iterable[Entry], known: Container[str]) -> Problems:
    """Every relation leads to another entry, and no pair of entries says the same thing twice."""
    said: dict[tuple[str, frozenset[str]], Place] = {}
    for entry in entries:
        for relation in entry.relations:
            if relation.target not in known:
                yield problem(relation.place, "unknown-target", target=relation.target)
            elif relation.target == entry.id:
                yield problem(relation.place, "self-relation", id=entry.id)
            pair = (relation.type, frozenset((entry.id, relation.target)))
            if pair in said:
                first = line_of(said[pair])
                yield problem(relation.place, "relation-twice", type=relation.type, first=first)
            said.setdefault(pair, relation.place)


def readings_fit(document: Document, index: int) -> Problems:
    """The pinyin that an author gives a Chinese name has a syllable for each character, and each is one."""
    for code, term in document.data[index]["terms"].items():
        reading, preferred = term.get("reading"), term["preferred"]
        name = preferred if isinstance(preferred, str) else preferred["form"]
        if not reading or not writing_of(code).by_sound:
            continue
        place = document.place(index, "terms", code, "reading")
        sounds, count = spoken(reading), len(HAN.findall(name))
        latin = set(re.findall("[a-z0-9]+", fold(name).text))
        said = [sound for sound in sounds if sound not in latin]
        strange = next((sound for sound in said if not SYLLABLE.fullmatch(sound)), None)
        if strange is not None and len(said) == count:
            yield problem(place, "no-syllable", syllable=strange.replace("v", "ü"), name=name)
        elif len(said) not in (count, count - name.count("儿")):
            yield problem(place, "reading-length", name=name, count=count, said=len(said))


def alignments_are_single(document: Document) -> Problems:
    """No paragraph of an `alignment.yml` is paired twice."""
    seen: dict[str, Place] = {}
    for number, item in enumerate(document.data):
        paragraph, place = item["paragraph"], document.place(number, "paragraph")
        if paragraph in seen:
            yield problem(place, "aligned-twice", at=paragraph, first=line_of(seen[paragraph]))
        seen.setdefault(paragraph, place)


def parts_fit_the_kind(document: Document, index: int) -> Problems:
    """The question at `index` has the answers that its kind asks for, no others, and says what it is on."""
    data = document.data[index]
    own = PARTS[data["kind"]]
    if own not in data:
        yield problem(document.place(index), "missing-key", key=own, example=f"{own}: …")
    for key in sorted(data.keys() & (set(PARTS.values()) - {own})):
        choices = [each for each in data if each not in PARTS.values()]
        values = {"key": key, "guess": own, "choices": ", ".join((*choices, own))}
        yield problem(document.keys[index, key], "unknown-key", **values)
    if not data.keys() & {"at", "entries"}:
        yield problem(document.place(index), "missing-key", key="at", example="at: [mandate-3]")


def answers_can_be_told(document: Document, index: int) -> Problems:
    """The question at `index` has as many right options as its kind, and no two answers read the same."""
    data = document.data[index]
    options = data.get("options", ())
    right = sum("right" in option for option in options)
    place = document.place(index, "options")
    if data["kind"] == "choose-one" and right != 1:
        yield problem(place, "one-right-option", count=right)
    if data["kind"] == "choose-several" and not 2 <= right < len(options):
        yield problem(place, "several-right-options", count=right, options=len(options))
    answers: list[tuple[Path, Mapping[str, str]]] = [
        (("options", n, "text"), option["text"]) for n, option in enumerate(options)
    ]
    for side in ("left", "right"):
        answers += [(("pairs", n, side), pair[side]) for n, pair in enumerate(data.get("pairs", ()))]
    answers += [(("items", n), item) for n, item in enumerate(data.get("items", ()))]
    yield from _read_differently(document, index, answers)


def _read_differently(
    document: Document, index: int, answers: Iterable[tuple[Path, Mapping[str, str]]]
) -> Problems:
    seen: Counter[tuple[str, str, str]] = Counter()
    for path, words in answers:
        for code, text in words.items():
            key = (str(path[-1 if path[0] == "pairs" else 0]), code, fold(text).text)  # left and right apart
            seen[key] += 1
            if seen[key] == 2:
                yield problem(document.place(index, *path, code), "answer-twice", words=text)


def plan_adds_up(document: Document) -> Problems:
    """The minutes of a lesson's plan are those of the lesson."""
    minutes = [int(step["minutes"]) for step in document.data["teacher"]["plan"]]
    if sum(minutes) != int(document.data["minutes"]):
        place = document.place("teacher", "plan")
        yield problem(place, "plan-minutes", count=sum(minutes), minutes=document.data["minutes"])
