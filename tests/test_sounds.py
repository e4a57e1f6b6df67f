"""How Chinese texts sound: by pypinyin's words, and by the author's rulings."""

from __future__ import annotations

import pytest
from concordance.analysis.sounds import listed, syllables
from concordance.language.pinyin import by_character, written
from concordance.model import Course, Place, Sound
from concordance.views.course_view import views


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
