"""Where the newsroom hangs itself into Wagtail."""

from wagtail import hooks

from octavo.issues import draftail, log_actions

hooks.register("register_rich_text_features", draftail.register)
hooks.register("register_log_actions", log_actions.register)
