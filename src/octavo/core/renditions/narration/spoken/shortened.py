"""Words cut short: titles, states, months, and the short forms of books and letters."""

from __future__ import annotations

import re

from octavo.core.renditions.narration.spoken.dates import SHORT_MONTHS
from octavo.core.renditions.narration.spoken.rules import SENTENCE_OPENERS, Found, Rule

# Before a name; with a full stop or, as in British print, without.
TITLES = {
    "Mr": "Mister", "Mrs": "Missus", "Ms": "Miz", "Dr": "Doctor", "Drs": "Doctors",
    "Prof": "Professor", "Profs": "Professors", "Mme": "Madame", "Mlle": "Mademoiselle",
    "Messrs": "Messieurs", "Mt": "Mount", "Ft": "Fort", "St": "Saint", "Ste": "Sainte",
    "Rev": "Reverend", "Hon": "Honourable", "Cllr": "Councillor", "Rt": "Right",
}  # fmt: skip
# Before a name, and only with a full stop.
RANKS = {
    "Gen": "General", "Col": "Colonel", "Capt": "Captain", "Cpt": "Captain", "Lt": "Lieutenant",
    "Maj": "Major", "Sgt": "Sergeant", "Cpl": "Corporal", "Adm": "Admiral", "Cmdr": "Commander",
    "Gov": "Governor", "Govs": "Governors", "Sen": "Senator", "Sens": "Senators",
    "Rep": "Representative", "Reps": "Representatives", "Pres": "President", "Amb": "Ambassador",
    "Supt": "Superintendent", "Insp": "Inspector", "Pte": "Private", "Pvt": "Private",
    "Fr": "Father", "Br": "Brother", "Hon": "Honourable", "Sec": "Secretary", "Bp": "Bishop",
    "Abp": "Archbishop", "Det": "Detective",
}  # fmt: skip
ANYWHERE = {
    "e.g": "for example", "i.e": "that is", "etc": "et cetera", "cf": "compare", "viz": "namely",
    "et al": "and others", "vs": "versus", "approx": "approximately", "ibid": "ibidem",
    "op. cit": "in the work cited", "dept": "department", "govt": "government",
    "esp": "especially", "p.a": "per annum", "a.k.a": "also known as", "B.Sc": "B S C",
    "M.Sc": "M S C", "incl": "including", "excl": "excluding", "est": "estimated",
    "Inc": "Incorporated", "Ltd": "Limited", "Co": "Company", "Corp": "Corporation",
    "Bros": "Brothers", "Assn": "Association", "Univ": "University", "Dept": "Department",
    "Ph.D": "P H D", "Jr": "Junior", "Sr": "Senior", "jr": "junior", "sr": "senior",
    "tel": "telephone", "ext": "extension", "mgr": "manager", "vols": "volumes",
    "inc": "including",
}  # fmt: skip
LEADING = frozenset({"e.g", "i.e", "cf", "viz", "incl", "excl", "inc", "esp", "vs"})
SHORT_DAYS = {
    "Mon": "Monday", "Tue": "Tuesday", "Tues": "Tuesday", "Wed": "Wednesday", "Thu": "Thursday",
    "Thur": "Thursday", "Thurs": "Thursday", "Fri": "Friday", "Sat": "Saturday", "Sun": "Sunday",
}  # fmt: skip
BESIDE_DASH = r"(?!\w)(?:(?=[-–][A-Z])|(?<=[a-z]-...)|(?<=[a-z]–...))"
# After a comma or a bracket, as in “(D., Calif.)”: elsewhere some of these are words.
STATES = {
    "Calif": "California", "Fla": "Florida", "Mass": "Massachusetts", "Conn": "Connecticut",
    "Pa": "Pennsylvania", "Penn": "Pennsylvania", "Ill": "Illinois", "Mich": "Michigan",
    "Minn": "Minnesota", "Wash": "Washington", "Ariz": "Arizona", "Colo": "Colorado",
    "Ga": "Georgia", "Va": "Virginia", "Tex": "Texas", "Tenn": "Tennessee", "Okla": "Oklahoma",
    "Ore": "Oregon", "Wis": "Wisconsin", "Nev": "Nevada", "Ala": "Alabama", "Ky": "Kentucky",
    "Md": "Maryland", "Mo": "Missouri", "Vt": "Vermont", "Kan": "Kansas", "Neb": "Nebraska",
    "Del": "Delaware", "Miss": "Mississippi", "Mont": "Montana", "Ark": "Arkansas",
    "La": "Louisiana", "Ind": "Indiana", "Wyo": "Wyoming",
}  # fmt: skip
# With or without a full stop, whatever follows.
UNDOTTED = {
    "vs": "versus", "etc": "et cetera", "eg": "for example", "ie": "that is",
    "et al": "and others", "w/o": "without", "w/": "with", "c/o": "care of", "n/a": "N A",
    "Ctrl": "control", "MoMA": "Moma", "PhD": "P H D", "PhDs": "P H D's", "pH": "P H",
    "MPhil": "M Phil", "BSc": "B S C", "MSc": "M S C", "Inc": "Incorporated", "Ltd": "Limited",
    "plc": "P L C", "vols": "volumes", "aka": "also known as", "e.g": "for example",
    "i.e": "that is",
}  # fmt: skip
BEFORE_FIGURES = {
    "No": "number", "no": "number", "Nos": "numbers", "nos": "numbers", "p": "page",
    "pp": "pages", "vol": "volume", "Chap": "Chapter", "chap": "chapter", "fol": "folio",
    "Vol": "Volume", "vols": "volumes", "ch": "chapter", "Ch": "Chapter", "art": "article",
    "Art": "Article", "arts": "articles", "sec": "section", "Sec": "Section", "fig": "figure",
    "Fig": "Figure", "figs": "figures", "Figs": "Figures", "c": "circa", "ca": "circa",
    "b": "born", "d": "died", "fl": "flourished", "r": "reigned", "pop": "population",
    "l": "line", "ll": "lines", "K": "K", "op": "opus", "Op": "Opus", "n": "note",
    "para": "paragraph", "ed": "edition", "tel": "telephone", "par": "paragraph",
    "cap": "chapter", "est": "established", "cr": "created", "Cl": "Clause", "v": "versus",
}  # fmt: skip
# Before Roman numerals only what is no word otherwise: “voted no. I left”.
BEFORE_NUMERALS = {
    "vol": "volume", "Vol": "Volume", "ch": "chapter", "Ch": "Chapter", "art": "article",
    "Art": "Article", "sec": "section", "Sec": "Section", "fig": "figure", "Fig": "Figure",
    "sc": "scene", "Sc": "Scene", "Op": "Opus", "pt": "part", "Pt": "Part", "bk": "book",
    "Bk": "Book", "App": "Appendix", "Sect": "Section", "Eq": "Equation", "Ref": "Reference",
    "Ex": "Example", "Para": "Paragraph", "Vols": "Volumes", "Chs": "Chapters",
}  # fmt: skip
COMPASS = {"N": "north", "S": "south", "E": "east", "W": "west"}
STREETS = {
    "St": "Street", "Rd": "Road", "Ave": "Avenue", "Av": "Avenue", "Blvd": "Boulevard",
    "Sq": "Square", "Ln": "Lane", "Pl": "Place", "Hwy": "Highway", "Ct": "Court",
    "Mts": "Mountains",
}  # fmt: skip
AFTER_CAPITAL = re.compile(r"(?:\b[A-Z][\w’']*|\d)[ \u00a0]\Z")


def any_of(words: dict[str, str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def title(found: Found) -> str:
    return {**RANKS, **TITLES}[found["word"]]


def anywhere(found: Found) -> str:
    word = found["word"]
    return ANYWHERE[word] + (found.last_stop if word in LEADING else found.stop)


def day(found: Found) -> str:
    return SHORT_DAYS[found["word"]] + found.stop


def state(found: Found) -> str:
    return STATES[found["word"]] + found.stop


def undotted(found: Found) -> str:
    return UNDOTTED[found["word"]]


def spaced(found: Found) -> str:
    """“i. e.”"""
    return ANYWHERE[found["first"] + "." + found["second"]] + found.last_stop


def before_figures(found: Found) -> str:
    word = found["word"]
    said = {**BEFORE_FIGURES, **BEFORE_NUMERALS}[word]
    opens = found.match.start() == 0 and word[0].isupper()
    return said.capitalize() if opens else said


def street(found: Found) -> str | None:
    if not AFTER_CAPITAL.search(found.before):
        return None
    return STREETS[found["word"]] + found.stop


def month(found: Found) -> str:
    return SHORT_MONTHS[found["word"]] + found.stop


def lower_initials(found: Found) -> str:
    """“in the a.m.”"""
    return " ".join(found.match[0].replace(".", "").upper()) + found.stop


def edition(found: Found) -> str:
    return "edition" + found.stop


def compass(found: Found) -> str:
    return COMPASS[found["word"]]


def company(found: Found) -> str:
    return "company" + found.stop


def versus(found: Found) -> str:
    return "versus"


def initial(found: Found) -> str | None:
    """“John F. Kennedy”; but “Plan B. Then…” ends a sentence."""
    return None if found.word_after in SENTENCE_OPENERS else found["letter"]


RULES = (
    Rule(re.compile(rf"(?P<word>{any_of(STREETS)})\b\.?(?![ \u00a0]+[A-Z])"), street),
    Rule(
        re.compile(
            rf"(?P<word>{any_of(TITLES)})\b\.?"
            r"(?=[ \u00a0]+(?:(?:and|&|de|du|von|van)[ \u00a0])?[A-Z])"
        ),
        title,
    ),
    Rule(re.compile(rf"(?P<word>{any_of(RANKS)})\.(?=(?:[ \u00a0]+|-)[A-Z])"), title),
    Rule(
        re.compile(
            rf"(?P<word>{any_of(BEFORE_FIGURES | BEFORE_NUMERALS)})\.[ \u00a0]?(?=[\d$€£¥]|AD\b)"
        ),
        before_figures,
    ),
    Rule(
        re.compile(rf"(?P<word>{any_of(BEFORE_NUMERALS)})\.[ \u00a0]?(?=[IVXLivxl]+\b)"),
        before_figures,
    ),
    Rule(re.compile(r"(?:(?<=,[ \u00a0])|(?<=\())(?P<word>pp?)(?=\d)"), before_figures),
    Rule(re.compile(r"(?P<word>[NSEW])\.(?=[ \u00a0]of\b)"), compass),
    Rule(re.compile(r"(?<=[&][ \u00a0])co\."), company),
    Rule(
        re.compile(r"(?P<word>Bk|Vols?|Chs?|Pt|Para|Figs?|Sect|Sc)[ \u00a0](?=\d|[IVX]+\b)"),
        before_figures,
    ),
    Rule(re.compile(r"(?P<word>No|Nos|pp|p|ca|c)[ \u00a0](?=\d)"), before_figures),
    Rule(
        re.compile(rf"(?!May)(?P<word>{any_of(SHORT_MONTHS)})(?:\.|\b(?=[ \u00a0]\d))(?!\w)"), month
    ),
    Rule(re.compile(r"(?P<first>[ei])\.[ \u00a0](?P<second>[ge])\."), spaced),
    Rule(re.compile(r"vs?\.?(?=[ \u00a0])"), versus),
    Rule(re.compile(rf"(?P<word>{any_of(SHORT_DAYS)})(?:\.(?!\w)|(?=[ \u00a0]\d))"), day),
    Rule(re.compile(r"(?<=\d(?:st|nd|rd|th)[ \u00a0])ed\."), edition),
    Rule(re.compile(rf"(?P<word>{any_of(ANYWHERE)})\.(?!\w)"), anywhere),
    Rule(re.compile(rf"(?<=[,(][ \u00a0])(?P<word>{any_of(STATES)})\."), state),
    Rule(re.compile(rf"(?<=[(-])(?P<word>{any_of(STATES)})\."), state),
    Rule(re.compile(rf"(?P<word>{any_of(UNDOTTED)})(?![\w])"), undotted),
    Rule(re.compile(r"(?:[a-z]\.){2,5}(?!\w)"), lower_initials),
    Rule(re.compile(rf"(?P<word>{any_of(SHORT_DAYS)}){BESIDE_DASH}"), day),
    Rule(re.compile(rf"(?!May)(?P<word>{any_of(SHORT_MONTHS)}){BESIDE_DASH}"), month),
    Rule(re.compile(r"(?P<letter>[A-Z])\.(?=[ \u00a0][A-Z\d])"), initial),
)
