"""XML as the formats here want it: elements of elements and words, in UTF-8."""

from __future__ import annotations

from xml.etree import ElementTree as ET

Element = ET.Element


def element(tag: str, *inside: Element | str, **attributes: str) -> Element:
    """An element with words or elements in it."""
    made = ET.Element(tag, attributes)
    for each in inside:
        if isinstance(each, str):
            made.text = (made.text or "") + each
        else:
            made.append(each)
    return made


def listed(tag: str, **words: str | int) -> Element:
    """An element that holds one element for each name, with the words in it."""
    return element(tag, *(element(name, str(each)) for name, each in words.items()))


def document(root: Element) -> bytes:
    """The bytes of a document, one element on a line."""
    ET.indent(root, " ")
    written = ET.tostring(root, "unicode", short_empty_elements=False)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'.encode()
