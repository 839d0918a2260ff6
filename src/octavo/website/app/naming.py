"""The short name that stands under an icon."""

ROOM_UNDER_AN_ICON = 12  # letters that launchers show of a name
LONGEST_ARTICLE = 3  # "The", "Der", "Le"


def short_name(name: str) -> str:
    """The name without its article, if it has no room otherwise."""
    first, _space, others = name.partition(" ")
    has_article = bool(others) and len(first) <= LONGEST_ARTICLE
    return others if has_article and len(name) > ROOM_UNDER_AN_ICON else name
