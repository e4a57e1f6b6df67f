"""Italian."""

from ..numerals import Numerals
from ..writing import Writing

WRITING = Writing(
    numerals=Numerals(decimal=","),
    either="ecc",
    inside="c.d p.es",
    before_number="art artt cap fig lett n nn p pag pagg par sez vol",
    before_name="Dott Ing On Sig Sigg",
    articles="il lo la i gli le un una",
)
