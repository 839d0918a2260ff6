"""A design of a few lines, enough to set text, picture and marks."""

from pathlib import Path

ENTRY = """\
#let issue = json("issue.json")
#set page(width: 100mm, height: 60mm)
#context [#metadata((form: sys.inputs.form, page: here().page())) <mark>]
#for text in issue.texts [#par(text)]
#if "read" in issue { read(issue.read) }
"""


def a_design(folder: Path, *, entry: str = ENTRY) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "magazine.typ").write_text(entry)
    return folder
