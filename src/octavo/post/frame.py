"""The frame of every letter in HTML: MJML in the colours and faces of the house.

Nothing in it comes from elsewhere: no picture, no face, nothing that tells who has opened it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from mjml import mjml2html

WIDTH = 600
SERIF = "Literata, Charter, Georgia, 'Times New Roman', serif"
SANS = "Archivo, 'Helvetica Neue', Arial, sans-serif"


@dataclass(frozen=True, slots=True)
class Ground:
    """The colours of one ground, as #RRGGBB."""

    paper: str
    ink: str
    soft: str
    wash: str
    hairline: str
    panel: str
    on_panel: str


LIGHT = Ground("#FDFCFA", "#17191C", "#565B62", "#F1F0EC", "#CFCDC7", "#17191C", "#FDFCFA")
DARK = Ground("#15171A", "#E9E7E2", "#A5A9AE", "#1F2226", "#3A3E44", "#1F2226", "#E9E7E2")


@dataclass(frozen=True, slots=True)
class Look:
    """How the magazine looks: its name, grounds and faces, and its sections' inks."""

    name: str
    light: Ground = LIGHT
    dark: Ground = DARK
    serif: str = SERIF
    sans: str = SANS
    sections: tuple[tuple[str, str, str], ...] = ()  # name, ink on light, ink on dark

    def section(self, name: str) -> int | None:
        """The number of the section, by which its colour is named."""
        names = [it[0] for it in self.sections]
        return names.index(name) if name in names else None


def _plain_look() -> Look:
    return Look("Octavo")


_providers: list[Callable[[], Look]] = [_plain_look]


def dress(provider: Callable[[], Look]) -> None:
    """Say who knows how the magazine looks: asked for each letter."""
    _providers[:] = [provider]


def look_now() -> Look:
    """How the magazine looks today."""
    return _providers[0]()


def framed(body: str, *, look: Look, language: str, title: str, preview: str) -> str:
    """The whole letter as HTML. `body` is MJML for within the column; title and preview are words.

    Words may hold placeholders; MJML leaves them as they are.
    """
    return str(mjml2html(_mjml(body, look, language, title, preview))) + "\n"


def _mjml(body: str, look: Look, language: str, title: str, preview: str) -> str:
    light = look.light
    return f"""<mjml lang="{escape(language)}"><mj-head><mj-title>{title}</mj-title>
<mj-preview>{preview}</mj-preview>
<mj-raw><meta name="color-scheme" content="light dark"/>\
<meta name="supported-color-schemes" content="light dark"/>\
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no"/></mj-raw>
<mj-breakpoint width="480px"/>
<mj-attributes>
<mj-all font-family="{look.serif}" padding="0"/>
<mj-body background-color="{light.paper}" width="{WIDTH}px"/>
<mj-text color="{light.ink}" font-size="18px" line-height="28px"/>
</mj-attributes>
<mj-style>{_style(look)}</mj-style>
</mj-head><mj-body css-class="paper">
<mj-section padding="32px 24px 0"><mj-column>
<mj-divider css-class="thick" border-color="{light.ink}" border-width="3px"/>
<mj-text css-class="masthead" font-size="24px" line-height="32px" padding="12px 0 32px">\
<a class="ink" href="@@home@@" style="color:{light.ink};text-decoration:none">\
<span lang="">@@magazine@@</span></a></mj-text>
{body}
<mj-divider css-class="fine" border-color="{light.hairline}" border-width="1px" \
padding="40px 0 12px"/>
<mj-text css-class="soft" font-family="{look.sans}" color="{light.soft}" font-size="14px" \
line-height="20px" padding="0 0 40px">@@magazine@@<br/>\
<a class="soft" href="@@home@@" style="color:{light.soft}">@@home@@</a></mj-text>
</mj-column></mj-section></mj-body></mjml>"""


def _style(look: Look) -> str:
    """What inline styles cannot say: the dark ground, and narrow screens."""
    dark = look.dark
    rules = [
        ":root{color-scheme:light dark;supported-color-schemes:light dark}",
        "h1,h2,p,ul{margin:0;padding:0}a{text-underline-offset:.15em}",
        ".code{font-variant-numeric:lining-nums tabular-nums}",
        "@media (max-width:479px){h1{font-size:30px !important;line-height:34px !important}}",
    ]
    in_the_dark = [
        f"body,.paper,.paper div{{background-color:{dark.paper} !important}}",
        f".paper div,.paper td,.paper th,.ink,h1,h2{{color:{dark.ink} !important}}",
        f".soft,.soft div,.soft td,a.soft,.paper .soft{{color:{dark.soft} !important}}",
        f".thick p{{border-top-color:{dark.ink} !important}}",
        f".fine p,.rule{{border-color:{dark.hairline} !important}}",
        f".wash,.wash div{{background-color:{dark.wash} !important}}",
        f".button td{{background:{dark.on_panel} !important}}",
        f".button a{{background:{dark.on_panel} !important;color:{dark.panel} !important}}",
        *(
            f".paper .section-{at}{{color:{ink} !important}}"
            for at, (_name, _light, ink) in enumerate(look.sections)
        ),
    ]
    return "".join(rules) + "@media (prefers-color-scheme:dark){" + "".join(in_the_dark) + "}"
