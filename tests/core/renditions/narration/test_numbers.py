"""Numbers, years, dates and times are said in words."""

import pytest

from octavo.core.renditions.narration.spoken.speaking import speak

NUMBERS = [
    ("0.5 of 1,250", "zero point five of one thousand two hundred and fifty"),
    ("5,021 and 1,000,001", "five thousand and twenty one and one million and one"),
    ("2,001,000", "two million one thousand"),
    ("a .38, not 00.5", "a point three eight, not zero zero point five"),
    ("007 and 0", "zero zero seven and zero"),
    ("-5 or −6", "minus five or minus six"),
    ("½, 3¼, 1⅛ and ⅔", "one half, three and a quarter, one and an eighth and two thirds"),
    ("2/3, 3 1/2, 7/8", "two thirds, three and a half, seven eighths"),
    ("24/7 since 9/11", "twenty four seven since nine eleven"),
    (
        "50/50, 80/20 and 120/80",
        "fifty fifty, eighty twenty and one hundred and twenty over eighty",
    ),
    ("6 9/3", "six nine over three"),
    ("1st, 22nd, 1,000th", "first, twenty second, one thousandth"),
    ("the 30th and 101st", "the thirtieth and one hundred and first"),
    ("under-18s, 747s and 6s", "under eighteens, seven hundred and forty sevens and sixes"),
    ("10–15 of 12-14", "ten to fifteen of twelve to fourteen"),
    ("a 50-50 call, 60:40", "a fifty fifty call, sixty to forty"),
    ("They lost 3-5; the 5-4 ruling", "They lost three five; the five to four ruling"),
    ("beat them 2-0", "beat them two nil"),
    ("Genesis 1:1", "Genesis one one"),
    ("5.191st", "five point one nine one st"),
    ("mid-18th", "mid eighteenth"),
    ("won 3-5 points", "won three to five points"),
    ("a 4-4-2 line", "a four four two line"),
    ("978-3-16", "nine seven eight, three, one six"),
    ("version 2.0.1", "version two point zero point one"),
    ("4x4, 10× and 2 × 3", "four by four, ten times and two times three"),
    (
        "10⁶, 2³, 5² and 10⁻³",
        "ten to the power of six, two cubed, five squared and ten to the power of minus three",
    ),
    ("10^6", "ten to the power of six"),
    ("54° 40′ and 6′", "fifty four degrees forty minutes and six feet"),
    (
        "a 737 Max, a Boeing 747, 727",
        "a seven three seven Max, a Boeing seven four seven, seven hundred and twenty seven",
    ),
    ("1" * 40, " ".join(["one"] * 40)),
    ("1" * 40 + "th", " ".join(["one"] * 40)),
    ("10" + ",000" * 12, "one " + " ".join(["zero"] * 37)),
    ("１２ and ٣", "twelve and three"),
]
YEARS = [
    (
        "in 1066, 1900, 1905 and 2000",
        "in ten sixty six, nineteen hundred, nineteen oh five and two thousand",
    ),
    ("2007, 2010, 2100", "two thousand and seven, twenty ten, twenty one hundred"),
    (
        "1,998 people, 1500 words",
        "one thousand nine hundred and ninety eight people, one thousand five hundred words",
    ),
    ("of 1500 ships", "of fifteen hundred ships"),
    ("in 1500 ships left", "in fifteen hundred ships left"),
    ("to 2000 people", "to two thousand people"),
    ("1500 Was", "fifteen hundred Was"),
    ("the 1998 elections", "the nineteen ninety eight elections"),
    ("3500 of 10000", "three thousand five hundred of ten thousand"),
    (
        "the 1990s, ’90s, 1900s, 2000s and ’00s",
        "the nineteen nineties, nineties, nineteen hundreds, two thousands and two thousands",
    ),
    ("300 BC, AD 476, 44 B.C.", "three hundred B C, A D four seventy six, forty four B C."),
    (
        "1914–1918, 2005–06, 1999–2000",
        "nineteen fourteen to nineteen eighteen, two thousand and five to oh six, "
        "nineteen ninety nine to two thousand",
    ),
    (
        "1998–1990",
        "nineteen ninety eight to nineteen ninety",
    ),
    ("44–30 BC; 1999–02", "forty four to thirty B C; nineteen ninety nine to oh two"),
    ("2023/24", "twenty twenty three to twenty four"),
    ("the ’08 crash, ’99", "the oh eight crash, ninety nine"),
    ("born 2020–present", "born twenty twenty to present"),
]
DATES = [
    ("on 12 March 2026", "on the twelfth of March twenty twenty six"),
    ("the 3 May rally, 3–4 May", "the third of May rally, the third to the fourth of May"),
    (
        "March 12th, Mar. 12–14, 2026",
        "March the twelfth, March the twelfth to the fourteenth, twenty twenty six",
    ),
    ("18 Dec.", "the eighteenth of December."),
    ("on the 2026-03-12", "on the twelfth of March twenty twenty six"),
    ("2026-13-45", "two zero two six, one three, four five"),
    (
        "3/4/26, 3/4/87, 3/14/2026",
        "the third of April twenty twenty six, the third of April nineteen eighty seven, "
        "the fourteenth of March twenty twenty six",
    ),
    ("12.3.2026", "the twelfth of March twenty twenty six"),
    ("on 30 March–2 April", "on the thirtieth of March to the second of April"),
    ("Jan–Feb, Mon–Fri, Sat. night", "January to February, Monday to Friday, Saturday night"),
    ("May we? May 2020. In Sept.", "May we? May twenty twenty. In September."),
]
AMERICAN_DATES = [
    ("on 12–14 March 2026", "on March twelfth to fourteenth twenty twenty six"),
    (
        "on 3/14/26 and 25/3/2026",
        "on March fourteenth, twenty twenty six and March twenty fifth, twenty twenty six",
    ),
    ("July 4, 1,001 in 2007", "July fourth, one thousand one in two thousand seven"),
    ("101st", "one hundred first"),
]
TIMES = [
    (
        "at 18:05, 12:00, 7:00, 13:00 or 0:00",
        "at eighteen oh five, twelve o’clock, seven o’clock, thirteen hundred or zero hundred",
    ),
    ("7:30 pm, 9am, 8.30pm, 10 a.m.", "seven thirty P M, nine A M, eight thirty P M, ten A M."),
    ("7–9 p.m. or 9:00–17:30", "seven to nine P M or nine o’clock to seventeen thirty"),
    ("7:00 pm", "seven P M"),
    ("Noon–1pm", "Noon to one P M"),
    ("in 2:01:09", "in two one nine"),
    ("16:9 and 1:100,000", "sixteen to nine and one to one hundred thousand"),
]


@pytest.mark.parametrize(("written", "spoken"), [*NUMBERS, *YEARS, *DATES, *TIMES])
def test_figures_are_said_in_british_words(written, spoken):
    assert speak(written, language="en-GB").text == spoken


@pytest.mark.parametrize(("written", "spoken"), AMERICAN_DATES)
def test_americans_say_the_month_first_and_no_and(written, spoken):
    assert speak(written, language="en_US").text == spoken
