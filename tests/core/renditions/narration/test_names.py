"""Short forms, capitals, rulers, addresses and signs are said as a reader says them."""

import pytest

from octavo.core.renditions.narration.spoken.roman import value_of
from octavo.core.renditions.narration.spoken.speaking import speak

CAPITALS = [
    ("WSJ, EU’s, MPs’ pay, CEOs", "W S J, E U’s, M P's pay, C E O's"),
    ("NATO, UNESCO’s, IPCC, UCLA", "Nato, Unesco’s, I P C C, U C L A"),
    ("BREAKING NEWS from the BBC", "Breaking News from the B B C"),
    ("the US told us; TELL US MORE; THE US", "the U S told us; Tell Us More; The U S"),
    ("WHO said IT; WHO LOST?", "W H O said I T; Who Lost?"),
    ("AS NATO, AS UCLA", "A S Nato, A S U C L A"),
    ("THE EU WHO", "The E U W H O"),
    ("AT&T, R&D, B&Bs", "A T and T, R and D, B and B's"),
    ("U.S., U.S.A., U.S-led, the D.C.", "U S, U S A, U S led, the D C."),
    (
        "J.K. Rowling, J. K. Rowling’s, John F. Kennedy",
        "J K Rowling, J K Rowling’s, John F Kennedy",
    ),
    ("Plan B. Then we left", "Plan B. Then we left"),
    ("ChatGPT, mRNA, iOS, iPhone, SpaceX", "Chat G P T, M R N A, I O S, iPhone, SpaceX"),
    (
        "CO₂, H2O, G7, COVID-19’s, F-16s, Su-57",
        "C O two, H two O, G seven, Covid nineteen’s, F sixteens, Su fifty seven",
    ),
    (
        "A320, B-52's, GPT-3.5, UNICEF2, MH00371",
        "A three twenty, B fifty twos, G P T three point five, Unicef two, M H zero zero "
        "three seven one",
    ),
    (
        "AI-powered, non-EU, well-known, 3D-printed",
        "A I powered, non E U, well-known, three D printed",
    ),
]
RULERS = [
    (
        "Charles III, Henry VIII’s, Pope John Paul II",
        "Charles the third, Henry the eighth’s, Pope John Paul the second",
    ),
    (
        "Elizabeth I’s, Charles I was, With Charles I ran",
        "Elizabeth the first’s, Charles the first was, With Charles I ran",
    ),
    ("Chapter IV, Act V, World War I ended", "Chapter four, Act five, World War one ended"),
    ("vol. iii, Sc. ii, voted no. I left", "volume three, Scene two, voted no. I left"),
    ("the XIX and XX centuries", "the nineteenth and twentieth centuries"),
    ("Henry Ford II, Rocky IV, Sonnet XVIII", "Henry Ford the second, Rocky four, Sonnet eighteen"),
    ("Malcolm X, iPhone X, MIX, CD, DC, The IV", "Malcolm X, iPhone X, Mix, C D, D C, The I V"),
    ("the first XI, round IV, an IV drip", "the first eleven, round four, an I V drip"),
    ("Vols I–III, A I–III", "Volumes one to three, A I I I I"),
    ("IV. The return", "four. The return"),
    ("At that level I knew, II", "At that level I knew, I I"),
]
SHORTENED = [
    ("Dr and Mrs Lee, Gen. Ortiz, Gen Z", "Doctor and Missus Lee, General Ortiz, Gen Z"),
    (
        "St John’s Rd, High St., In St Ives, St Ives, a St",
        "Saint John’s Road, High Street, In Saint Ives, Saint Ives, a St",
    ),
    ("No. 7, voted no. No 10. Nos. 3", "Number seven, voted no. number ten. numbers three"),
    ("No. 7 is", "Number seven is"),
    ("e.g. this, i. e. that, etc.", "for example this, that is that, et cetera."),
    (
        "c. 1850, p.5, pp. 12–14, p94, et al.",
        "circa eighteen fifty, page five, pages twelve to fourteen, page ninety four, and others.",
    ),
    (
        "Roe v. Wade, w/o, N. of York, Lee & Co.",
        "Roe versus Wade, without, north of York, Lee and Company.",
    ),
    ("Wang & co. left in the a.m.", "Wang and company left in the A M."),
    ("(D., Calif.) or (R-Tex.) or (Va.)", "D, California, or, R Texas, or, Virginia."),
    (
        "Jr.’s, 2nd ed., Mme de Staël, Lt.-Col. Lee",
        "Junior’s, second edition, Madame de Staël, Lieutenant Colonel Lee",
    ),
    ("E. coli. It was 3 a.m. She slept", "E coli. It was three A M. She slept"),
    ("S. 1867", "S eighteen sixty seven"),
]
ADDRESSES = [
    ("example.org/subscribe.", "example dot org slash subscribe."),
    (
        "http://foo-bar.example/~x_y?q=00123&z=2#a/",
        "foo hyphen bar dot example slash tilde x underscore y question mark q equals "
        "zero zero one two three and z equals two hash a",
    ),
    ("a.b+c@d.co.uk", "a dot b plus c at d dot co dot U K"),
    (
        "#MeToo, #COP26, @BBCNews, @jack_x",
        "hashtag Me Too, hashtag C O P twenty six, at B B C News, at jack x",
    ),
    (
        "+44 20 7946 0958, 020 7946 0958",
        "plus four four, two zero, seven nine four six, zero nine five eight, zero two "
        "zero, seven nine four six, zero nine five eight",
    ),
    ("call 999 about 999 cats", "call nine nine nine about nine hundred and ninety nine cats"),
]
SIGNS = [
    (
        "“‘nested’ (and [square]) text”; [T]he, her[e], word[12].",
        "nested, and square, text; The, here, word.",
    ),
    ("Yes—no; yes – no; yes - no; yes -- no", "Yes — no; yes — no; yes — no; yes — no"),
    (
        "Israel–Hamas, the Paris–Lyon line, 5km–10",
        "Israel Hamas, the Paris to Lyon line, five kilometres to ten",
    ),
    ("What?! No!!! … so… wait. . . yes...", "What? No! so… wait… yes…"),
    ("(A dash?) — yes; it? — etc. — and! — , x", "A dash? — yes; it? — et cetera — and! — x"),
    ("U.S.–China talks", "U S China talks"),
    ("he/she, and/or, writer/director", "he or she, and or, writer director"),
    (
        "§ 4, §§ 4, ¶ 3, #1, # 5",
        "section four, sections four, paragraph three, number one, number five",
    ),
    ("1 + 1 = 2, +5, 18+, C++", "one plus one equals two, plus five, eighteen plus, C plus plus"),
    (
        "<5, a < b, 5 ≥ 3, ~12, ±2, ×2",
        "less than five, a less than b, five at least three, about twelve, plus or minus "
        "two, times two",
    ),
    (
        "x² + y³, word², C#, .org, a @ b, 5 & 6",
        "x squared plus y cubed, word, C sharp, dot org, a at b, five and six",
    ),
    ("①➍ and A➍", "fourteen and A four"),
    ("*bold* _it_ ™ © 😀 ♥ a|b", "bold it a, b"),
    ("5 million %", "five million per cent"),
    ("soft\u00adware zero\u200bwidth ﬁne ¨", "software zerowidth fine"),
    ("un\u0323e\u0301 q\u0301", "uṇé q\u0301"),
    ("dogs’ dinner, rock ’n’ roll, don’t", "dogs dinner, rock n roll, don’t"),
    ("a 20-year-old at 3-hour talks", "a twenty year old at three hour talks"),
    ("-x x- £ and -£5", "x x and minus five pounds"),
]


@pytest.mark.parametrize(
    ("written", "spoken"), [*CAPITALS, *RULERS, *SHORTENED, *ADDRESSES, *SIGNS]
)
def test_names_and_signs_are_said_as_a_reader_says_them(written, spoken):
    assert speak(written).text == spoken


@pytest.mark.parametrize(("numeral", "value"), [("XIX", 19), ("iv", 4), ("IIII", 0), ("", 0)])
def test_only_what_is_well_formed_is_a_roman_numeral(numeral, value):
    assert value_of(numeral) == value
