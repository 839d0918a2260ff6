"""Which engines there are: one line each, loaded when one is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from octavo.press.narration.errors import EngineMissing, EngineUnknown

if TYPE_CHECKING:
    from octavo.press.narration.engines.port import Narrator


@dataclass(frozen=True, slots=True)
class Options:
    """What a publisher may give an engine: a folder of further voices, a program with its limits.

    `seconds` and `memory` (bytes) bound each sentence that the program is asked for.
    """

    voices: Path | None = None
    command: tuple[str, ...] = ()
    seconds: float = 60
    memory: int = 4_000_000_000


@dataclass(frozen=True, slots=True)
class Engine:
    """How one engine is opened; `needs` are the modules that it cannot do without."""

    opener: Callable[[Options], Narrator]
    needs: tuple[str, ...]
    needs_command: bool = False

    def is_installed(self, options: Options) -> bool:
        """Whether it could speak here; it is not loaded by asking."""
        if self.needs_command and not options.command:
            return False
        return all(find_spec(module) for module in self.needs)


def _hibari(options: Options) -> Narrator:
    from octavo.press.narration.engines.hibari.narrator import HibariNarrator

    return HibariNarrator(options.voices)


def _process(options: Options) -> Narrator:
    from octavo.press.narration.engines.process.narrator import ProcessNarrator

    return ProcessNarrator(options.command, seconds=options.seconds, memory=options.memory)


ENGINES: dict[str, Engine] = {
    "hibari": Engine(_hibari, needs=("hibari", "onnxruntime", "numpy")),
    "process": Engine(_process, needs=("numpy",), needs_command=True),
}
PLAIN = Options()


def installed(options: Options = PLAIN) -> tuple[str, ...]:
    """The names of those that could speak here, the default one first."""
    return tuple(name for name, known in ENGINES.items() if known.is_installed(options))


@cache
def engine(name: str, options: Options = PLAIN) -> Narrator:
    """The engine of that name, the same one each time.

    EngineUnknown for a name that there is not, EngineMissing where it is not installed.
    """
    known = ENGINES.get(name)
    if known is None:
        message = f"There is no engine “{name}” to read aloud with."
        raise EngineUnknown(message)
    if not known.is_installed(options):
        message = f"The engine “{name}” is not ready here: see docs/reference/narration-engines.md."
        raise EngineMissing(message)
    return known.opener(options)
