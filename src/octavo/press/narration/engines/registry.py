"""Which engines there are: one line each, loaded when one is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
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
    """One engine by name; `needs` are the modules that it cannot do without."""

    name: str
    opener: Callable[[Options], Narrator]
    needs: tuple[str, ...]

    def is_installed(self) -> bool:
        """Whether its packages are here; it is not loaded by asking."""
        return all(find_spec(module) for module in self.needs)

    def open(self, options: Options | None = None) -> Narrator:
        """The engine, ready to speak; EngineMissing where it is not installed."""
        if not self.is_installed():
            message = f"The engine “{self.name}” is not installed here: it needs the extra “audio”."
            raise EngineMissing(message)
        return self.opener(options or Options())


def _hibari(options: Options) -> Narrator:
    from octavo.press.narration.engines.hibari.narrator import HibariNarrator

    return HibariNarrator(options.voices)


def _process(options: Options) -> Narrator:
    from octavo.press.narration.engines.process.narrator import ProcessNarrator

    if not options.command:
        message = "No program is named that reads aloud: see docs/reference/narration-engines.md."
        raise EngineMissing(message)
    return ProcessNarrator(options.command, seconds=options.seconds, memory=options.memory)


ENGINES: dict[str, Engine] = {
    "hibari": Engine("hibari", _hibari, needs=("hibari", "onnxruntime", "numpy")),
    "process": Engine("process", _process, needs=("numpy",)),
}


def engine_named(name: str) -> Engine:
    """The engine of that name; EngineUnknown for any other."""
    try:
        return ENGINES[name]
    except KeyError:
        message = f"There is no engine “{name}” to read aloud with."
        raise EngineUnknown(message) from None
