"""The items of a list, those that lie deeper gathered below the item above them."""

from __future__ import annotations

from octavo.core.manuscript.blocks import ListItem

# Each item with the place of its line, as the schema names it.
Places = list[tuple[str, ListItem]]


def with_deeper(places: Places) -> list[tuple[tuple[str, ListItem], Places]]:
    """The items of the outermost level, each with the deeper ones that follow it."""
    groups: list[tuple[tuple[str, ListItem], Places]] = []
    level = 0
    for place in places:
        if groups and place[1].level > level:
            groups[-1][1].append(place)
        else:
            level = place[1].level
            groups.append((place, []))
    return groups
