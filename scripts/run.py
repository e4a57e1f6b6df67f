"""The targets of the Makefile, for every machine: `python scripts/run.py site`.

Short, and in the syntax of old Pythons, so that these can read it and say that they are too old.
"""

import sys

import python_version

python_version.check()

try:
    from tasks.main import main

    sys.exit(main(sys.argv[1:]))
except KeyboardInterrupt:
    sys.stderr.write("\n")
    sys.exit(130)
