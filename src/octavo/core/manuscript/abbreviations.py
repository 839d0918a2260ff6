"""Words whose full stop seldom ends a sentence, and words that a sentence likes to begin with.

Small on purpose: each list holds what magazines print. Where nothing decides, sentences stay
together: two read as one is a smaller fault than a name torn apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache


@dataclass(frozen=True)
class Habits:
    """What one language does with full stops; all words in lower case, without the last stop."""

    never_end: frozenset[str] = frozenset()  # always followed by more of the sentence
    before_number: frozenset[str] = frozenset()  # the same, where a number follows
    may_end: frozenset[str] = frozenset()  # ends a sentence only where a starter follows
    starters: frozenset[str] = frozenset()
    has_ordinals: bool = False  # "15." is "15th"
    lone_words: frozenset[str] = frozenset()  # words of one letter that are no initials

    @cached_property
    def shortened(self) -> frozenset[str]:
        """Every word with a full stop that may not be the sentence's."""
        return self.never_end | self.before_number | self.may_end


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ENGLISH = Habits(
    never_end=_set(
        "dr mr mrs ms messrs mx prof rev revd hon gen col capt cmdr lt sgt maj adm sen rep gov pres"
        " supt e.g i.e eg ie viz cf vs v ca approx fig figs ed eds trans mt ft"
    ),
    before_number=_set(
        "no nos p pp vol vols art ch sec para op c jan feb mar apr jun jul aug sep sept oct nov dec"
    ),
    may_end=_set(
        "etc inc ltd co corp bros jr sr st ave rd a.m p.m u.s u.k u.n e.u d.c b.c a.d ph.d al dept"
        " univ jan feb aug sept oct nov dec"
    ),
    starters=_set(
        "the a an in it its he she his her but and then they their we our this that these those"
        " there when where while if as at on by for from with not no so yet what who why how after"
        " before since once until although though every each all some many most one two you your"
        " to of or nor now still even only perhaps today"
    ),
    lone_words=_set("I"),
)
_GERMAN = Habits(
    never_end=_set(
        "dr prof hr fr frl dipl ing st bzw z.b d.h u.a i.d.r vgl sog ca geb gest ggf evtl inkl max"
        " min mio mrd lat engl frz gen sen jun hl kgl verh"
    ),
    before_number=_set("nr s art abs bd kap ziff tel anm abb"),
    may_end=_set("usw etc str jh jhs jr sr v.chr n.chr u.s.w hrsg aufl"),
    starters=_set(
        "der die das den dem des ein eine einer einem einen er sie es ihr sein seine ihre wir ich"
        " und aber doch dann denn da so im in am an auf mit nach vor bei von zu zum zur aus für um"
        " als wenn weil wer was wie wo warum nicht kein keine auch nur noch schon heute damals"
        " dort hier dies diese dieser man jeder jede alle viele"
    ),
    has_ordinals=True,
)
_FRENCH = Habits(
    never_end=_set("m mm mgr dr pr me st ste cf p.ex c.-à-d env éd ex vs gal col"),
    before_number=_set("n nos p pp art chap fig t vol"),
    may_end=_set("etc av apr j.-c apr.j.-c bd boul cie coll hab"),
    starters=_set(
        "le la les l' un une des du de il elle ils elles on nous vous je ce cet cette ces c' et"
        " mais ou donc or ni car puis dans en sur sous par pour avec sans quand lorsque si qui que"
        " quoi où comment pourquoi ne pas plus tout tous toute toutes chaque après avant depuis"
        " aujourd'hui alors ainsi à au aux"
    ),
    lone_words=_set("à y"),
)
_SPANISH = Habits(
    never_end=_set("sr sra srta sres dr dra d dña prof gral cap p.ej ej cf ud uds vd fig lic ing"),
    before_number=_set("n núm no art pág págs p pp vol cap tomo"),
    may_end=_set("etc ee.uu av avda cía s.a a.c d.c jr"),
    starters=_set(
        "el la los las un una unos unas lo él ella ellos ellas yo nosotros y pero o ni en de del al"
        " a por para con sin sobre tras desde cuando donde si que qué quién cómo no sí se su sus"
        " este esta estos estas ese esa eso esto todo todos cada hoy entonces así también"
    ),
    lone_words=_set("a y o e u"),
)
_ITALIAN = Habits(
    never_end=_set("sig sig.ra sigg dott dott.ssa prof avv ing on mons ss cfr p.es es ca fig"),
    before_number=_set("n nn art pag pagg p pp vol cap"),
    may_end=_set("ecc etc a.c d.c jr s.p.a s.r.l"),
    starters=_set(
        "il lo la i gli le un uno una l' in nel nella di del della da dal a al con per su tra fra e"
        " ma o né poi quando dove se che chi come non si è egli ella lui lei noi essi questo questa"
        " quello quella tutti ogni oggi dopo prima così"
    ),
    lone_words=_set("e è o a i"),
)
_DUTCH = Habits(
    never_end=_set("dr drs mr mw mevr dhr prof ir ing ds st bv d.w.z o.a m.a.w ca vgl resp"),
    before_number=_set("nr nrs p pp blz art afb dl"),
    may_end=_set("enz etc e.d jr sr n.v b.v v.chr n.chr"),
    starters=_set(
        "de het een hij zij ze wij we ik dit dat deze die er en maar of want dus toen dan in op aan"
        " met van voor na bij uit als wanneer wie wat waar hoe waarom niet geen ook nog alle elke"
    ),
)
_PORTUGUESE = Habits(
    never_end=_set("sr sra srs dr dra prof profa d gen cap p.ex ex cf exmo exma fig"),
    before_number=_set("n nº art pág págs p pp vol cap"),
    may_end=_set("etc av ltda s.a a.c d.c jr eua"),
    starters=_set(
        "o a os as um uma ele ela eles elas eu nós e mas ou nem em no na nos nas de do da dos das"
        " por para com sem sobre quando onde se que quem como não este esta isso isto esse essa"
        " todo todos cada hoje depois antes então"
    ),
    lone_words=_set("a o e é à"),
)
_NORDIC = Habits(
    never_end=_set("dr prof f.eks t.ex bl.a d.v.s dvs ca jf jfr kl st hr fr"),
    before_number=_set("nr s kap fig §"),
    may_end=_set("osv m.m m.fl o.s.v etc jr"),
    starters=_set(
        "den det de en et ett han hun hon vi jeg jag og och men så da då når när hvis om i på av"
        " med fra från til till for för hva vad hvem vem"
    ),
    has_ordinals=True,
    lone_words=_set("i å ö"),
)
_OTHERS = Habits(never_end=_set("dr prof st"), may_end=_set("etc jr sr"))

_BY_LANGUAGE = {
    "en": _ENGLISH,
    "de": _GERMAN,
    "fr": _FRENCH,
    "es": _SPANISH,
    "it": _ITALIAN,
    "nl": _DUTCH,
    "pt": _PORTUGUESE,
    "da": _NORDIC,
    "nb": _NORDIC,
    "nn": _NORDIC,
    "no": _NORDIC,
    "sv": _NORDIC,
}


@lru_cache
def habits(language: str) -> Habits:
    """What the language of a BCP 47 tag does; a cautious few for one we do not know."""
    return _BY_LANGUAGE.get(language.lower().partition("-")[0], _OTHERS)
