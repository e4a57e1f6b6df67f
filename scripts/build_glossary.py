"""The command line: checks a course, and writes its public data.

    python scripts/build_glossary.py                      check content/, write build/data/
    python scripts/build_glossary.py --course my/course   another course
    python scripts/build_glossary.py --list-alignments    sentence pairs that want a second look
    python scripts/build_glossary.py --list-renderings    terms that are rendered in several ways
    python scripts/build_glossary.py --list-readings      how Chinese characters of several sounds are read
    python scripts/build_glossary.py --concordance who    every passage of one entry
    python scripts/build_glossary.py --facts 2024         the facts since 2024, with their sources

Ends with 1 when there is a problem, and then writes nothing. Short, and in the syntax of old Pythons, so
that these can read it and say that they are too old.
"""

import sys

import python_version

python_version.check()

try:
    from tasks.main import main

    sys.exit(main(["check"] + sys.argv[1:], anywhere=True))
except KeyboardInterrupt:
    sys.stderr.write("\n")
    sys.exit(130)
