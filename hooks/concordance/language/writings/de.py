"""German."""

from ..numerals import Numerals
from ..writing import Writing

WRITING = Writing(
    numerals=Numerals(decimal=","),
    before_number="abb abs abschn anm art aufl bd bde geb gest jg kap nr nrn rn rz s sp tab ziff zit",
    before_name="Dr Hr Fr Frl Prof Hl Hrsg Ing Dipl Doz Priv rer nat phil habil h.c e.h",
    inside=(
        "bes betr bspw bzgl bzw ca d.h dgl ders ebd evtl exkl gem ggf ggü inkl insb lt mind o.ä sog "
        "u.a usf vgl z.b z.t zit zzgl"
    ),
    either="mio mrd usw",
    before_word=(
        "Januar Jänner Februar Feber März April Mai Juni Juli August September Oktober November "
        "Dezember Jahrhundert Jahrhunderts Jahrhunderte Jahrtausend Jh Weltkrieg Weltkriegs "
        "Weltkrieges Tagung Sitzung Generalversammlung Auflage Band Kapitel Klasse Lebensjahr "
        "Geburtstag Jahrestag Mal Stock Platz Tag"
    ),
    beginning=(
        "Aber Als Am Auch Auf Bei Da Damit Danach Dann Das Denn Der Des Die Dies Diese Dieser Dieses "
        "Doch Ein Eine Er Es Im In Mit Nach Sie So Und Wir Zu"
    ),
    articles="der die das den dem ein eine",
)
