"""An issue that strains every edition. Data alone; `stress_supply` makes its pictures.

The words are drawn from a small vocabulary with a fixed seed: the same issue on every machine.
"""

from __future__ import annotations

from datetime import date
from random import Random

from tests.press.stress_pictures import PICTURES, stress_supply

from octavo.core.issue.document import (
    ArticleItem,
    BlankPage,
    Cover,
    HousePage,
    Issue,
    Masthead,
)
from octavo.core.manuscript.blocks import (
    Block,
    Box,
    Break,
    Cell,
    Embed,
    Figure,
    Footnote,
    InterviewTurn,
    List,
    ListItem,
    Paragraph,
    PullQuote,
    Quotation,
    Subhead,
    Table,
    Verse,
)
from octavo.core.manuscript.document import Byline, Manuscript
from octavo.core.manuscript.inlines import (
    Emphasis,
    Inlines,
    LanguageSpan,
    Link,
    NoteMark,
    SmallCapitals,
    Strong,
    Text,
)

__all__ = ["stress_issue", "stress_supply"]

NOTES = 200
LONG_ARTICLE_WORDS = 15_000
SHORT_ARTICLE_WORDS = 40

_VOCABULARY = (
    "the a of and in to it was that on for with as had by at from which were her his their "
    "harbour keeper light fog ledger winter island ferry council rope engine letter morning "
    "water stone window candle evening register market bridge captain sister lantern weather "
    "measured wrote carried counted waited answered opened crossed forgot remembered "
    "slow grey narrow second early patient northern quiet broken certain"
).split()
_LONG_WORDS = (
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
    "pneumonoultramicroscopicsilicovolcanoconiosis",
    "x" * 200,
    "https://example.org/" + "a-very-long-path/" * 20,
    "lopadotemachoselachogaleokranioleipsanodrimhypotrimmatosilphiokarabomelitokatakechymenokich",
)
ARABIC = "كتب حارس المنارة في دفتره أن الضباب لم يرتفع قبل الظهر، وأن السفن انتظرت خارج الميناء."
HEBREW = "שומר המגדלור כתב ביומנו כי הערפל לא התרומם לפני הצהריים, והספינות המתינו מחוץ לנמל."
JAPANESE = "灯台守は日誌に、霧は正午まで晴れず、船は港の外で待ったと書いた。翌朝、風が変わった。"
CHINESE = "灯塔看守人在日志里写道，雾直到中午才散去，船只在港外等候。第二天早晨风向变了。"
KOREAN = "등대지기는 안개가 정오까지 걷히지 않았고 배들이 항구 밖에서 기다렸다고 일지에 적었다."
GREEK = "Ο φαροφύλακας έγραψε στο ημερολόγιό του ότι η ομίχλη δεν σηκώθηκε πριν από το μεσημέρι."
RUSSIAN = "Смотритель маяка записал в журнал, что туман не поднялся до полудня."
CZECH = "Příliš žluťoučký kůň úpěl ďábelské ódy; Łódź, Şişli, Ţara, Đặng Thị Ngọc."


def _plain(words: str) -> Inlines:
    return (Text(words),)


def _paragraph(words: str) -> Paragraph:
    return Paragraph(_plain(words))


class _Writer:
    """Writes sentences of the vocabulary, the same ones each time it is asked."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def words(self, count: int) -> str:
        """Exactly so many words, in sentences."""
        said: list[str] = []
        while len(said) < count:
            length = min(self._random.randint(6, 28), count - len(said))
            chosen = self._random.choices(_VOCABULARY, k=length)
            chosen[0] = chosen[0].capitalize()
            chosen[-1] += "."
            said.extend(chosen)
        return " ".join(said)


def _long_article() -> Manuscript:
    writer = _Writer(1)
    blocks: list[Block] = []
    written = 0
    for number in range(LONG_ARTICLE_WORDS // 100):
        if number and number % 10 == 0:
            blocks.append(Subhead(_plain(f"The year {1800 + number}"), 1 + number // 10 % 3))
            written += 3
        blocks.append(_paragraph(writer.words(min(100, LONG_ARTICLE_WORDS - written))))
        written += 100
        if number % 25 == 12:
            blocks.append(PullQuote(_plain(writer.words(14)), _plain("The keeper")))
        if number % 40 == 30:
            blocks.append(Box(_plain("What it cost"), (_paragraph(writer.words(60)),)))
    return Manuscript(
        headline="Fifteen thousand words about a lamp",
        standfirst=writer.words(40),
        bylines=(Byline("Ada Vell"), Byline("Ben Harrack", "photographs")),
        section="politics",
        dateline="Harrack",
        published_on=date(2026, 11, 15),
        lead_image=_picture("vast.jpg", span="full"),
        blocks=tuple(blocks),
    )


def _short_article() -> Manuscript:
    return Manuscript(
        headline="Lost",
        blocks=(_paragraph(_Writer(2).words(SHORT_ARTICLE_WORDS)),),
    )


def _article_of_notes() -> Manuscript:
    """Two hundred notes; each tenth is marked twice, one marks another, one is never marked."""
    writer = _Writer(3)
    blocks: list[Block] = []
    for number in range(1, NOTES + 1):
        again: Inlines = (NoteMark(str(number - 1)),) if number % 10 == 0 else ()
        unmarked = number == NOTES
        mark: Inlines = () if unmarked else (NoteMark(str(number)),)
        blocks.append(Paragraph((Text(writer.words(20)), *mark, *again)))
        note: Inlines = (Text(f"Note {number}: {writer.words(8)}"),)
        if number == 7:
            note = (*note, NoteMark("8"), Link("https://example.org/a?b=1&c=2", _plain(" there")))
        blocks.append(Footnote(str(number), note))
    return Manuscript(
        headline="Two hundred notes",
        standfirst="Every sentence is proved.",
        section="finance",
        blocks=tuple(blocks),
    )


def _picture(name: str, *, span: str = "column", caption: str = "") -> Figure:
    return Figure(
        source=name,
        alt=PICTURES[name],
        caption=_plain(caption or f"{PICTURES[name]}."),
        credit="Cleo Marr",
        licence="CC BY 4.0",
        span=span,
    )


def _article_of_pictures() -> Manuscript:
    writer = _Writer(4)
    spans = ("column", "inset", "wide", "full")
    blocks: list[Block] = []
    for index, name in enumerate(PICTURES):
        blocks += [_paragraph(writer.words(60)), _picture(name, span=spans[index % 4])]
    blocks.append(
        Figure(caption=_plain("A picture of which only the words came in."), credit="Ben")
    )
    return Manuscript(
        headline="Pictures of every kind and shape",
        standfirst=writer.words(20),
        bylines=(Byline("Cleo Marr", "photographs", "https://example.org/cleo"),),
        section="culture",
        lead_image=_picture("progressive.jpg", span="wide"),
        blocks=tuple(blocks),
    )


def _article_of_long_words() -> Manuscript:
    blocks: list[Block] = [
        _paragraph(f"In the beginning {word} stood, and then {word} again.") for word in _LONG_WORDS
    ]
    blocks += [
        Subhead(_plain(_LONG_WORDS[0])),
        PullQuote(_plain(_LONG_WORDS[1])),
        Table((tuple(Cell(_plain(word)) for word in _LONG_WORDS[:4]),)),
        List(tuple(ListItem(_plain(word)) for word in _LONG_WORDS)),
        Figure(caption=_plain(_LONG_WORDS[4]), credit=_LONG_WORDS[2]),
    ]
    return Manuscript(
        headline=_LONG_WORDS[0],
        standfirst=_LONG_WORDS[1],
        bylines=(Byline(_LONG_WORDS[2]),),
        section="technology",
        language="de",
        blocks=tuple(blocks),
    )


def _in(language: str, words: str) -> LanguageSpan:
    return LanguageSpan(language, _plain(words))


def _article_of_languages() -> Manuscript:
    said = {"ar": ARABIC, "he": HEBREW, "ja": JAPANESE, "zh-Hans": CHINESE, "ko": KOREAN}
    said |= {"el": GREEK, "ru": RUSSIAN, "cs": CZECH}
    blocks: list[Block] = [
        Paragraph((Text(f"In {tag} he said: "), _in(tag, words), Text(" And that was all.")))
        for tag, words in said.items()
    ]
    blocks += [Quotation(((_in("ar", ARABIC),),), (_in("ar", "حارس"),))]
    blocks += [Verse((((_in("he", HEBREW),), (_in("ja", JAPANESE),)),))]
    blocks += [Paragraph((Text("Half "), Emphasis((_in("ar", "عربي 123 abc"),)), Text(" half.")))]
    return Manuscript(
        headline="What they said in nine languages: 霧, ضباب, туман, Nebel",
        standfirst=f"{CZECH} {GREEK}",
        bylines=(Byline("山田花子"), Byline("ليلى حداد")),
        section="foreign-affairs",
        blocks=tuple(blocks),
    )


def _article_in(language: str, headline: str, words: str) -> Manuscript:
    return Manuscript(
        headline=headline,
        standfirst=words,
        bylines=(Byline(headline),),
        section="foreign-affairs",
        language=language,
        blocks=(
            *(_paragraph(f"{words} " * 6) for _ in range(4)),
            Subhead(_plain(headline)),
            Paragraph((Text(words), NoteMark("1"))),
            Footnote("1", _plain(words)),
        ),
    )


def _article_of_everything() -> Manuscript:
    """Six bylines, no standfirst, and every kind of block in every place it may stand."""
    writer = _Writer(5)
    heads = tuple(
        Cell(_plain(head), is_header=True) for head in ("Year", "Ships", "Crowns", "Note")
    )
    rows = tuple(
        (
            Cell(_plain(str(1900 + year)), is_header=True),
            Cell(_plain(f"{year * 37:,}")),
            Cell(_plain(f"{year * 1.5:.2f}" if year % 3 else "–")),
            Cell(_plain(writer.words(4))),
        )
        for year in range(30)
    )
    wide = tuple(tuple(Cell(_plain(f"{row}.{column}")) for column in range(12)) for row in range(4))
    items = tuple(ListItem(_plain(writer.words(9)), level) for level in (1, 2, 3, 2, 1, 2, 1))
    marked: Inlines = (
        Text("Plain, "),
        Emphasis(_plain("slanted")),
        Text(", "),
        Strong((Emphasis(_plain("both")),)),
        Text(", "),
        SmallCapitals(_plain("BBC and NATO")),
        Text(", "),
        Link("/articles/lost/", _plain("another article")),
        Text(", "),
        Link("https://example.org/?a=1&b=2#c", (Strong(_plain("outside")),)),
        Text(", "),
        Link("mailto:letters@example.org", _plain("by mail")),
        Text(", one\nbreak, "),
        LanguageSpan("fr", (Emphasis(_plain("« enfin »")),)),
        Text(". H₂O, 1⁄2, ½, “quotes” and ‘single’, 12,345.67 — – … "),
        NoteMark("nobody-wrote-this"),
        Text("end."),
    )
    turns = tuple(
        InterviewTurn(
            ("Cecily Arne", "Ansa Tolley")[number % 2], _plain(writer.words(40)), number % 2 == 0
        )
        for number in range(6)
    )
    simple: tuple[Block, ...] = (
        _paragraph(writer.words(90)),
        Subhead(_plain("First")),
        Paragraph(marked),
        Subhead(_plain("Second, at once below")),
        Subhead(_plain("Third"), 3),
        Quotation((_plain(writer.words(30)), _plain(writer.words(20))), _plain("The council")),
        PullQuote(_plain("“" + writer.words(12)), _plain("The keeper")),
        List(items),
        List(items, ordered=True, start=7),
        Table((heads, *rows), _plain("Ships by year"), _plain("Counted at the bridge.")),
        Table(wide, _plain("Twelve columns")),
        Verse(
            tuple(tuple(_plain(writer.words(6)) for _ in range(4)) for _ in range(3)),
            _plain("A poet"),
        ),
        *turns,
        InterviewTurn("", _plain("And she went on.")),
        Break(),
        Embed("https://example.org/film", "A film"),
        Embed("https://example.org/" + "map/" * 30),
    )
    box = Box(_plain("In a box"), (*simple, _picture("drawing.png")))
    return Manuscript(
        headline="Everything at once",
        bylines=tuple(
            Byline(f"Author {name} of the Long Name", role)
            for name, role in zip(
                ("One", "Two", "Three", "Four", "Five", "Six"),
                ("", "", "", "photographs", "translation", "research"),
                strict=True,
            )
        ),
        section="environment",
        lead_image=_picture("square.jpg"),
        blocks=(*simple, box, Box((), (_paragraph(writer.words(30)),)), Break()),
    )


def stress_issue() -> Issue:
    """The issue on which every edition is tried. Its section heads come back and go missing."""
    articles = (
        ("fifteen-thousand-words", _long_article(), "Politics"),
        ("lost", _short_article(), ""),
        ("two-hundred-notes", _article_of_notes(), "Finance"),
        ("pictures", _article_of_pictures(), "Culture"),
        ("long-words", _article_of_long_words(), "Technology"),
        ("nine-languages", _article_of_languages(), "Foreign affairs"),
        ("in-arabic", _article_in("ar", "الضباب", ARABIC), ""),
        ("in-hebrew", _article_in("he", "ערפל", HEBREW), ""),
        ("in-japanese", _article_in("ja", "霧の中で", JAPANESE), ""),
        ("in-chinese", _article_in("zh-Hans", "雾中", CHINESE), ""),
        ("everything", _article_of_everything(), "Politics"),
    )
    pages = {"fifteen-thousand-words": 24, "pictures": 12, "two-hundred-notes": 10}
    items = [ArticleItem(slug, text, head, pages.get(slug, 2)) for slug, text, head in articles]
    return Issue(
        number=99,
        dated_on=date(2026, 11, 15),
        masthead=Masthead(
            name="The Stress Review",
            strapline="Twice as much as anybody asked for",
            publisher="Pilot Station Press",
            editors="Cecily Arne",
            address="11 Customs Steps\nHarrack HK 2",
            issn="2049-3630",
        ),
        volume=4,
        title="As much as it bears",
        weight=2,
        cover=Cover(_picture("cover.jpg"), ("As much as it bears", "200 notes", "15,000 words")),
        letter=Manuscript(
            headline="From the editor",
            bylines=(Byline("Cecily Arne"),),
            blocks=(
                _paragraph(_Writer(6).words(220)),
                Paragraph((Text("See "), Link("/articles/pictures/", _plain("the pictures")))),
            ),
        ),
        items=(*items[:4], HousePage("Subscribe"), *items[4:], BlankPage()),
    )
