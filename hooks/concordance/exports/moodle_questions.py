"""The questions of the self-check that were written by hand, as Moodle XML, one file for each language.

The elements are those that Moodle's own import reads (question/format/xml and question/type/ordering). GIFT
has no place for what is said to a right and to a wrong answer apart, nor an order; QTI is read by each
system in another way, and no kept library writes all five kinds of questions.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from ..language.writings import writing_of
from ..model import Lesson, Question, Words
from ..views.course_view import CourseView
from ..views.rendering import Renderer
from .taken import By, Offer, absolute, for_each_language
from .templating import filled
from .xml import Element, document, element

ALL = 100.0


def offers(by_code: By) -> Iterator[Offer]:
    """A file for each language, if there are questions."""
    if next(iter(by_code.values())).course.questions:
        yield Offer(
            name="moodle_questions",
            topic="moodle",
            format="Moodle XML",
            files=for_each_language(by_code, "moodle-questions-{code}.xml", questions),
        )


def questions(view: CourseView) -> bytes:
    """The questions in one language, in a category for each lesson."""
    made = []
    for lesson in view.course.lessons:
        found = [question for question in view.course.questions if question.lesson == lesson.id]
        if found:
            made += [_category(view, lesson), *(_Written(view, each, lesson).question() for each in found)]
    return document(element("quiz", *made))


def _category(view: CourseView, lesson: Lesson) -> Element:
    """Where the questions that follow are kept; a stroke parts categories, and is doubled inside a name."""
    names = (view.course.settings.title[view.code], lesson.title[view.code].plain)
    path = "/".join(name.replace("/", "//") for name in names)
    return element("question", element("category", _text(f"$course$/top/{path}")), type="category")


def _text(words: str) -> Element:
    return element("text", words)


class _Written:
    """A question on its way into Moodle."""

    def __init__(self, view: CourseView, question: Question, lesson: Lesson) -> None:
        self.view, self.asked, self.lesson = view, question, lesson
        self.renderer = Renderer(view, partial(absolute, view))

    def question(self) -> Element:
        """The question of its kind."""
        kinds = {
            "choose-one": ("multichoice", self._choices),
            "choose-several": ("multichoice", self._choices),
            "match": ("matching", self._pairs),
            "order": ("ordering", self._order),
            "short": ("shortanswer", self._short),
        }
        kind, own = kinds[self.asked.kind]
        tags = [self.lesson.id, f"difficulty-{self.asked.difficulty}"]
        return element(
            "question",
            element("name", _text(self._plain(self.asked.tests))),
            self._html("questiontext", self._words(self.asked.ask)),
            self._html("generalfeedback", self._places()),
            element("defaultgrade", "1"),
            element("penalty", "0.3333333"),
            element("hidden", "0"),
            element("idnumber", self.asked.id),
            *own(),
            element("tags", *(element("tag", _text(tag)) for tag in tags)),
            type=kind,
        )

    # ------------------------------------------------------------ kinds

    def _choices(self) -> Iterator[Element]:
        """Each right answer gives its share; each wrong one takes its share where several can be chosen."""
        options = self.asked.options
        right = sum(option.right for option in options)
        is_single = self.asked.kind == "choose-one"
        yield element("single", str(is_single).lower())
        yield element("shuffleanswers", "true")
        yield element("answernumbering", "abc")
        yield from self._feedback()
        for option in options:
            share = ALL / right if option.right else 0 if is_single else -ALL / (len(options) - right)
            said = self._words(option.because) if option.because else Markup()
            yield self._answer(_text(self._wrapped(self._words(option.text))), share, said)

    def _pairs(self) -> Iterator[Element]:
        yield element("shuffleanswers", "true")
        yield from self._feedback()
        for pair in self.asked.pairs:
            answer = element("answer", _text(self._plain(pair.right)))
            words = _text(self._wrapped(self._words(pair.left)))
            yield element("subquestion", words, answer, format="html")

    def _order(self) -> Iterator[Element]:
        yield element("layouttype", "VERTICAL")
        yield element("selecttype", "ALL")
        yield element("selectcount", str(len(self.asked.items)))
        yield element("gradingtype", "ABSOLUTE_POSITION")
        yield element("showgrading", "SHOW")
        yield element("numberingstyle", "none")
        yield from self._feedback()
        for place, item in enumerate(self.asked.items, 1):
            yield self._answer(_text(self._wrapped(self._words(item))), place, Markup())

    def _short(self) -> Iterator[Element]:
        """Every accepted answer, also with an article before it; a star stands for any other answer."""
        yield element("usecase", "0")
        articles = writing_of(self.view.code).articles.split()
        accepted = self.asked.accept[self.view.code]
        every = [*accepted, *(f"{article} {answer}" for answer in accepted for article in articles)]
        right, wrong = self._words(self.asked.right), self._words(self.asked.wrong)
        for answer in dict.fromkeys(every):
            yield self._answer(_text(answer.replace("*", "\\*")), ALL, right, form="moodle_auto_format")
        yield self._answer(_text("*"), 0, wrong, form="moodle_auto_format")

    # ------------------------------------------------------------ parts

    def _feedback(self) -> Iterator[Element]:
        """What is said to a right answer; what to a wrong one leads on, so it is said to half a one too."""
        right, wrong = self._words(self.asked.right), self._words(self.asked.wrong)
        yield self._html("correctfeedback", right)
        yield self._html("partiallycorrectfeedback", wrong)
        yield self._html("incorrectfeedback", wrong)

    def _answer(self, words: Element, fraction: float, said: Markup, form: str = "html") -> Element:
        feedback = self._html("feedback", said)
        return element(
            "answer", words, feedback, fraction=f"{fraction:.5f}".rstrip("0").rstrip("."), format=form
        )

    def _html(self, tag: str, words: Markup) -> Element:
        return element(tag, _text(self._wrapped(words)), format="html")

    def _wrapped(self, words: Markup) -> str:
        """Words that say their language wherever they come to stand."""
        return filled("moodle-words.html", view=self.view, words=words) if words else ""

    def _words(self, words: Words) -> Markup:
        return self.renderer.words(words, linked=False)

    def _plain(self, words: Words) -> str:
        return words[self.view.code].plain

    def _places(self) -> Markup:
        """The paragraphs to which the answer leads, with links if the site has an address."""
        label, url = self.view.position_label, self.view.position_url
        places = [(label(position), absolute(self.view, url(position))) for position in self.asked.at]
        return Markup(filled("moodle-places.html", view=self.view, places=places)) if places else Markup()
