# -*- coding: utf-8 -*-
"""Says in one line that this Python is too old. Written so that every Python since 2.7 can read it."""

from __future__ import unicode_literals

import os
import sys

NEEDED = (3, 11)
TOO_OLD = (
    "需要Python 3.11或更高版本，这里是{0}.{1}（{2}）；可指定另一个，例如 make site PYTHON=python3.12。"
    " / Python 3.11 or later is needed, this is {0}.{1} ({2}); "
    "name another one, for example: make site PYTHON=python3.12\n"
)


def check():
    # type: () -> None
    """End the program here when the Python that runs it is too old for the rest of it."""
    if sys.version_info[:2] >= NEEDED:
        return
    words = TOO_OLD.format(sys.version_info[0], sys.version_info[1], sys.executable)
    if os.name == "nt" and sys.version_info[0] > 2:  # a console of Windows wants text, all others UTF-8
        sys.stderr.write(words)
    else:
        os.write(2, words.encode("utf-8"))
    sys.exit(1)
