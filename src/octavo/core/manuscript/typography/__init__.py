"""Typographic finishing: quotes, dashes, ellipses and the spaces that must not break."""

from octavo.core.manuscript.typography.finishing import finish, finish_inlines, finish_text

__all__ = ["finish", "finish_inlines", "finish_text"]
