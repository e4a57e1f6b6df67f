"""Italian."""

from ..writing import Writing

WRITING = Writing(
    before_number="art artt cap fig lett n nn p pag pagg par sez vol",
    before_name="Dott Ing On Sig Sigg",
)
