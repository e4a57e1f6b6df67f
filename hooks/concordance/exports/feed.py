"""The feed of versions in each language: Atom, RFC 4287. Its ids are addresses: without one, no feed."""

from __future__ import annotations

from xml.etree import ElementTree as Xml

from .. import routes
from ..model import Course, Language, Release
from ..views import citation

ATOM = "http://www.w3.org/2005/Atom"


def files(course: Course) -> dict[str, str]:
    """`<language>/versions.xml`, where the course has an address and tells its history."""
    if not (course.settings.site_url and course.settings.history):
        return {}
    return {routes.feed(each.code): _feed(course, each) for each in course.languages}


def _feed(course: Course, language: Language) -> str:
    settings, code = course.settings, language.code
    own = routes.absolute(settings.site_url, routes.feed(code))
    home = routes.absolute(settings.site_url, routes.home(code))
    feed = Xml.Element("feed", {"xmlns": ATOM, "xml:lang": language.tag})
    _add(feed, "title", settings.title[code])
    _add(feed, "subtitle", settings.description[code])
    _add(feed, "id", own)
    _add(feed, "link", rel="self", type="application/atom+xml", href=own)
    _add(feed, "link", rel="alternate", type="text/html", href=home)
    _add(feed, "updated", _moment(max(release.date for release in settings.history)))
    for name in settings.editors or (None,):
        author = Xml.SubElement(feed, "author")
        _add(author, "name", citation.name_in_prose(name, code) if name else settings.title[code])
    for release in settings.history:
        feed.append(_entry(course, code, release))
    Xml.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{Xml.tostring(feed, "unicode")}\n'


def _entry(course: Course, code: str, release: Release) -> Xml.Element:
    about = routes.absolute(course.settings.site_url, routes.page(code, "about"))
    entry = Xml.Element("entry")
    _add(entry, "title", f"{course.settings.title[code]} {release.version}")
    _add(entry, "id", f"{about}#version-{release.version}")
    _add(entry, "link", rel="alternate", type="text/html", href=f"{about}#history")
    _add(entry, "updated", _moment(release.date))
    _add(entry, "summary", release.changes[code])
    return entry


def _add(parent: Xml.Element, name: str, words: str | None = None, /, **attributes: str) -> None:
    Xml.SubElement(parent, name, attributes).text = words


def _moment(date: str) -> str:
    """A day, month or year as RFC 3339 writes a moment: at its beginning."""
    return f"{(date + '-01-01')[:10]}T00:00:00Z"
