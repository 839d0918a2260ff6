"""Reads values out of JSON that nobody has checked, and names the place where one is wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, NoReturn, TypeVar

from octavo.core.manuscript.characters import UNPRINTABLE
from octavo.core.manuscript.errors import Malformed

_T = TypeVar("_T")

_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class _Missing:
    """Stands where a record has no such field."""


MISSING = _Missing()


def shown(value: object) -> str:
    """A value as a message shows it: short, whatever came in."""
    match value:
        case str():
            return json.dumps(value if len(value) <= 40 else value[:39] + "…", ensure_ascii=False)
        case None | bool() | float():
            return json.dumps(value)
        case int() if abs(value) < 10**15:
            return str(value)
        case int():
            return "a very large number"
        case list() | tuple():
            return "a list"
        case dict():
            return "an object"
        case _:
            return f"a Python {type(value).__name__}"


@dataclass(frozen=True, slots=True)
class Place:
    """A value and the path that leads to it, such as `blocks[3].items[0].level`.

    A `default` is what a missing field means; without one the field must be there.
    """

    value: object
    path: str = ""
    error: type[Malformed] = Malformed

    def refuse(self, trouble: str) -> NoReturn:
        raise self.error(place=self.path, trouble=trouble)

    @property
    def is_missing(self) -> bool:
        return self.value is MISSING

    @property
    def is_absent(self) -> bool:
        """Missing, or there as null."""
        return self.value is None or self.value is MISSING

    def _wanted(self, what: str) -> NoReturn:
        if self.is_missing:
            self.refuse("is missing")
        self.refuse(f"must be {what}, not {shown(self.value)}")

    def field(self, name: str) -> Place:
        """The place of one field of a record that `record` has checked."""
        inner = self.value.get(name, MISSING) if isinstance(self.value, dict) else MISSING
        return Place(inner, f"{self.path}.{name}" if self.path else name, self.error)

    def record(self, *names: str) -> Place:
        """This place, once it is sure to be an object with none but the named fields."""
        if not isinstance(self.value, dict):
            self._wanted("an object")
        for name in self.value:
            if name not in names:
                self.refuse(f"has a field {shown(name)} that the schema does not know")
        return self

    def items(self, read: Callable[[Place], _T], *, default: tuple[_T, ...] | None = None) -> Any:
        """What `read` makes of each entry of a list."""
        if self.is_missing and default is not None:
            return default
        if not isinstance(self.value, list | tuple):
            self._wanted("a list")
        return tuple(
            read(Place(entry, f"{self.path}[{index}]", self.error))
            for index, entry in enumerate(self.value)
        )

    def text(self, *, default: str | None = None) -> str:
        if self.is_missing and default is not None:
            return default
        if not isinstance(self.value, str):
            self._wanted("text")
        if unprintable := UNPRINTABLE.search(self.value):
            self.refuse(f"holds the unprintable character U+{ord(unprintable[0]):04X}")
        return self.value

    def text_like(self, pattern: str, what: str, *, default: str | None = None) -> str:
        """Text that the pattern describes from its first to its last character."""
        text = self.text(default=default)
        if not re.fullmatch(pattern, text):
            self._wanted(what)
        return text

    def number(self, least: int, most: int, *, default: int | None = None) -> int:
        if self.is_missing and default is not None:
            return default
        if (
            not isinstance(self.value, int)
            or isinstance(self.value, bool)
            or not least <= self.value <= most
        ):
            self._wanted(f"a whole number from {least} to {most}")
        return self.value

    def flag(self, *, default: bool | None = None) -> bool:
        if self.is_missing and default is not None:
            return default
        if not isinstance(self.value, bool):
            self._wanted("true or false")
        return self.value

    def day(self) -> date:
        text = self.text()
        if not _ISO_DATE.fullmatch(text):
            self._wanted("a date such as 2027-01-31")
        try:
            return date.fromisoformat(text)
        except ValueError:
            self._wanted("a day that exists")
