"""The layers of a text as HTML."""

from __future__ import annotations

from html.parser import HTMLParser

from concordance.model import Anchor, Mention, Place, RichText, Style
from concordance.views import html as markup
from concordance.views.html import Layers, Manner, Ranked
from hypothesis import given, settings
from hypothesis import strategies as st

HOW = Manner(
    entry_url=lambda e: f"{e}.html", note_url=lambda n: f"#note-{n}", note_prefix="ref-", page_prefix="p-"
)
HERE = Place("x")


class _Reader(HTMLParser):
    """Collects text outside note references, and fails on tags that do not nest."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words = ""
        self.notes: list[str] = []
        self.pages: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not (tag == "a" and "a" in self.open), "a link in a link"
        self.open.append(tag)
        values = dict(attrs)
        if "data-note" in values:
            self.notes.append(str(values["data-note"]))
        if "data-page" in values:
            self.pages.append(str(values["data-page"]))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "sup" not in self.open:
            self.words += data


def read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open
    return reader


def test_a_sentence_with_everything() -> None:
    text = RichText(
        "WHO & UN <met>.",
        (Style("emphasis", 0, 8),),
        (Anchor("note", 3, "1", HERE), Anchor("page", 6, "12", HERE), Anchor("note", 15, "2", HERE)),
    )
    layers = Layers(
        sentences=[(0, 15)],
        pairs={0: "4"},
        mentions=[Ranked(Mention(0, 3, "who"), "section"), Ranked(Mention(6, 8, "un"), "never")],
    )
    html = str(markup.render(text, layers, HOW))
    assert html.startswith('<span class="sentence" data-pair="4"><a class="term" data-entry="who"')
    assert '<em>WHO</em></a><sup class="note-ref" id="ref-1">' in html
    assert '<span class="term-never" data-term="un"><em><span class="page-mark"' in html
    reader = read(html)
    assert (reader.words, reader.notes, reader.pages) == (text.plain, ["1", "2"], ["12"])


def test_marks_at_both_ends_are_kept() -> None:
    text = RichText("ab", (), (Anchor("note", 0, "1", HERE), Anchor("page", 2, "9", HERE)))
    for layers in (Layers(), Layers(sentences=[(0, 2)])):
        reader = read(str(markup.render(text, layers, HOW)))
        assert (reader.words, reader.notes, reader.pages) == ("ab", ["1"], ["9"])
    empty = RichText("", (), (Anchor("note", 0, "1", HERE), Anchor("page", 0, "9", HERE)))
    reader = read(str(markup.render(empty, Layers(), HOW)))
    assert (reader.notes, reader.pages) == (["1"], ["9"])


SPANS = st.lists(st.integers(0, 20), min_size=2, max_size=10, unique=True).map(sorted)


@st.composite
def layered(draw: st.DrawFn) -> tuple[RichText, Layers]:
    plain = draw(st.text(alphabet="ab<&>\"' 中\n", min_size=1, max_size=20))
    end = len(plain)

    def stretches() -> list[tuple[int, int]]:
        cuts = [cut for cut in draw(SPANS) if cut <= end]
        return [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b]

    links = stretches()
    styles = [Style("link", a, b, "https://a.org/?a=1&b='\"<") for a, b in links]
    styles += [Style(kind, a, b) for kind in ("emphasis", "strong", "code") for a, b in stretches()]
    free = [(a, b) for a, b in stretches() if not any(a < d and c < b for c, d in links)]
    ranks = st.sampled_from(["section", "paragraph", "again", "never"])
    mentions = [Ranked(Mention(a, b, "x"), draw(ranks)) for a, b in free]
    offsets = sorted(draw(st.lists(st.integers(0, end), max_size=5)))
    anchors = tuple(
        Anchor(draw(st.sampled_from(["note", "page"])), at, str(n), HERE) for n, at in enumerate(offsets)
    )
    styles.sort(key=lambda style: (style.start, -style.end))
    return RichText(plain, tuple(styles), anchors), Layers(
        sentences=stretches(), pairs={0: "0", 1: "1"}, mentions=mentions
    )


@given(layered())
@settings(deadline=None)
def test_html_is_well_formed_and_says_what_the_text_says(case: tuple[RichText, Layers]) -> None:
    text, layers = case
    reader = read(str(markup.render(text, layers, HOW)))
    assert reader.words == text.plain
    assert sorted(reader.notes) == sorted(text.values("note"))
    assert sorted(reader.pages) == sorted(text.values("page"))


@given(layered(), st.integers(0, 20), st.integers(0, 20))
@settings(deadline=None)
def test_a_stretch_says_what_the_stretch_says(case: tuple[RichText, Layers], one: int, two: int) -> None:
    text, layers = case
    start, end = sorted((min(one, len(text.plain)), min(two, len(text.plain))))
    assert read(str(markup.render(text, layers, HOW, (start, end)))).words == text.plain[start:end]


def test_words_of_another_script_say_their_language() -> None:
    text = RichText("In《国际法》, No. 4, 2024年第4期, 서울 선언: “AI” & <b>.")
    html = markup.render(text, Layers(), Manner(entry_url=str, note_url=str, han="zh-Hans"))
    assert html == (
        'In<span lang="zh-Hans">《国际法》</span>, No. 4, 2024<span lang="zh-Hans">年第4期</span>, '
        '<span lang="ko">서울 선언</span>: “AI” &amp; &lt;b&gt;.'
    )
    own = markup.render(RichText("《国际法》"), Layers(), Manner(entry_url=str, note_url=str))
    assert own == "《国际法》"
