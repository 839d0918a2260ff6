"""Makes one edition, ours or a peer's, and says how long it took.

`python -m benchmarks.editions.making KIND FOLDER` prints JSON. What is imported and read before
counts for nobody.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from benchmarks.editions import peers
from benchmarks.editions.pictures import COVER
from benchmarks.editions.workplace import Workplace
from octavo.press.design import DESIGN
from octavo.press.design.setting import setting_of
from octavo.press.ebook.making import make_issue
from octavo.press.ebook.pictures import converted
from octavo.press.fitting import lay_out
from octavo.press.printing.making import PrintMaker
from octavo.press.screen.making import STANDARDS, supply_for_screen
from octavo.press.screen.packing import packed
from octavo.press.typesetting.setter import Typesetter

Make = Callable[[], bytes]


def screen(place: Workplace) -> Make:
    """Our screen PDF as its text falls, pictures converted before."""
    return lambda: _screen(place, is_fitted=False)


def screen_fitted(place: Workplace) -> Make:
    """The same with copy-fitting: what readers get."""
    return lambda: _screen(place, is_fitted=True)


def _screen(place: Workplace, *, is_fitted: bool) -> bytes:
    bench = place.bench("screen")
    supplied = supply_for_screen(place.issue, bench.supply, cache=bench.folder)
    setting = setting_of(
        bench.house, pictures=supplied.facts, supplied={}, form="screen", overrides=None
    )
    with Typesetter(design=DESIGN, pictures=supplied.pictures, form="screen") as setter:
        laid_out = lay_out(setter, place.issue, setting, is_fitted=is_fitted)
        content = packed(setter.pdf(standards=STANDARDS), cache=bench.folder)
    place.keep_layout(laid_out)
    return content


def print_(place: Workplace) -> Make:
    """Our file for the press, pictures converted before."""
    return lambda: PrintMaker().make_issue(place.issue, bench=place.bench("print")).content


def epub(place: Workplace) -> Make:
    """Our e-book, faces and pictures made before."""
    return lambda: make_issue(place.issue, bench=place.bench("epub")).content


def epub_cold(place: Workplace) -> Make:
    """Our e-book on a machine that has never made one."""
    shutil.rmtree(place.bench("epub-cold").folder)
    return lambda: make_issue(place.issue, bench=place.bench("epub-cold")).content


def weasyprint(place: Workplace) -> Make:
    """WeasyPrint's PDF, tagged as ours is."""
    from weasyprint import HTML

    html = peers.page(place.issue, place.supply)
    return lambda: HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")


def pandoc(place: Workplace) -> Make:
    """Pandoc's e-book with the pictures and faces of ours, which is made before."""
    cache = place.bench("epub").folder
    pictures = {
        name: cache / converted(path, cache=cache).name for name, path in place.supply.items()
    }
    with zipfile.ZipFile(place.made("epub")) as book:
        names = [name for name in book.namelist() if name.endswith(".woff2")]
        faces = [Path(book.extract(name, place.folder / "faces")) for name in names]
    ready = peers.pandoc_json(place.issue, pictures, place.folder)
    written = place.made("pandoc.epub")
    command = peers.pandoc_command(ready, cover=pictures[COVER], faces=faces, written=written)

    def make() -> bytes:
        subprocess.run(command, check=True, timeout=300)
        return written.read_bytes()

    return make


KINDS: dict[str, Callable[[Workplace], Make]] = {
    "screen": screen,
    "screen_fitted": screen_fitted,
    "print": print_,
    "epub": epub,
    "epub_cold": epub_cold,
    "weasyprint": weasyprint,
    "pandoc": pandoc,
}


def main(kind: str, folder: str) -> None:
    """Make it, leave it in the folder, print what it took."""
    settings.configure(USE_I18N=False)
    place = Workplace(Path(folder))
    _ = place.issue
    make = KINDS[kind](place)
    worked, began = processors(), time.perf_counter()
    content = make()
    wall, worked = time.perf_counter() - began, processors() - worked
    place.made(kind).write_bytes(content)
    said = {"wall_s": wall, "cpu_s": worked, "size": len(content)}
    sys.stdout.write(json.dumps(said) + "\n")


def processors() -> float:
    """The seconds that this process and its ended children have kept the processors busy."""
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    used = [resource.getrusage(who) for who in whose]
    return sum(one.ru_utime + one.ru_stime for one in used)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
