"""English words for numbers: how many, which one, the year, the decade, digit by digit."""

from __future__ import annotations

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = (
    " thousand million billion trillion quadrillion quintillion sextillion septillion octillion "
    "nonillion decillion"
).split(" ")
LONGEST = 3 * len(SCALES)  # more digits have no name that a listener knows
ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
DENOMINATORS = {2: "half", 4: "quarter"}


def below_hundred(number: int) -> str:
    if number < len(ONES):
        return ONES[number]
    tens, ones = divmod(number, 10)
    return f"{TENS[tens]} {ONES[ones]}" if ones else TENS[tens]


def below_thousand(number: int, link: str) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return below_hundred(rest)
    head = f"{ONES[hundreds]} hundred"
    return f"{head}{link}{below_hundred(rest)}" if rest else head


def cardinal(number: int, *, american: bool = False) -> str:
    """How many: 1,001 is “one thousand and one”, in American without the “and”."""
    link = " " if american else " and "
    if number >= 10**LONGEST:
        return digit_by_digit(str(number))
    groups, rest = [], number
    for scale in SCALES:
        rest, group = divmod(rest, 1000)
        if group:
            groups.append(f"{below_thousand(group, link)} {scale}".strip())
    groups.reverse()
    last = number % 1000
    if 0 < last < 100 and len(groups) > 1:
        return " ".join(groups[:-1]) + link + groups[-1]
    return " ".join(groups) or ONES[0]


def ordinal(number: int, *, american: bool = False) -> str:
    """Which one: “twenty second”."""
    head, space, last = cardinal(number, american=american).rpartition(" ")
    if last in ORDINALS:
        last = ORDINALS[last]
    else:
        last = last[:-1] + "ieth" if last.endswith("y") else last + "th"
    return head + space + last


def plural(words: str) -> str:
    """The last word in the plural: “nineties”, “sixes”, “eighteens”."""
    if words.endswith("y"):
        return words[:-1] + "ies"
    return words + ("es" if words.endswith("x") else "s")


def digit_by_digit(digits: str) -> str:
    return " ".join(ONES[int(digit)] for digit in digits)


def year(number: int, *, american: bool = False) -> str:
    """A year, and whatever is said in pairs like one: “nineteen oh five”, “four seventy six”."""
    hundreds, rest = divmod(number, 100)
    if hundreds == 0 or number % 1000 == 0 or (hundreds % 10 == 0 and rest < 10):
        return cardinal(number, american=american)
    head = cardinal(hundreds, american=american)
    if rest == 0:
        return f"{head} hundred"
    return f"{head} oh {ONES[rest]}" if rest < 10 else f"{head} {below_hundred(rest)}"


def decimal(whole: str, places: str, *, american: bool = False) -> str:
    """The digits of a number without separators, before and after the point.

    What begins with a nought is a code, not a number: “zero zero seven”.
    """
    if (len(whole) > 1 and whole[0] == "0") or len(whole) > LONGEST:
        head = digit_by_digit(whole)
    else:
        head = cardinal(int(whole), american=american) if whole else ""
    return f"{head} point {digit_by_digit(places)}".strip() if places else head


def share(part: int, whole: int, *, american: bool = False) -> str:
    """A part of a whole: “two thirds”, “one half”."""
    name = DENOMINATORS.get(whole) or ordinal(whole, american=american)
    if part != 1:
        name = "halves" if whole == 2 else name + "s"
    return f"{cardinal(part, american=american)} {name}"
