"""Money, measures and shares are said in words."""

import pytest

from octavo.core.renditions.narration.spoken.speaking import speak

MONEY = [
    (
        "$1.4 billion, $1.4bn, $3 trn",
        "one point four billion dollars, one point four billion dollars, three trillion dollars",
    ),
    (
        "£2.50, £1.05, £1.00, £0.01, $.50",
        "two pounds fifty, one pound five, one pound, one penny, fifty cents",
    ),
    (
        "$0, $1, -$5, €1,000.50",
        "zero dollars, one dollar, minus five dollars, one thousand euros fifty",
    ),
    ("US$40, Rs. 500, CHF 12", "forty U S dollars, five hundred rupees, twelve Swiss francs"),
    (
        "40 €, 12 CHF, 3¢, 1p, a 5p coin",
        "forty euros, twelve Swiss francs, three cents, one penny, a five penny coin",
    ),
    (
        "$10–15m, £3.5-£4m, £3m-£4m",
        "ten to fifteen million dollars, three point five to four million pounds, three "
        "million pounds to four million pounds",
    ),
    (
        "a $40 loan, the $5 he owed, its €3m plan",
        "a forty dollar loan, the five dollars he owed, its three million euro plan",
    ),
    ("$1.999, ¥5.50", "one point nine nine nine dollars, five point five zero yen"),
    (
        "$5-a-day, £40/tonne, $83/bbl",
        "five dollars a day, forty pounds per tonne, eighty three dollars per barrel",
    ),
    ("$5m–$10m", "five million dollars to ten million dollars"),
]
MILLIONS = [
    (
        "1m new homes; 1.9m Swedes; 2m of them",
        "one million new homes; one point nine million Swedes; two million of them",
    ),
    (
        "5m of rope; a 100m-strong army; 3m young people",
        "five metres of rope; a one hundred million strong army; three million young people",
    ),
    (
        "1m–1.5m voters; 2m fled; 1m switched",
        "one million to one point five million voters; two million fled; one million switched",
    ),
    ("copies: from 1.2m to 1.3m", "copies: from one point two metres to one point three metres"),
    ("copies rose to 1.3m", "copies rose to one point three million"),
    ("some 2m flee; he ran 5m in", "some two million flee; he ran five metres in"),
    (
        "5m km, 2m km², 6m across, 30m",
        "five million kilometres, two million square kilometres, six metres across, thirty metres",
    ),
    ("at 3m on foot; by 4m often", "at three metres on foot; by four metres often"),
]
MEASURES = [
    ('"room 12" of', "room twelve of"),
    ("scored 8/10", "scored eight out of ten"),
    ("13st 5lb, 11st, 6ft. 2in", "thirteen stone five pounds, eleven stone, six feet two inches"),
    (
        'a 7" single, 14″ wide, "in 1998" and',
        "a seven inch single, fourteen inch wide, in nineteen ninety eight and",
    ),
    ("14″, 1″", "fourteen inches, one inch"),
    ("27°59′N, 4° 5′", "twenty seven degrees fifty nine minutes north, four degrees five minutes"),
    (
        "5cm x 10cm, 2 m × 3 m, x 5, 33 1/3 rpm",
        "five centimetres by ten centimetres, two metres by three metres, x five, thirty "
        "three and a third revolutions per minute",
    ),
    (
        "155mm shells, it’s 8 m high",
        "one hundred and fifty five millimetre shells, it’s eight metres high",
    ),
    (
        "1,246pp, £5/t, 1080p, 50c",
        "one thousand two hundred and forty six pages, five pounds per tonne, one "
        "thousand and eighty p, fifty cents",
    ),
    (
        "13%/decade, 16 orbits/day, £15/£12",
        "thirteen per cent per decade, sixteen orbits per day, fifteen pounds or twelve pounds",
    ),
    (
        "20°C–25°C, 10%-20%, 9am-5pm, Jan-Mar, Q1-Q3",
        "twenty degrees Celsius to twenty five degrees Celsius, ten per cent to twenty "
        "per cent, nine A M to five P M, January to March, Q one to Q three",
    ),
    ("£60bn-90bn", "sixty billion to ninety billion pounds"),
    (
        "odds of 5/1, 4.6/5",
        "odds of five to one, four point six out of five",
    ),
    ("a 2.5 mm sq tile", "a two point five millimetre sq tile"),
    (
        "5 km, 1 km, ½ km, 1/2 km, 0.5 km",
        "five kilometres, one kilometre, one half kilometre, one half kilometre, zero "
        "point five kilometres",
    ),
    (
        "5 million km, 3bn km, 20×30cm",
        "five million kilometres, three billion kilometres, twenty by thirty centimetres",
    ),
    (
        "60 km/h, 9.8 m/s, 10 µg/m³, 3 m2",
        "sixty kilometres per hour, nine point eight metres per second, ten micrograms "
        "per cubic metre, three square metres",
    ),
    (
        "a 3-km walk, the 20kg bag, its 20 kg of meat",
        "a three kilometre walk, the twenty kilogram bag, its twenty kilograms of meat",
    ),
    (
        "-5°C, 98.6°F, 45°N, 20°, 1.5C, 3C",
        "minus five degrees Celsius, ninety eight point six degrees Fahrenheit, forty "
        "five degrees north, twenty degrees, one point five degrees Celsius, three C",
    ),
    (
        "100m people, 100m race; 5m, pop. 2m",
        "one hundred million people, one hundred metres race; five metres, population two million",
    ),
    ("He ran 100m in 9 secs", "He ran one hundred metres in nine seconds"),
    ("5m Xs", "five million Xs"),
    (
        "1 in 10, 5in, 12 in. of rain, 6 in.",
        "one in ten, five inches, twelve inches of rain, six inches.",
    ),
    ("5'11\", 6′2″", "five foot eleven, six foot two"),
    (
        "320pp, a rise of 5pp, 0.5pp",
        "three hundred and twenty pages, a rise of five percentage points, zero point "
        "five percentage points",
    ),
    (
        "10 GB, 100Mbps, 44 kHz, 12V, 10k",
        "ten gigabytes, one hundred megabits per second, forty four kilohertz, twelve "
        "volts, ten thousand",
    ),
    ("10p per kWh, a kWh", "ten pence per kilowatt hour, a kilowatt hour"),
    (
        "5%, 10–20 %, 10%–20%, 3‰, 25bp",
        "five per cent, ten to twenty per cent, ten per cent to twenty per cent, three "
        "per mille, twenty five basis points",
    ),
    ("sub-2%", "sub two per cent"),
]


@pytest.mark.parametrize(("written", "spoken"), [*MONEY, *MILLIONS, *MEASURES])
def test_amounts_are_said_in_british_words(written, spoken):
    assert speak(written).text == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("$2.50, £1.01", "two dollars and fifty cents, one pound and one penny"),
        ("5 km, 2 l, 150%", "five kilometers, two liters, one hundred fifty percent"),
        ("5 %, over 5 million %", "five percent, over five million percent"),
    ],
)
def test_americans_say_cents_meters_and_percent(written, spoken):
    assert speak(written, language="en-US").text == spoken
