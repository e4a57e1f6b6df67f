"""Russian."""

from ..numerals import Numerals
from ..writing import Writing

WRITING = Writing(
    numerals=Numerals(decimal=","),
    before_number="вып гл д кв кн л пп п рис с см ср ст стр таб табл т тел тт ч",
    before_name="акад Акад гг гр доц Доц им оз пос проф Проф св Св ул тов",
    inside="напр см ср т.е т.к т.н т.ч",
    either="др пр тыс млн млрд руб",
    beginning="В Во Для Его Ее Если За И Из Их К На Но О Об Он Она Они Оно По При С Это Эта Эти Этот",
    letters={"й": "и"},
)
