"""How the history of a page tells what the newsroom did with it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import PageLogEntry


class SpikeFormatter(LogFormatter):
    """Tells the reason, too."""

    label = gettext_lazy("Spike")

    def format_message(self, log_entry: PageLogEntry) -> str:
        return _("Spiked: %(because)s") % {"because": log_entry.data["because"]}


def register(actions: LogActionRegistry) -> None:
    """Name the acts that only the newsroom knows."""
    actions.register_action("octavo.spike")(SpikeFormatter)
    actions.register_action(
        "octavo.bring_back", gettext_lazy("Bring back"), gettext_lazy("Brought back from the spike")
    )
    actions.register_action(
        "octavo.free",
        gettext_lazy("Free this week"),
        gettext_lazy("Opened to everybody for a week"),
    )
    actions.register_action(
        "octavo.end_free_time",
        gettext_lazy("No longer free"),
        gettext_lazy("Held back again before the free time was over"),
    )
