"""How Chinese texts sound: by pypinyin's words, and by the author's rulings."""

from __future__ import annotations

import dataclasses

import pytest
from concordance import course as courses
from concordance.analysis.sounds import listed, ruled, syllables
from concordance.language.pinyin import by_character, written
from concordance.model import Course, Place, Sound
from concordance.views.course_view import views
from mistakes import FIXTURE
from small_course import course_of


@pytest.fixture(scope="module")
def tea() -> Course:
    course, problems = courses.read(FIXTURE, "tea")
    assert course is not None, problems
    return course


def ruling(words: str, sound: str) -> Sound:
    return Sound(words=words, syllables=tuple(sound.split()), reason={}, place=Place(path="readings.yml"))


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("强调协调", "qiáng diào xié tiáo"),
        ("一定不是", "yī dìng bù shì"),  # in speech yídìng búshì
        ("第78/265号决议（AI）", "dì hào jué yì"),
        ("绿色", "lǜ sè"),
        ("好𪚥𪚥好", "hǎo zhé zhé hǎo"),
    ],
)
def test_each_chinese_character_sounds_as_in_a_dictionary(text: str, sound: str) -> None:
    assert syllables(text) == sound.split()


def test_offsets_are_those_of_the_text() -> None:
    assert by_character("A国a家") == {1: "guó", 3: "jiā"}


def test_a_ruling_changes_its_words_and_no_others() -> None:
    rulings = [ruling("多重", "duō chóng")]
    assert syllables("多重属性，很重", rulings) == "duō chóng shǔ xìng hěn zhòng".split()


def test_the_longest_of_rulings_that_overlap_holds() -> None:
    rulings = [ruling("为人", "wéi rén"), ruling("发展为人类", "fā zhǎn wèi rén lèi")]
    assert syllables("发展为人类", rulings) == "fā zhǎn wèi rén lèi".split()
    assert syllables("为人", rulings) == ["wéi", "rén"]


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("重庆重庆重庆", "zhòng qìng zhòng qìng zhòng qìng"),
        ("重重重", "chóng chóng chóng"),
        ("重为人重", "chóng wéi rén chóng"),
    ],
)
def test_rulings_hold_wherever_their_words_stand(text: str, sound: str) -> None:
    rulings = [ruling("为人", "wéi rén"), ruling("重", "chóng"), ruling("重庆", "zhòng qìng")]
    assert ruled(text, rulings) == dict(enumerate(sound.split()))


def test_the_list_shows_each_character_of_several_sounds_in_its_words(tea: Course) -> None:
    text = {"road": [["他说得多重，\n还不太重。", "It is."], ["多重的。", "Yes."]]}
    course = dataclasses.replace(course_of(tea, {}, text), sounds={"zh": (ruling("多重的", "duō chóng de"),)})
    assert list(listed(course)) == [
        "不 bù\t得多重， 还[不]太重。\troad-1",
        "他 tā\t[他]说得多重， \troad-1",
        "太 tài\t多重， 还不[太]重。\troad-1",
        "得 dé\t他说[得]多重， 还不\troad-1",
        "的 de\t多重[的]。\troad-2",
        "说 shuō\t他[说]得多重， 还\troad-1",
        "还 hái\t说得多重， [还]不太重。\troad-1",
        "重 chóng\t多[重]的。\troad-2",
        "重 zhòng\t他说得多[重]， 还不太重\troad-1",
        "重 zhòng\t重， 还不太[重]。\troad-1",
    ]


def test_a_course_that_begins_with_another_language_and_has_no_rulings_is_listed_too(tea: Course) -> None:
    assert [language.code for language in tea.languages] == ["en", "zh"]
    assert "圣 shèng\t后人称他为茶[圣]。\troad-2" in list(listed(tea))


def test_the_course_reads_what_was_ruled(course: Course) -> None:
    lines = list(listed(course))
    assert {line.split("\t")[0] for line in lines if "[重]申" in line} == {"重 chóng"}
    assert {line.split("\t")[0] for line in lines if "负责任[地]" in line} == {"地 de"}
    assert {line.split("\t")[0] for line in lines if "中心[地]位" in line} == {"地 dì"}


def test_names_on_pages_sound_as_ruled(course: Course) -> None:
    entry = next(e for e in course.entries.values() if e.terms["zh"].preferred.text.endswith("风险管理框架"))
    assert views(course)["zh"].pinyin(entry).endswith("guǎn lǐ kuàng jià")


def test_a_name_keeps_its_signs_and_tones() -> None:
    assert written("《一带一路》与AI") == "yī dài yī lù yǔ AI"
    assert written("AI框架", ruled={2: "kuàng"}) == "AI kuàng jià"
