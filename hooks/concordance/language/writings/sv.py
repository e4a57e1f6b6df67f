"""Swedish."""

from ..writing import Writing

WRITING = Writing(
    letters={"å": "z", "ä": "z", "ö": "z"},
)
