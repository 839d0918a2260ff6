"""Units and their names: one, and several. American spelling is made of the British."""

from __future__ import annotations

from collections.abc import Iterator

LENGTHS = {"k": "kilo", "c": "centi", "d": "deci", "m": "milli", "μ": "micro", "n": "nano"}
GREAT = {"k": "kilo", "M": "mega", "G": "giga", "T": "tera", "P": "peta"}

UNITS: dict[str, tuple[str, str]] = {
    "in": ("inch", "inches"),
    "ft": ("foot", "feet"),
    "yd": ("yard", "yards"),
    "mi": ("mile", "miles"),
    "mph": ("mile per hour", "miles per hour"),
    "kph": ("kilometre per hour", "kilometres per hour"),
    "km/h": ("kilometre per hour", "kilometres per hour"),
    "mpg": ("mile per gallon", "miles per gallon"),
    "lb": ("pound", "pounds"),
    "lbs": ("pound", "pounds"),
    "oz": ("ounce", "ounces"),
    "gal": ("gallon", "gallons"),
    "t": ("tonne", "tonnes"),
    "Mt": ("megatonne", "megatonnes"),
    "Gt": ("gigatonne", "gigatonnes"),
    "kt": ("kilotonne", "kilotonnes"),
    "ha": ("hectare", "hectares"),
    "h": ("hour", "hours"),
    "hr": ("hour", "hours"),
    "hrs": ("hours", "hours"),
    "min": ("minute", "minutes"),
    "mins": ("minutes", "minutes"),
    "sec": ("second", "seconds"),
    "secs": ("seconds", "seconds"),
    "ms": ("millisecond", "milliseconds"),
    "tsp": ("teaspoon", "teaspoons"),
    "tbsp": ("tablespoon", "tablespoons"),
    "dB": ("decibel", "decibels"),
    "kcal": ("kilocalorie", "kilocalories"),
    "psi": ("pound per square inch", "pounds per square inch"),
    "ppm": ("part per million", "parts per million"),
    "ppb": ("part per billion", "parts per billion"),
    "px": ("pixel", "pixels"),
    "dpi": ("dot per inch", "dots per inch"),
    "fps": ("frame per second", "frames per second"),
    "bbl": ("barrel", "barrels"),
    "°C": ("degree Celsius", "degrees Celsius"),
    "°F": ("degree Fahrenheit", "degrees Fahrenheit"),
    "°N": ("degree north", "degrees north"),
    "°S": ("degree south", "degrees south"),
    "°E": ("degree east", "degrees east"),
    "°W": ("degree west", "degrees west"),
    "°": ("degree", "degrees"),
    "bp": ("basis point", "basis points"),
    "bps": ("basis point", "basis points"),
    "‰": ("per mille", "per mille"),
    "hPa": ("hectopascal", "hectopascals"),
    "sq ft": ("square foot", "square feet"),
    "sq km": ("square kilometre", "square kilometres"),
    "sq mi": ("square mile", "square miles"),
    "mm Hg": ("millimetre of mercury", "millimetres of mercury"),
}
OWN = {"hertz": "hertz"}  # in the plural, too
SMALL_ONES = {"m": "metre", "g": "gram", "l": "litre"}
GREAT_ONES = {
    "W": "watt",
    "Wh": "watt hour",
    "V": "volt",
    "B": "byte",
    "J": "joule",
    "b": "bit",
    "Pa": "pascal",
    "Hz": "hertz",
    "bps": "bit",
}
BARE = frozenset({"b", "B", "bps", "Pa"})  # these have another meaning, or none, without a prefix
ALSO = {"kB": "KB", "km": "Km", "kg": "Kg", "kWh": "KWh"}  # as some write them


def with_prefixes() -> Iterator[tuple[str, tuple[str, str]]]:
    """Units and their thousands: “km”, “GWh”."""
    for names, prefixes in ((SMALL_ONES, LENGTHS), (GREAT_ONES, GREAT)):
        for sign, name in names.items():
            rest = " per second" if sign == "bps" else ""
            for prefix, word in {"": "", **prefixes}.items():
                if prefix or sign not in BARE:
                    one = word + name
                    yield prefix + sign, (one + rest, OWN.get(name, name + "s").join([word, rest]))


UNITS |= dict(with_prefixes())
UNITS |= {other: UNITS[sign] for sign, other in ALSO.items()}
UNITS |= {"mV": ("millivolt", "millivolts"), "mW": ("milliwatt", "milliwatts")}
UNITS |= {"mAh": ("milliampere hour", "milliampere hours")}

BELOW = {"s": "second", "d": "day", "yr": "year", "person": "person"}  # only as what is “per”
# A capital alone is a unit only where it touches its number: “12V”, but “section 12 V”.
TOUCHING = frozenset({"W", "V", "J", "in"})


def name_of(unit: str, *, one: bool, american: bool) -> str:
    """“kilometres per hour”, “square metres”, “micrograms per cubic metre”."""
    if unit in UNITS:
        name = UNITS[unit][0 if one else 1]
    else:
        above, slash, below = unit.partition("/")
        name = with_power(above, one=one)
        if slash:
            name += " per " + with_power(below, one=True)
    return name.replace("metre", "meter").replace("litre", "liter") if american else name


def with_power(unit: str, *, one: bool) -> str:
    power = {"²": "square ", "2": "square ", "³": "cubic ", "3": "cubic "}.get(unit[-1], "")
    if unit in BELOW:
        return BELOW[unit]
    return power + UNITS[unit[:-1] if power else unit][0 if one else 1]
