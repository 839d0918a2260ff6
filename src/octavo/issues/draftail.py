"""What the text editor can do beyond Wagtail's own: small capitals, note marks, languages.

All three are inline styles, so that they can lie over links and each other. A language is the
style `LANG-` and its tag. `language-span.js` tells the editor of those that stand in a text, which
it would drop otherwise.
"""

from __future__ import annotations

import logging
from typing import Any

import wagtail.admin.rich_text.editors.draftail.features as draftail_features
from django.utils.translation import gettext_lazy as _
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineStyleElementHandler
from wagtail.rich_text.feature_registry import FeatureRegistry

LANGUAGE_STYLE = "LANG-"
logger = logging.getLogger(__name__)


class LanguageSpanHandler(InlineStyleElementHandler):
    """Reads `<span lang="fr">` as the inline style `LANG-fr`."""

    def __init__(self) -> None:
        super().__init__(LANGUAGE_STYLE)

    def handle_starttag(
        self, name: str, attrs: list[tuple[str, str]], state: Any, contentstate: Any
    ) -> None:
        super().handle_starttag(name, attrs, state, contentstate)
        state.current_inline_styles[-1].style = LANGUAGE_STYLE + dict(attrs)["lang"]

    def handle_endtag(self, name: str, state: Any, contentstate: Any) -> None:
        style = state.current_inline_styles.pop()
        style.length = len(state.current_block.text) - style.offset


def language_span(props: dict[str, Any]) -> Any:
    """Writes the styles that no feature has declared: languages; any other is only logged."""
    style = props["inline_style_range"]["style"]
    if style.startswith(LANGUAGE_STYLE):
        language = style.removeprefix(LANGUAGE_STYLE)
        return DOM.create_element("span", {"lang": language}, props.get("children"))
    logger.warning("dropped an unknown inline style: %s", style)
    return DOM.create_element("span", {}, props.get("children"))


def register(features: FeatureRegistry) -> None:
    """Tell Wagtail of the three features."""
    _register_style(
        features,
        "small-capitals",
        element="small",
        style={
            "type": "SMALL_CAPITALS",
            "label": "Aᴀ",
            "description": _("Small capitals"),
            "style": {"fontVariantCaps": "all-small-caps", "letterSpacing": "0.05em"},
        },
    )
    _register_style(
        features,
        "note-mark",
        element="sup",
        style={
            "type": "NOTE",
            "icon": "superscript",
            "description": _("Note mark: the key of a footnote"),
            "style": {"verticalAlign": "super", "fontSize": "0.75em", "fontWeight": "bold"},
        },
    )
    _register_language(features)


def _register_style(
    features: FeatureRegistry, name: str, *, element: str, style: dict[str, Any]
) -> None:
    features.register_editor_plugin("draftail", name, draftail_features.InlineStyleFeature(style))
    features.register_converter_rule(
        "contentstate",
        name,
        {
            "from_database_format": {element: InlineStyleElementHandler(style["type"])},
            "to_database_format": {"style_map": {style["type"]: element}},
        },
    )


def _register_language(features: FeatureRegistry) -> None:
    features.register_editor_plugin(
        "draftail",
        "language",
        draftail_features.ControlFeature({"type": "language"}, js=["issues/language-span.js"]),
    )
    features.register_converter_rule(
        "contentstate",
        "language",
        {
            "from_database_format": {"span[lang]": LanguageSpanHandler()},
            "to_database_format": {"style_map": {"FALLBACK": language_span}},
        },
    )
