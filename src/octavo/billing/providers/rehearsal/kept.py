"""A till that is kept in a file, so that all processes of a magazine stand at the same one."""

from __future__ import annotations

import fcntl
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

from octavo.billing.providers.rehearsal.till import Till


class KeptTill:
    """Every method of a till, each done on what the file holds while nobody else touches it."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("_"):
            raise AttributeError(name)

        def do(*args: Any, **kwargs: Any) -> Any:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with self._file.with_suffix(".lock").open("ab") as alone:
                fcntl.flock(alone, fcntl.LOCK_EX)
                till = self._read()
                try:
                    return getattr(till, name)(*args, **kwargs)
                finally:
                    self._write(till)

        return do

    def _read(self) -> Till:
        if not self._file.exists():
            return Till()
        found: Till = pickle.loads(self._file.read_bytes())  # noqa: S301 - written by us alone
        return found

    def _write(self, till: Till) -> None:
        new = self._file.with_suffix(".new")
        new.write_bytes(pickle.dumps(till))
        new.rename(self._file)
