"""Portuguese."""

from ..numerals import Numerals
from ..writing import Writing

WRITING = Writing(
    numerals=Numerals(decimal=","),
    before_number="art cap fig n núm p pág págs pp séc vol",
    before_name="Dr Dra Eng Sr Sra Prof Profa",
    either="ltda",
    articles="o a os as um uma",
)
