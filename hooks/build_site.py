"""The MkDocs side: hands the finished pages of a course to MkDocs, which puts its frame around them.

The only file that imports mkdocs. A problem in the content stops the build before MkDocs touches the
site, so the last good site stays.
"""

from __future__ import annotations

import gc
import json
import logging
import re
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from concordance import course as courses
from concordance import exports, locales, routes
from concordance.language.names import locale_name
from concordance.model import Course, Language, Place
from concordance.problems import problem, report
from concordance.reading import rules
from concordance.site import bundle, cover, downloads, pages, plain
from concordance.views.course_view import views
from concordance.views.labels import say_language
from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc

# Which of MkDocs' side columns a kind of page does without; the text gets their room.
HIDDEN = {
    "language-choice": ["navigation", "toc", "footer"],
    "section": ["toc"],
    "index": ["toc"],
    "index-part": ["toc"],
    "lookup": ["toc"],
    "lookup-part": ["toc"],
    "entry": ["navigation"],
    "passages": ["navigation", "toc"],
    "about": ["navigation"],
    "course": ["navigation"],
    "lesson": ["navigation"],
    "teacher": ["navigation"],
    "handout": ["navigation", "toc"],
    "practice-home": ["navigation"],
    "practice": ["navigation", "toc"],
    "terms": ["navigation", "toc"],
    "timeline": ["navigation", "toc"],
    "relation-map": ["navigation", "toc"],
}
FROM_ROOT = re.compile(r'\b(href|src)="/')
# A hundred of them in every menu help nobody: the pages before them in reading order list them.
NOT_IN_MENU = (
    "entry",
    "passages",
    "index-part",
    "lookup-part",
    "lesson",
    "teacher",
    "handout",
    "practice",
    "terms",
)
ASIDE = ("teacher", "handout", "practice", "terms")
"""Kinds of pages that one passes by when reading on from page to page."""
TOGETHER = {
    **dict.fromkeys(("index", "lookup", "timeline", "relation-map", "where", "renderings"), "look-up"),
    **dict.fromkeys(("downloads", "offline"), "downloads"),
}
"""Kinds of pages that share one place in the menu."""
NO_COMPLETION = re.compile(r'(<input class="md-toggle"[^>]*) autocomplete="off"')
INDENTATION = re.compile(r"\n\s+")

log = logging.getLogger("mkdocs.hooks.course")

# MkDocs names the arguments of every event, also those that an event here does not need.
# ruff: noqa: ARG001


class Site:
    """One build: the course as read, its pages by MkDocs' path, and each language's navigation."""

    def __init__(self, course: Course, *, preview: bool) -> None:
        """A preview has no files to take along: making them would keep its author waiting."""
        self.course = course
        self.labels = {code: view.label.marking() for code, view in views(course).items()}
        self.pages = {plain.source(page): page for page in pages.render(course)}
        self.files = _public_files(course, wanted=not preview)
        self.navigation: dict[str, Navigation] = {}

    def language_of(self, page: pages.Page) -> Language:
        """A page's language; the page on which one is chosen is framed in the first."""
        return page.language or self.course.languages[0]

    def right_to_left(self, language: Language | None) -> str:
        """The tag of a page's language if it is written so; of one in every language, of the first such."""
        languages = [language] if language else self.course.languages
        return next((each.tag for each in languages if each.direction == "rtl"), "")

    def label(self, language: Language | None) -> Any:
        """The labels of one language or, for a page without one, a function that gives those of each."""
        if language:
            return self.labels[language.code]
        return lambda *args, **values: " / ".join(label(*args, **values) for label in self.labels.values())


def on_startup(command: str, dirty: bool) -> None:
    """Let MkDocs tell of a build what is wrong and nothing else; a watched one also says where it is."""
    if command == "build":
        logging.getLogger("mkdocs").setLevel(logging.WARNING)
        log.setLevel(logging.INFO)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Take the course that a command has read, or read it; stop with every problem it has."""
    gc.set_threshold(10_000)  # most objects stay until the end, and looking for garbage took 6 per cent
    course: Course = _published(config.extra.get("read") or _read(config), config.extra.get("site_url"))
    config.extra["site"] = Site(course, preview=config.extra.get("preview", False))
    first = course.languages[0].code
    config.site_name = course.settings.title[first]
    config.site_description = course.settings.description[first]
    address = course.settings.site_url.rstrip("/")
    config.site_url = f"{address}/" if address else None
    return config


@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages, as empty files that `on_page_context` fills, and the public data."""
    site: Site = config.extra["site"]
    for path in site.pages:
        files.append(File.generated(config, path, content=""))
    for path, data in (site.files | pages.scripts(site.course)).items():
        files.append(File.generated(config, path, content=data))
    if config.site_url:
        view = next(iter(views(site.course).values()))
        files.append(File.generated(config, routes.COVER, content=cover.png(view)))
    pictures = (picture for named in site.course.pictures.values() for picture in named.values())
    for address, data in {picture.address: picture.data for picture in pictures}.items():
        files.append(File.generated(config, address, content=data))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Give each language a navigation of its own."""
    site: Site = config.extra["site"]
    found = {file.src_uri: file.page for file in files.documentation_pages() if file.page is not None}
    for path, page in site.pages.items():
        found[path].title = page.title
    for language in site.course.languages:
        site.navigation[language.code] = _navigation(site, language.code, found)
    return nav


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Say what MkDocs would otherwise look for in a page's front matter."""
    ours = config.extra["site"].pages[page.file.src_uri]
    page.meta = {"description": ours.description, "hide": HIDDEN.get(ours.kind, ["navigation", "toc"])}
    return ""


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Let templates be looked up once: MkDocs would ask for each at each use whether it has changed."""
    env.auto_reload = False
    env.filters["css_string"] = _css_string
    env.filters["data_block"] = _data_block
    env.filters["locale"] = lambda language: locale_name(language.tag)
    return env


def on_page_context(context: dict[str, Any], page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> None:
    """Fill the page with its HTML and headings, set its language everywhere, and link its counterparts."""
    site: Site = config.extra["site"]
    ours = site.pages[page.file.src_uri]
    page.content = ours.write()
    page.toc = get_toc(_toc_tokens(pages.headings(page.content, ours)))
    language = site.language_of(ours)
    _set_language(config, site, ours.language)
    # The headings of a section stand in the menu, below its title.
    features = [each for each in config.theme["features"] if each != "toc.integrate"]
    config.theme["features"] = [*features, "toc.integrate"] if ours.kind == "section" else features
    context["nav"] = site.navigation[language.code]
    context["course"] = site.course
    context["language"] = language
    context["ours"] = ours
    context["label"] = site.label(ours.language)
    context["labels_by_language"] = site.labels
    context["routes"] = routes
    context["cover"] = cover
    context["any_reader"] = _for_any_reader(site, ours)
    context["counterparts"] = [
        (other, routes.relative(ours.counterparts[other.code], ours.address))
        for other in site.course.languages
    ]


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> None:
    """The page for a wrong address is in every language at once."""
    site: Site = config.extra["site"]
    language = site.course.languages[0]
    _set_language(config, site, None)
    context["course"] = site.course
    context["language"] = language
    context["label"] = site.label(None)
    context["labels_by_language"] = site.labels
    context["routes"] = routes
    context["nav"] = site.navigation[language.code]
    context["counterparts"] = []
    context["listed"] = site.pages.values()
    context["any_reader"] = partial(_for_any_reader, site)
    context["folders"] = [*(each.code for each in site.course.languages), *routes.FOLDERS]


def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Drop the templates' indentation: a sixth of the bundle. Preformatted text keeps its own."""
    page.content = None  # else every page would stay in memory until the last is written
    site: Site = config.extra["site"]
    output = say_language(_valid(output), site.right_to_left(site.pages[page.file.src_uri].language))
    output = downloads.with_sizes(output, site.files)
    if config.extra.get("preview"):  # which makes no archive
        output = output.replace(bundle.SIZE, "…").replace(bundle.SUM, "…")
    return output if "<pre" in output else INDENTATION.sub("\n", output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Let English words on the page for a wrong address say so."""
    site: Site = config.extra["site"]
    if template_name == "404.html" and not config.site_url:  # which then says itself where the site begins
        output_content = FROM_ROOT.sub(r'\1="', output_content)
    return say_language(_valid(output_content), site.right_to_left(None))


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Leave nothing in the site that differs from day to day, or that no page uses."""
    if config.extra.get("preview"):  # whose pages are still to come
        return
    site_dir = Path(config.site_dir)
    unused = ["sitemap.xml.gz", "assets/javascripts", "assets/images"]
    if not config.site_url:
        unused.append("sitemap.xml")
    for path in [*(site_dir / name for name in unused), *site_dir.rglob("*.map")]:
        _remove(path)
    _offer_bundle(config.extra["site"], site_dir)


# ---------------------------------------------------------------- small parts


def _read(config: MkDocsConfig) -> Course:
    root = Path(config.config_file_path).parent
    folder = config.extra["course"]
    course, problems = courses.read(root / folder, folder)
    words = locales.load()
    catalogues = {code: words[code].problems for code in courses.author_languages(root / folder)}
    for each in problems:
        log.error(report(each, catalogues))
    if course is None:
        raise Abort(f"{len(problems)} × {folder}")
    for notice in course.notices:
        log.info(report(notice, catalogues))
    return course


def _public_files(course: Course, *, wanted: bool) -> dict[str, bytes]:
    """What is published beside the pages, as bytes; with what can be taken along, if that is wanted."""
    of_words = {path: words.encode() for path, words in exports.files(course).items()}
    return of_words | (exports.taken_along(course) if wanted else {})


def _published(course: Course, address: str | None) -> Course:
    """The course at the address at which this build is published; without one, at its own."""
    if not address:
        return course
    if not rules.is_address(address):
        words = {code: catalogue.problems for code, catalogue in locales.load().items()}
        log.error(report(problem(Place("SITE_URL"), "strange-link", url=address), words))
        raise Abort("SITE_URL")
    return replace(course, settings=replace(course.settings, site_url=address))


def _valid(output: str) -> str:
    """A page without what the theme writes against the standard of HTML."""
    output = NO_COMPLETION.sub(r"\1", output).replace(' tabindex=""', "")
    return output if 'id="__toc"' in output else output.replace(' for="__toc"', "")


def _data_block(value: Any) -> Markup:
    """JSON for a `<script>` that is data: no sign in it can end the element or begin a comment."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(re.sub("[<>&\u2028\u2029]", lambda sign: f"\\u{ord(sign[0]):04x}", written))


def _css_string(words: str) -> str:
    """Words as a string of a style sheet inside a page: signs that could end either stand as numbers."""
    return '"' + re.sub(r"[\\\\\"<\n]", lambda sign: f"\\{ord(sign[0]):x} ", words) + '"'


def _for_any_reader(site: Site, page: pages.Page) -> str:
    """The page for readers of other languages: the choice, if there is one; else English, else the first."""
    if page.kind in ("home", "language-choice"):
        return routes.FIRST
    return page.counterparts.get("en") or page.counterparts[site.course.languages[0].code]


def _toc_tokens(headings: Iterable[pages.Heading]) -> list[Any]:
    """The headings as MkDocs wants them: each with those below it."""
    tokens: list[Any] = []
    for heading in headings:
        into = tokens[-1]["children"] if heading.level > 2 and tokens else tokens
        into.append({"level": heading.level, "id": heading.id, "name": heading.words, "children": []})
    return tokens


def _set_language(config: MkDocsConfig, site: Site, language: Language | None) -> None:
    """Set everything in the theme that is in the language of a page, or in each."""
    languages = [language] if language else site.course.languages
    config.theme["language"] = _theme_language(config, languages[0])
    config.theme["direction"] = languages[0].direction
    # Marked as escaped, since Material writes it into an attribute as it is; `| e` leaves it alone.
    config.site_name = Markup(" / ").join(site.course.settings.title[each.code] for each in languages)
    config.site_description = site.course.settings.description[languages[0].code]


def _theme_language(config: MkDocsConfig, language: Language) -> str:
    """The language of the theme's own words: English where it does not have them in this one."""
    known = [Path(folder) / "partials" / "languages" for folder in config.theme.dirs]
    for name in (language.tag, language.code):
        if any((folder / f"{name}.html").is_file() for folder in known):
            return name
    return "en"


def _navigation(site: Site, code: str, found: dict[str, MkDocsPage]) -> Navigation:
    """The menu of a language, and the order in which one reads on from page to page."""
    ours = [(path, page) for path, page in site.pages.items() if page.address.startswith(f"{code}/")]
    items = _menu(site, code, [(page, found[path]) for path, page in ours])
    # The teacher's pages are reached from the lessons; who reads on goes from lesson to lesson.
    ordered = [found[path] for path, page in ours if page.kind not in ASIDE]
    for here, before, after in zip(ordered, [None, *ordered], [*ordered[1:], None], strict=False):
        here.previous_page, here.next_page = before, after
    navigation = Navigation(items, ordered)
    navigation.homepage = ordered[0]
    return navigation


def _menu(site: Site, code: str, ours: list[tuple[pages.Page, MkDocsPage]]) -> list[Any]:
    """Home; what one learns, reads, looks up and practises; then the other pages."""
    label = site.labels[code]
    texts: dict[str, Section] = {}
    several = {"look-up": Section(label("lookup"), []), "downloads": Section(label("downloads"), [])}
    single: dict[str, list[Any]] = {}
    around: MkDocsPage | None = None
    for page, mkdocs_page in ours:
        mkdocs_page.parent = mkdocs_page.previous_page = mkdocs_page.next_page = None
        if page.kind in ("home", "course"):
            mkdocs_page.title = label(page.kind)
        if page.text and page.kind in NOT_IN_MENU:
            mkdocs_page.parent = texts[page.text]
        elif page.text:
            mkdocs_page.parent = texts.setdefault(page.text, Section(_menu_title(site, code, page.text), []))
            mkdocs_page.parent.children.append(mkdocs_page)
        elif page.kind in NOT_IN_MENU:
            mkdocs_page.parent = around  # type: ignore[assignment] # whose tab is lit on these pages
        else:
            around = mkdocs_page
            if page.kind in TOGETHER:
                section = mkdocs_page.parent = several[TOGETHER[page.kind]]
                _is_one_of_several(mkdocs_page.file)
                # What holds all entries comes first, and is where the tab leads.
                section.children.insert(0 if page.kind == "lookup" else len(section.children), mkdocs_page)
            else:
                single.setdefault(page.kind, []).append(mkdocs_page)
    items = {**single, "texts": list(texts.values()), **{name: [each] for name, each in several.items()}}
    order = ["home", "course", "texts", "references", "look-up", "practice-home", "downloads"]
    return [item for kind in dict.fromkeys((*order, *single)) for item in items.get(kind, ())]


def _is_one_of_several(file: File) -> None:
    """Keep Material from taking the page, as one called index, for that of its whole section."""
    file.dest_uri, file.url = file.dest_uri, file.url  # else they would be made of the new name
    file.name = "group"


def _menu_title(site: Site, code: str, text_id: str) -> str:
    text = site.course.texts[text_id]
    if text.settings.short:
        return text.settings.short[code]
    return site.labels[code]("article") if len(site.course.texts) == 1 else text.versions[code].title.plain


def _offer_bundle(site: Site, site_dir: Path) -> None:
    """Pack what was built and lay the bundle, with its checksum, beside the public pages."""
    paths = [p.relative_to(site_dir).as_posix() for p in site_dir.rglob("*") if p.is_file()]
    files = bundle.contents(paths, lambda path: (site_dir / path).read_bytes(), pages.readme(site.course))
    filename = f"{bundle.name(site.course)}.zip"
    data = bundle.pack(files, bundle.name(site.course))
    for page in site.pages.values():
        if page.kind in ("offline", "downloads"):
            path = site_dir / page.address
            path.write_bytes(bundle.offered(path.read_bytes(), data))
    folder = site_dir / routes.DOWNLOADS
    folder.mkdir(exist_ok=True)
    (folder / filename).write_bytes(data)
    (folder / f"{filename}.sha256").write_text(bundle.checksum(data, filename), "utf-8", newline="\n")


def _remove(path: Path) -> None:
    if path.is_dir():
        for child in sorted(path.iterdir()):
            _remove(child)
        path.rmdir()
    elif path.exists():
        path.unlink()
