"""Swedish."""

from ..numerals import Numerals
from ..writing import Writing

WRITING = Writing(
    numerals=Numerals(decimal=","),
    letters={"å": "z", "ä": "z", "ö": "z"},
)
