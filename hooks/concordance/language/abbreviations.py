"""Words with a full stop that does not end a sentence, by language.

All languages are asked at once: texts quote each other's languages. A word has one of these uses:

before a number     p. 3, Art. 5, Nr. 7, стр. 12; elsewhere the stop ends the sentence (in modern art. It …)
before a name       Dr. Who, Проф. Иванов; only with the capital with which the list has it
inside a sentence   e.g., vgl., т. е.: never its end
at either place     etc., Inc., U.N., a.m.: its end where a word follows that often begins a sentence
before a word       10. Dezember: ordinal numbers, before the words of the list

Initials (J. R. Smith) and initialisms (W.H.O.) are patterns and stand in no list: a sentence ends behind them
where a word of BEGINNING follows.
"""

from __future__ import annotations

BEFORE_NUMBER = {
    "en": (
        "add ann app apps approx arr art arts c ca ch chap chaps cl cls col cols cor corr doc docs eq ex fig "
        "figs fn fol l ll max min n nn no nos note p para paras pl pp pt pts r ref refs reg regs res "
        "resol rev rm s sec "
        "secs sect sects ser sess sp st supp suppl tab tel v ver vol vols jan feb mar apr jun jul aug sep "
        "sept oct nov dec mon tue tues wed thu thur thurs fri sat sun"
    ),
    "fr": ("al art arts chap coll éd fasc fig ibid janv févr juil juill n nº nos p pp par sect t tél vol"),
    "es": (
        "apdo aprox art arts cap caps cf ed fig fol inc lib lit n núm núms p pág págs párr párrs pp "
        "sec t tel "
        "vol vols"
    ),
    "pt": "art cap fig n núm p pág págs pp séc vol",
    "it": "art artt cap fig lett n nn p pag pagg par sez vol",
    "de": "abb abs abschn anm art aufl bd bde geb gest jg kap nr nrn rn rz s sp tab ziff zit",
    "nl": "afb art blz hfst nr p",
    "ru": "вып гл д кв кн л пп п рис с см ср ст стр таб табл т тел тт ч",
}

BEFORE_NAME = {
    "en": (
        "Adm Amb Brig Bros Capt Cmdr Col Cpl Dr Drs Fr Gen Gov Hon Insp Lt Maj Messrs Mme Mr Mrs Ms Mt Ft "
        "Mx Ph Pres Prof Profs Rep Reps Rev Sen Sens Sgt Sts Supt Sec Asst Univ Dept Inst Assoc Intl "
        "Int Natl"
    ),
    "fr": "MM Mgr Me Mlle Mlles Mmes Pr Dr Ste Vve",
    "es": "D Dña Av Dr Dra Excmo Exmo Gral Excma Ing Lic Mons Sr Sra Sres Srta Sto Sta Ud Uds Vd Vds",
    "pt": "Dr Dra Eng Sr Sra Prof Profa",
    "it": "Dott Ing On Sig Sigg",
    "de": "Dr Hr Fr Frl Prof Hl Hrsg Ing Dipl",
    "ru": "акад Акад гг гр доц Доц им оз пос проф Проф св Св ул тов",
    "hi": "डॉ प्रो श्री",
}

INSIDE = {
    "en": "adj adv appr cf cp dept ed eds e.g eg encl esp est excl ext i.e ie incl n.b resp trans viz vs",
    "fr": "av c.-à-d env ex p.ex",
    "es": "p.ej ej",
    "de": (
        "bes betr bspw bzgl bzw ca d.h dgl ders ebd evtl exkl gem ggf ggü inkl insb lt mind o.ä sog "
        "u.a usf vgl z.b z.t zit zzgl"
    ),
    "it": "c.d p.es",
    "nl": "bijv d.w.z dhr mevr o.a t.a.v",
    "ru": "напр см ср т.е т.к т.н т.ч",
}

EITHER = {
    "en": "al ave blvd bros co corp esq etc ff inc jr ltd plc rd sr st",
    "es": "ee uu etc",
    "ru": "др пр тыс млн млрд руб",
    "de": "mio mrd usw",
    "it": "ecc",
    "nl": "enz",
    "pt": "ltda",
}

BEFORE_WORD = {
    "de": (
        "Januar Jänner Februar Feber März April Mai Juni Juli August September Oktober November "
        "Dezember Jahrhundert Jahrhunderts Jahrhunderte Jahrtausend Jh Weltkrieg Weltkriegs Weltkrieges "
        "Tagung Sitzung Generalversammlung Auflage Band Kapitel Klasse Lebensjahr Geburtstag Jahrestag "
        "Mal Stock Platz Tag"
    ),
}

BEGINNING = {
    "en": (
        "A According After Although An And Any Are As At Because Before Both But By Did Do Does During "
        "Each Even Finally First For From Further Furthermore Has Have He Hence Her Here His How "
        "However If In Indeed Is It Its Last Later Many More Moreover Most Nevertheless No None Nor Not "
        "Now Of On Once One Only Or Other Our Over Several She Since So Some Still Such That The Their "
        "Then There Therefore These They This Those Though Through Thus To Today Under Until Was We "
        "Were What When Where Whether Which While Who Why With Yet You Your"
    ),
    "fr": (
        "Ainsi Après Au Aux Avec Ce Ces Cet Cette Dans De Elle Elles En Et Il Ils La Le Les Mais On "
        "Or Pour Selon Un Une"
    ),
    "es": "A Con De El Ella En Es Esta Este Esto La Las Los No Para Pero Por Se Según Si Sin Un Una Y",
    "de": (
        "Aber Als Am Auch Auf Bei Da Damit Danach Dann Das Denn Der Des Die Dies Diese Dieser Dieses "
        "Doch Ein Eine Er Es Im In Mit Nach Sie So Und Wir Zu"
    ),
    "ru": "В Во Для Его Ее Если За И Из Их К На Но О Об Он Она Они Оно По При С Это Эта Эти Этот",
}

NAMES = frozenset(
    "An Da De Del Der Des Di Do Du El He I In La Las Le Les Long Los On She So Van Von We Will You".split()
)
"""Of the words that begin sentences, those that are names, or parts of one, too: J. He, M. Le Pen."""

WORDS = frozenset("No add art arts ch fig figs mar mon no nos note notes pt sat sun wed".split())
"""Of the abbreviations before a number, those that are words of their own."""
