"""Spanish."""

from ..numerals import Numerals
from ..writing import Writing

WRITING = Writing(
    numerals=Numerals(decimal=","),
    before_number=(
        "apdo aprox art arts cap caps cf ed fig fol inc lib lit n núm núms p pág págs párr párrs pp "
        "sec t tel vol vols"
    ),
    before_name="D Dña Av Dr Dra Excmo Exmo Gral Excma Ing Lic Mons Sr Sra Sres Srta Sto Sta Ud Uds Vd Vds",
    inside="p.ej ej",
    either="ee uu etc",
    beginning="A Con De El Ella En Es Esta Este Esto La Las Los No Para Pero Por Se Según Si Sin Un Una Y",
    letters={"ñ": "n"},
    articles="el la los las un una",
)
