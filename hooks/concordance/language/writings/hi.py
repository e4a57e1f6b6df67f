"""Hindi."""

from ..writing import Writing

WRITING = Writing(
    before_name="डॉ प्रो श्री",
)
