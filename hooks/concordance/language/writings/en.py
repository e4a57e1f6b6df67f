"""English."""

from ..numerals import SpelledNumerals
from ..writing import Writing

NUMERALS = SpelledNumerals(
    cardinals={
        **{
            word: n
            for n, word in enumerate(
                (
                    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
                    "fifteen sixteen seventeen eighteen nineteen"
                ).split()
            )
        },
        **{
            word: 10 * n
            for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
        },
    },
    ordinals={
        **{
            word: n
            for n, word in enumerate(
                (
                    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
                    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
                ).split(),
                start=1,
            )
        },
        "thirtieth": 30,
        "fortieth": 40,
        "fiftieth": 50,
        "sixtieth": 60,
        "seventieth": 70,
        "eightieth": 80,
        "ninetieth": 90,
        "hundredth": 100,
    },
    hundred="hundred",
    scales={"thousand": 3, "million": 6, "billion": 9, "trillion": 12},
    powers={r"(?:st|nd|rd|th)(?![^\W_])": 0, " thousand": 3, " million": 6, " billion": 9, " trillion": 12},
    fractions={
        **dict.fromkeys(("third", "thirds"), 3),
        **dict.fromkeys(("quarter", "quarters"), 4),
        **dict.fromkeys(("fifth", "fifths"), 5),
        **dict.fromkeys(("tenth", "tenths"), 10),
    },
    percent="per cent|percent|percentage points?",
    months=tuple(
        "January February March April May June July August September October November December".split()
    ),
    before_month="in|of|since|until|by|from|to|and|early|late|mid|last|next|this|between|during|through",
    loose={
        "both|dual|twofold|doubl(?:e|es|ed|ing)|twice|bilateral(?:ly)?|pair|couple|the other": "2",
        "triple[sd]?|threefold|tripartite|trilateral": "3",
        "quadruple[sd]?|fourfold|quarterly": "4",
        "fivefold": "5",
        "tenfold|decades?": "10",
        "dozens?": "12",
        "once|single": "1",
        "half|halves|halved": "1/2",
        "centur(?:y|ies)": "100",
        "millenni(?:um|a)": "1000",
    },
    idioms="second to none|second[- ]hand|third part(?:y|ies)(?= to )",
)

WRITING = Writing(
    numerals=NUMERALS,
    before_number=(
        "add ann app apps approx apt arr art arts avg bk bks bldg c ca ch chap chaps chs cit cl cls col cols "
        "cor corr decl doc docs eq ex fig figs fl fn fol ft hr hrs l lb lbs ll max min mtg mtgs n nn no nos "
        "note p para paras pl pp pt pts pub r rec recs ref refs reg regs res resol resols rev rm s sched sec "
        "secs sect sects seq ser sess sp st stat ste subsec subsecs supp suppl tab tel thm v ver vers vol "
        "vols yr yrs "
        "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun"
    ),
    before_name=(
        "Adm Amb Atty Brig Bros Capt Cdr Cllr Cmdr Col Cpl Dr Drs Fr Gen Gov Hon Insp Lt Maj Messrs Min "
        "Mdm Mlle Mme Mr Mrs Ms Msgr Mt Ft Pt Mx Ph Pfc Pres Prof Profs Pvt Rep Reps Rev Revd Rt Sen Sens "
        "Sgt Sts Supt Ven Archbp Bp Comdr Ens Dep Dir Chm Treas "
        "Sec Asst Univ Dept Govt Inst Assoc "
        "Intl Int Natl Wm Geo Chas Jas Thos"
    ),
    inside=(
        "adj adv appr cf comp cp dept ed eds e.g eg encl esp est excl ext i.e ie illus incl introd n.b orig "
        "publ repr resp trans viz vs"
    ),
    either=(
        "al ariz ave blvd calif colo conn fla kans mich minn mont neb nebr nev okla oreg penn tenn tex wis "
        "wyo bros co corp esq etc ff inc jr ltd plc rd sr st "
        "Cong Exec Ga Ill Ind Mass Md Mgr Miss Ore Pa Spec Va Vt Wash"
    ),
    beginning=(
        "A According After Although An And Any Are As At Because Before Both But By Did Do Does "
        "During Each Even Finally First For From Further Furthermore Has Have He Hence Her Here His "
        "How However If In Indeed Is It Its Last Later Many More Moreover Most Nevertheless No None "
        "Nor Not Now Of On Once One Only Or Other Our Over Several She Since So Some Still Such That "
        "The Their Then There Therefore These They This Those Though Through Thus To Today Under "
        "Until Was We Were What When Where Whether Which While Who Why With Yet You Your"
    ),
    names=("An Da De Del Der Des Di Do Du El He I In La Las Le Les Long Los On She So Van Von We Will You"),
    words="No add art arts ch fig figs mar mon no nos note notes pt sat sun wed",
    variants=(("(?<=[a-z]{3}[iy])s(?=[aei]|$)", "z"),),
    endings=(
        ("(?<=..)our", "or"),  # labour, labor
        ("(?<=..[^aeiouy])re(?=s?$)", "er"),  # centre, center
        ("mme(?=s?$)", "m"),  # programme, program
        ("enc(?=es?$)", "ens"),  # defence, defense
        ("dgement", "dgment"),  # judgement, judgment
        ("ogue(?=s?$)", "og"),  # catalogue, catalog
        ("(?<=..)(?:ies|ied)$", "y"),  # policies, applied
        ("(?<=[aeiouy].*(?:s|x|z|ch|sh))es$", ""),  # processes, taxes, approaches
        ("(?<=..[^sui])s$", ""),  # norms, but not process, status, basis
        ("(?<=[aeiouy].*)(?:ed|ing)$", ""),  # governed, governing, but not thing
        ("([^aeiouy])\\1$", "$1"),  # plann(ed), sett(ing)
        ("(?<=...)e+$", ""),  # mak(ing), agre(ed)
    ),
    plurals=(
        ("(?<=..)ies$", "y"),  # policies
        ("(?:(?<=[sxz])|(?<=[cs]h))es$", ""),  # processes
        ("(?<=..[^sui])s$", ""),  # norms, but not process, status, basis
    ),
    irregular=(
        "analysis analyses, basis bases, crisis crises, criterion criteria, phenomenon phenomena, "
        "medium media, datum data, index indices, child children, man men, woman women, life lives, "
        "self selves, be is are was were been, have has had, do does did done, go goes went gone, use "
        "uses used using, age ages aged ageing, news* news, become became, begin began begun, bring "
        "brought, build built, choose chose chosen, come came, deal dealt, draw drew drawn, drive "
        "drove driven, fall fell fallen, find found, forbid forbade forbidden, get got, give gave "
        "given, grow grew grown, hold held, keep kept, know knew known, lay laid, lead led, leave "
        "left, lose lost, make made, mean meant, meet met, overcome overcame, pay paid, rise rose "
        "risen, arise arose arisen, run ran, say said, see saw seen, seek sought, send sent, show "
        "shown, speak spoke spoken, spend spent, stand stood, understand understood, take took taken, "
        "undertake undertook undertaken, teach taught, tell told, think thought, win won, write wrote "
        "written"
    ),
    places={
        "paragraph": ("paragraph {}", "para {}"),
        "page": ("page {}", "pages {}", "p {}", "pp {}"),
        "note": ("note {}", "footnote {}", "endnote {}", "n {}", "fn {}"),
        "section": ("section {}", "sec {}", "part {}", "chapter {}"),
    },
    articles="a an the",
)
