"""The MkDocs door: hands the pages of a course to MkDocs and sets each page's language.

The only file that imports mkdocs. A problem in the content stops the build before MkDocs touches the
site, so the last good site stays.
"""

from __future__ import annotations

import logging
import posixpath
import re
from pathlib import Path
from typing import Any

import yaml
from concordance import course as courses
from concordance import exports, messages
from concordance.model import Course, Language
from concordance.site import bundle, pages
from concordance.site.views import Book
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as MkDocsPage

# Which of MkDocs' side columns a kind of page does without; the text gets their room.
HIDDEN = {
    "gate": ["navigation", "toc", "footer"],
    "section": ["toc"],
    "entry": ["navigation"],
    "about": ["navigation"],
}
INDENTATION = re.compile(r"\n\s+")

log = logging.getLogger("mkdocs.hooks.course")

# MkDocs names the arguments of every event, also those that an event here does not need.
# ruff: noqa: ARG001


class Site:
    """One build: the course as read, its pages by path, and each language's navigation."""

    def __init__(self, course: Course, interfaces: dict[str, courses.Interface]) -> None:
        self.course = course
        self.interfaces = interfaces
        self.pages = {page.path: page for page in pages.render(course, interfaces)}
        self.navigation: dict[str, Navigation] = {}

    def language_of(self, page: pages.Page) -> Language:
        """A page's language; the page before the choice of language speaks the first one."""
        return page.language or self.course.languages[0]


def on_startup(command: str, dirty: bool) -> None:
    """Let MkDocs tell of a build what is wrong and nothing else; a watched one also says where it is."""
    if command == "build":
        logging.getLogger("mkdocs").setLevel(logging.WARNING)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the course, or stop with every problem it has."""
    root = Path(config.config_file_path).parent
    folder = config.extra["course"]
    course, problems = courses.read(root / folder, folder)
    interfaces = courses.interfaces()
    if course is None:
        languages = courses.author_languages(root / folder)
        catalogues = {code: interfaces[code].problems for code in languages}
        for problem in problems:
            log.error(messages.report(problem, catalogues))
        raise Abort(f"{len(problems)} × {folder}")
    config.extra["site"] = Site(course, interfaces)
    first = course.languages[0].code
    config.site_name = course.settings.title[first]
    config.site_description = course.settings.description[first]
    address = course.settings.site_url.rstrip("/")
    config.site_url = f"{address}/" if address else None
    return config


@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages and the public data."""
    site: Site = config.extra["site"]
    for page in site.pages.values():
        files.append(File.generated(config, page.path, content=_with_front_matter(page)))
    for path, content in exports.files(site.course, site.interfaces).items():
        files.append(File.generated(config, path, content=content))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Give each language a navigation of its own."""
    site: Site = config.extra["site"]
    found = {file.src_uri: file.page for file in files.documentation_pages() if file.page is not None}
    for language in site.course.languages:
        site.navigation[language.code] = _navigation(site, language.code, found)
    return nav


def on_page_context(context: dict[str, Any], page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> None:
    """Speak the page's language everywhere, and link its twins."""
    site: Site = config.extra["site"]
    ours = site.pages[page.file.src_uri]
    language = site.language_of(ours)
    _speak(config, site, ours.language)
    context["nav"] = site.navigation[language.code]
    context["course"] = site.course
    context["language"] = language
    context["ours"] = ours
    context["label"] = _labels(site, ours.language)
    context["twins"] = [
        (other, posixpath.relpath(ours.twins[other.code], posixpath.dirname(page.url) or "."))
        for other in site.course.languages
    ]


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> None:
    """The page for a wrong address speaks every language at once."""
    site: Site = config.extra["site"]
    language = site.course.languages[0]
    _speak(config, site, None)
    context["course"] = site.course
    context["language"] = language
    context["label"] = _labels(site, None)
    context["labels_by_language"] = {other.code: _labels(site, other) for other in site.course.languages}
    context["nav"] = site.navigation[language.code]
    context["twins"] = []


def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Drop the templates' indentation: a sixth of the bundle. Preformatted text keeps its own."""
    return output if "<pre" in output else INDENTATION.sub("\n", output)


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Leave nothing in the site that differs from day to day, or that no page uses."""
    site_dir = Path(config.site_dir)
    unused = ["sitemap.xml.gz", "assets/javascripts/lunr", "assets/javascripts/workers", "assets/images"]
    if not config.site_url:
        unused.append("sitemap.xml")
    for path in [*(site_dir / name for name in unused), *site_dir.rglob("*.map")]:
        _remove(path)
    _offer_bundle(config.extra["site"], site_dir)


# ---------------------------------------------------------------- small parts


def _labels(site: Site, language: Language | None) -> Any:
    """The `label` function of the templates, in one language or, for a page without one, in each."""
    labels = [
        Book(site.course, each, site.interfaces[each.code].labels).label
        for each in ([language] if language else site.course.languages)
    ]
    return lambda *args, **values: " / ".join(label(*args, **values) for label in labels)


def _speak(config: MkDocsConfig, site: Site, language: Language | None) -> None:
    """Set everything in the theme that is said in the language of a page, or in each."""
    spoken = [language] if language else site.course.languages
    config.theme["language"] = spoken[0].code
    config.site_name = " / ".join(site.course.settings.title[each.code] for each in spoken)
    config.site_description = site.course.settings.description[spoken[0].code]
    label = _labels(site, language)
    dark, light = config.theme["palette"]
    dark["toggle"]["name"], light["toggle"]["name"] = label("dark"), label("light")


def _with_front_matter(page: pages.Page) -> str:
    meta: dict[str, Any] = {"title": page.title, "description": page.description}
    meta["hide"] = HIDDEN.get(page.kind, ["navigation", "toc"])
    return f"---\n{yaml.safe_dump(meta, allow_unicode=True, sort_keys=True)}---\n\n{page.markdown}"


def _navigation(site: Site, code: str, found: dict[str, MkDocsPage]) -> Navigation:
    """Home, the article and its sections, the shelves and their entries, lookup, edition note."""
    language = next(language for language in site.course.languages if language.code == code)
    book = Book(site.course, language, site.interfaces[code].labels)
    ours = [page for page in site.pages.values() if page.path.startswith(f"{code}/")]
    sections = Section(book.label("article"), [])
    items: list[Any] = []
    shelf: MkDocsPage | None = None
    for page in ours:
        mkdocs_page = found[page.path]
        mkdocs_page.title = book.label("home") if page.kind == "home" else page.title
        mkdocs_page.parent = None
        if page.kind in ("title", "section"):
            sections.children.append(mkdocs_page)
            mkdocs_page.parent = sections
            items += [sections] if page.kind == "title" else []
        elif page.kind == "entry":  # a hundred of them in every page's menu help nobody: the shelf lists them
            mkdocs_page.parent = shelf  # type: ignore[assignment] # whose tab is lit on the pages of its entries
        else:
            shelf = mkdocs_page
            items.append(mkdocs_page)
    ordered = [found[page.path] for page in ours]
    for here, before, after in zip(ordered, [None, *ordered], [*ordered[1:], None], strict=False):
        here.previous_page, here.next_page = before, after
    navigation = Navigation(items, ordered)
    navigation.homepage = found[f"{code}/index.md"]
    return navigation


def _offer_bundle(site: Site, site_dir: Path) -> None:
    """Pack what was built and lay the bundle, with its checksum, beside the public pages."""
    built = {p.relative_to(site_dir).as_posix(): p.read_bytes() for p in site_dir.rglob("*") if p.is_file()}
    readme = pages.readme(site.course, site.interfaces)
    filename = f"{bundle.name(site.course)}.zip"
    data = bundle.pack(bundle.contents(built, readme), bundle.name(site.course))
    folder = site_dir / "download"
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
