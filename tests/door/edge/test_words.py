"""Both doors take the same programs for programs: the words stand in Python and in Lua."""

from __future__ import annotations

import re
from pathlib import Path

import octavo.door
from octavo.door.counting.machines import WORDS

SOURCES = Path(octavo.door.__file__).parent / "edge/sources.lua"


def test_nginx_leaves_out_the_same_programs():
    listed = re.search(r"local MACHINES = {(.*?)}", SOURCES.read_text(), re.DOTALL)

    assert re.findall(r'"([^"]+)"', listed[1]) == [word.decode() for word in WORDS]
