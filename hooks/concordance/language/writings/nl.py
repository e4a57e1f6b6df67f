"""Dutch."""

from ..numerals import Numerals
from ..writing import Writing

WRITING = Writing(
    numerals=Numerals(decimal=","),
    either="enz",
    inside="bijv d.w.z dhr mevr o.a t.a.v",
    before_number="afb art blz hfst nr p",
    articles="de het een",
)
