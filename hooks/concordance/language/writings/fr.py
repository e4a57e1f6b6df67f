"""French."""

from ..numerals import Numerals
from ..writing import Writing

WRITING = Writing(
    numerals=Numerals(decimal=","),
    before_number=(
        "al art arts chap coll éd fasc fig ibid janv févr juil juill n nº nos p pp par sect t tél vol"
    ),
    before_name="MM Mgr Me Mlle Mlles Mmes Pr Dr Ste Vve",
    inside="av c.-à-d env ex p.ex",
    beginning=(
        "Ainsi Après Au Aux Avec Ce Ces Cet Cette Dans De Elle Elles En Et Il Ils La Le Les Mais On "
        "Or Pour Selon Un Une"
    ),
    articles="le la les l un une des",
)
