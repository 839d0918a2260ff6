"""Where the accounts hang themselves into Wagtail."""

from wagtail import hooks

from octavo.accounts import newsroom

hooks.register("before_create_user", newsroom.refuse_to_raise)
hooks.register("before_edit_user", newsroom.refuse_to_touch)
hooks.register("before_delete_user", newsroom.refuse_to_touch)
hooks.register("before_bulk_action", newsroom.refuse_in_bulk)
hooks.register("after_edit_user", newsroom.shut_out_if_closed)
hooks.register("before_delete_user", newsroom.shut_out_who_goes)
hooks.register("after_bulk_action", newsroom.shut_out_in_bulk)
