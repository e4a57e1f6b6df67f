"""The command-line door: checks a course, and writes its public data.

    python scripts/build_glossary.py                      check content/, write build/data/
    python scripts/build_glossary.py --course my/course   another course
    python scripts/build_glossary.py --list-alignments    sentence pairs that want a second look
    python scripts/build_glossary.py --concordance who    every passage of one entry

Ends with 1 when there is a problem, and then writes nothing.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from concordance import course as courses  # noqa: E402 - the package lives beside the hook
from concordance import exports, locales  # noqa: E402
from concordance.analysis import review  # noqa: E402
from concordance.model import Course  # noqa: E402
from concordance.problems import report  # noqa: E402

WRITTEN = {
    "zh": "没有问题。已写入{out}：{files}个文件，{paragraphs}段，{notes}条注释，{entries}个词条，"
    "{mentions}处提及；用时{seconds:.1f}秒",
    "en": "No problems; wrote {files} files to {out}: {paragraphs} paragraphs, {notes} notes, "
    "{entries} entries, {mentions} mentions, in {seconds:.1f} s",
}
FAULTY = {
    "zh": "{course}有{count}个问题，什么也没有写入",
    "en": "{course} has {count} problem(s); nothing was written",
}
NO_ENTRY = {"zh": "没有id为“{entry}”的词条", "en": "there is no entry “{entry}”"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Check a course and write its data; the exit code."""
    began = time.perf_counter()
    options = _options(arguments)
    folder = Path(options.course)
    languages = options.language or courses.author_languages(folder)
    words = locales.load()
    course, problems = courses.read(folder, options.course)
    catalogues = {code: words[code].problems for code in languages}
    for problem in problems if course is None else course.notices:
        print(report(problem, catalogues))
    if course is None:
        _say(FAULTY, languages, sys.stderr, course=options.course, count=len(problems))
        return 1
    if options.concordance and options.concordance not in course.entries:
        _say(NO_ENTRY, languages, sys.stderr, entry=options.concordance)
        return 1
    if options.concordance or options.list_alignments:
        entry = options.concordance
        lines = review.passages(course, entry) if entry else review.doubtful_pairs(course)
        print("\n".join(lines))
        return 0
    files = exports.files(course)
    data = {path: text for path, text in files.items() if path.startswith("data/")}
    out = Path(options.out)
    for path, text in data.items():
        target = out / path.removeprefix("data/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    counts = _counts(course) | {"files": len(data)}
    _say(WRITTEN, languages, sys.stdout, out=options.out, seconds=time.perf_counter() - began, **counts)
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="检查课程，写出公开数据。/ Check a course and write its public data."
    )
    parser.add_argument(
        "--course",
        default=os.environ.get("COURSE", "content"),
        help="课程文件夹 / the folder of the course (default: $COURSE, or content)",
    )
    parser.add_argument(
        "--out", default="build/data", help="数据写到哪里 / where the data goes (default: %(default)s)"
    )
    parser.add_argument(
        "--language",
        action="append",
        choices=locales.codes(),
        help="用什么语言说明问题，可重复 / tell problems in this language; may be repeated "
        "(default: all, those of the course first)",
    )
    parser.add_argument(
        "--list-alignments",
        action="store_true",
        help="列出把握不大的句子对应 / list sentence pairs of low confidence",
    )
    parser.add_argument(
        "--concordance",
        metavar="ENTRY",
        help="列出一个词条的全部出处 / list every passage of one entry",
    )
    return parser.parse_args(arguments)


def _say(words: dict[str, str], languages: list[str], where: object, **values: object) -> None:
    """A line of our own, in each of the languages."""
    for code in languages:
        print(words.get(code, words["en"]).format(**values), file=where)  # type: ignore[call-overload]


def _counts(course: Course) -> dict[str, int]:
    first = course.languages[0].code
    versions = [text.versions[first] for text in course.texts.values()]
    return {
        "paragraphs": sum(len(version.paragraphs) for version in versions),
        "notes": sum(len(version.notes) for version in versions),
        "entries": len(course.entries),
        "mentions": sum(len(found) for texts in course.mentions.values() for found in texts.values()),
    }


if __name__ == "__main__":
    sys.exit(main())
