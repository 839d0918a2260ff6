"""Which section of the magazine a kicker such as `Culture | Books` means."""

from __future__ import annotations

import re

# The sections a magazine has at the start, with what other papers call them.
_SECTIONS: dict[str, str] = {
    "politics": """
        politics|politik|politique|política|politica|politiek|politikk|politika|polityka|politiikka
        |home affairs|domestic politics|democracy|elections|government|westminster|parliament
        |innenpolitik|inland""",
    "finance": """
        finance|finances|finanzen|finanzas|finanza|finanças|financiën|finans|money|markets|economy
        |economics|business|business & finance|finance & economics|wirtschaft|économie|economía
        |economia|economie|ekonomi|økonomi|talous|gospodarka|ekonomika|geld""",
    "foreign-affairs": """
        foreign affairs|foreign policy|world|international|abroad|world affairs|global affairs
        |ausland|außenpolitik|welt|monde|mundo|mondo|internacional|internazionale|wereld
        |buitenland|världen|utrikes|udland|utenriks|ulkomaat|świat|zahraničí|affaires étrangères
        |asuntos exteriores|esteri|étranger""",
    "environment": """
        environment|climate|nature|umwelt|klima|environnement|climat|medio ambiente|ambiente|clima
        |meio ambiente|milieu|klimaat|miljö|miljø|ympäristö|środowisko|životní prostředí|ecology
        |climate & environment|écologie|planet|planète""",
    "culture": """
        culture|arts|art|books|film|films|music|theatre|theater|television|literature|reviews
        |arts & culture|arts & books|culture & arts|kultur|feuilleton|kunst|bücher|cultura|arte
        |libros|libri|livres|cultuur|boeken|kulttuuri|kultura|books & arts|book review""",
    "technology": """
        technology|tech|science & technology|digital|internet|computing|technik|technologie
        |tecnología|tecnologia|teknik|teknologi|teknologia|technologia|technologie|numérique
        |digitales|technology & science""",
}
_LABEL = re.compile(
    r"(?:filed (?:under|in|to)|section|category|categories|topic|posted in|in|rubrik|ressort"
    r"|rubrique|sección|sezione|secção|rubriek|dział)\s*:?\s*",
    re.I,
)
_PARTS = re.compile(r"\s*(?:[|/>›»•·:,]|\s[–—-]\s)\s*")  # noqa: RUF001


def read_section(line: str) -> str:
    """The slug of the section that the whole line names, or an empty string."""
    if not line or len(line) > 80:
        return ""
    line = _LABEL.sub("", line.strip(" .:|/#[]*"), count=1) if _LABEL.match(line.strip()) else line
    names = [part for part in _PARTS.split(line.strip(" .:|/#[]*")) if part]
    found = [slug for part in names if (slug := _slug(part))]
    # A trail such as `Home > Culture > Books` is a section; a headline with a comma is not.
    if found and len(names) <= 4 and all(_slug(part) or len(part.split()) <= 2 for part in names):
        return found[0]
    return ""


def _slug(name: str) -> str:
    name = " ".join(name.lower().replace(" and ", " & ").replace("-", " ").split())
    for slug, listed in _SECTIONS.items():
        if name in (" ".join(each.split()) for each in listed.split("|")):
            return slug
    return ""
