"""Where the newsroom hangs itself into Wagtail."""

from wagtail import hooks

from octavo.issues import draftail

hooks.register("register_rich_text_features", draftail.register)
