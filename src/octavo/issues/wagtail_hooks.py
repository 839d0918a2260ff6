"""Where the newsroom hangs itself into Wagtail."""

from django.templatetags.static import static
from django.urls import URLResolver, include, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet

from octavo.issues import draftail, log_actions
from octavo.issues.newsroom import buttons, guards, listings
from octavo.issues.newsroom.views import start_page

hooks.register("register_rich_text_features", draftail.register)
hooks.register("register_log_actions", log_actions.register)

hooks.register("before_delete_page", guards.spike_instead)
hooks.register("before_bulk_action", guards.refuse_bulk_deletion)
hooks.register("before_publish_page", guards.refuse_to_publish_alone)

hooks.register("register_page_header_buttons", buttons.header_buttons)
hooks.register("construct_page_action_menu", buttons.say_approve)
hooks.register("register_page_action_menu_item", lambda: buttons.CloseMenuItem(order=5))
hooks.register("register_page_action_menu_item", lambda: buttons.PublishMenuItem(order=5))

hooks.register("construct_homepage_panels", start_page.arrange)
hooks.register("construct_help_menu", start_page.quieten)


@hooks.register("insert_global_admin_css")
def newsroom_style() -> SafeString:
    """The few lines of style that the newsroom adds."""
    return format_html('<link rel="stylesheet" href="{}">', static("issues/newsroom.css"))


@hooks.register("register_admin_viewset")
def listings_in_the_menu() -> list[ViewSet]:
    """Articles, issues and authors as flat lists."""
    return listings.LISTINGS


@hooks.register("register_admin_urls")
def newsroom_addresses() -> list[URLResolver]:
    """The newsroom's own pages lie below Wagtail's."""
    return [path("", include("octavo.issues.newsroom.urls"))]
