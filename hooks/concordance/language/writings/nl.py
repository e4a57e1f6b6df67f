"""Dutch."""

from ..writing import Writing

WRITING = Writing(
    before_number="afb art blz hfst nr p",
)
