"""The public data: right by its schemas, right about the words, and the same as the pages."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml
from concordance import exports
from concordance.language import folding
from concordance.model import Course
from support import CONTENT


@pytest.fixture(scope="module")
def data(course: Course) -> dict[str, Any]:
    files = exports.files(course)
    return {
        path: json.loads(text)
        for path, text in files.items()
        if path.startswith("data/") and path.endswith(".json")
    }


@pytest.mark.parametrize("name", ["paragraphs", "glossary"])
def test_data_keeps_to_its_schema(data: dict[str, Any], name: str) -> None:
    schema = data[f"data/{name}.schema.json"]
    jsonschema_rs.meta.validate(schema)
    assert not list(jsonschema_rs.iter_errors(schema, data[f"data/{name}.json"]))


def test_the_data_and_the_lookup_page_say_who_holds_the_rights(
    course: Course, data: dict[str, Any], site: Path
) -> None:
    rights = course.settings.rights
    assert data["data/glossary.json"]["rights"] == rights
    assert data["data/paragraphs.json"]["rights"] == {
        name: text.settings.rights for name, text in course.texts.items()
    }
    assert rights["en"] in (site / "en/lookup.html").read_text("utf-8")


def test_the_site_publishes_what_the_core_says(data: dict[str, Any], site: Path) -> None:
    for path, content in data.items():
        assert json.loads((site / path).read_text("utf-8")) == content


def texts(data: dict[str, Any]) -> list[dict[str, Any]]:
    found = data["data/paragraphs.json"]
    return [*found["paragraphs"], *found["notes"]]


def test_offsets_cut_out_a_form_of_the_entry(data: dict[str, Any]) -> None:
    forms = {entry["id"]: _forms(entry) for entry in data["data/glossary.json"]["entries"]}
    forced = {(i["entry"], folding.fold(i["text"]).text) for i in _forces()}
    for item in texts(data):
        for code, mentions in item["mentions"].items():
            for mention in mentions:
                words = folding.fold(item["text"][code][mention["start"] : mention["end"]]).text
                known = words in forms[mention["entry"]] or (mention["entry"], words) in forced
                assert known, (item["id"], code, words)


def _forces() -> list[dict[str, str]]:
    path = CONTENT / "matching.yml"
    rulings = yaml.load(path.read_text("utf-8"), yaml.BaseLoader) if path.exists() else {}
    return rulings.get("force", [])


def _forms(entry: dict[str, Any]) -> set[str]:
    found = list(entry["symbols"])
    for term in entry["terms"].values():
        found += [term["preferred"], *term["also"], *term["abbreviations"], *term["described_as"]]
        found += [avoided["form"] for avoided in term["avoid"]]
    return {folding.fold(form).text for form in found}


def test_everything_the_data_names_exists(data: dict[str, Any]) -> None:
    entries = {entry["id"]: entry for entry in data["data/glossary.json"]["entries"]}
    places = {p["id"] for p in data["data/paragraphs.json"]["paragraphs"]}
    places |= {f"note-{'star' if n['id'] == '*' else n['id']}" for n in data["data/paragraphs.json"]["notes"]}
    assert {m["entry"] for item in texts(data) for ms in item["mentions"].values() for m in ms} <= set(
        entries
    )
    for entry in entries.values():
        assert {relation["target"] for relation in entry["relations"]} <= set(entries)
        assert {place for fact in entry["facts"] for place in fact["article"]} <= places
        mentioned = any(
            m["entry"] == entry["id"] for i in texts(data) for ms in i["mentions"].values() for m in ms
        )
        assert mentioned != entry["background"]


# ---------------------------------------------------------------- pages and data say the same


class _Terms(HTMLParser):
    """Under each paragraph or note of a page: the terms marked there, in reading order; and all ids."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self.here = ""
        self.found: dict[str, list[tuple[str, bool]]] = {}
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        identifier = values.get("id") or ""
        self.ids.add(identifier)
        if tag == "p" and values.get("data-language"):
            self.here = identifier if values["data-language"] == self.language else ""
        if self.here and ("data-entry" in values or "data-term" in values):
            name = str(values.get("data-entry") or values.get("data-term"))
            self.found.setdefault(self.here, []).append((name, tag == "a"))

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self.here = ""


def test_the_links_of_the_pages_are_the_mentions_of_the_data(
    data: dict[str, Any], site: Path, course: Course
) -> None:
    paragraphs = data["data/paragraphs.json"]["paragraphs"]
    for code in data["data/paragraphs.json"]["languages"]:
        pages: dict[str, _Terms] = {}
        for paragraph in paragraphs:
            path, _, anchor = paragraph["url"][code].partition("#")
            if path not in pages:
                pages[path] = _Terms(code)
                pages[path].feed((site / path).read_text("utf-8"))
            assert anchor == paragraph["id"]
            assert anchor in pages[path].ids
            shown = pages[path].found.get(anchor, [])
            mentions = [m["entry"] for m in paragraph["mentions"][code]]
            assert [name for name, _ in shown] == mentions, (code, anchor)
            first = [entry for entry in dict.fromkeys(mentions) if course.entries[entry].linked]
            assert [name for name, is_link in shown if is_link] == first, (code, anchor)


def test_every_entry_page_lists_its_paragraphs(data: dict[str, Any], site: Path) -> None:
    for entry in data["data/glossary.json"]["entries"]:
        wanted = {
            p["id"]
            for p in data["data/paragraphs.json"]["paragraphs"]
            if any(m["entry"] == entry["id"] for ms in p["mentions"].values() for m in ms)
        }
        for code, url in entry["url"].items():
            page = (site / url).read_text("utf-8")
            listed = re.findall(r'class="concordance-line"[^>]* data-paragraph="([^"]+)"', page)
            assert sorted(listed) == sorted(wanted), (entry["id"], code)
