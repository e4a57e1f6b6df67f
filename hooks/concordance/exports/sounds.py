"""What readers see above Chinese characters: the pinyin of a section, as a script loaded when asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from .. import routes
from ..analysis.sounds import syllables
from ..language.writings import writing_of
from ..model import Course, Section
from ..views.course_view import CourseView, TextView, views


def files(course: Course) -> dict[str, str]:
    """A script for each section that is there in Chinese; each sets one global name.

    Language code -> id of a heading, paragraph, note or caption -> a syllable for each of its characters.
    """
    chinese = {code: view for code, view in views(course).items() if writing_of(code).by_sound}
    return {
        routes.sounds(text.version.text, section.id): _script(chinese, text.version.text, section.id)
        for view in [*chinese.values()][:1]
        for text in view.texts
        for section in text.version.sections
    }


def _script(chinese: Mapping[str, CourseView], text_id: str, section_id: str) -> str:
    found = {}
    for code, view in chinese.items():
        text = view.text(text_id)
        rulings = view.course.sounds.get(code, ())
        words = _words(text, text.section(section_id))
        found[code] = {identifier: " ".join(syllables(each, rulings)) for identifier, each in words}
    return f"window.courseSounds={json.dumps(found, ensure_ascii=False, separators=(',', ':'))};\n"


def _words(text: TextView, section: Section) -> Iterator[tuple[str, str]]:
    for part in section.parts:
        if part.title:
            yield part.id, part.title
        for paragraph in part.paragraphs:
            yield paragraph.id, paragraph.text.plain
        for figure in part.figures:
            yield figure.id, figure.caption.plain
    for note in text.notes_of(section):
        yield note.key, note.text.plain
