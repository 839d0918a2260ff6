"""What the magazine says of itself: its name and imprint, its look, its offer, its robots."""

from ipaddress import ip_network
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

MOST_METERED = 10  # articles a month; a guest's pass has room for no more
is_colour = RegexValidator(r"^#[0-9A-Fa-f]{6}$", _("Give a colour as # and six digits: #A72120."))


def are_networks(text: str) -> None:
    """Refuse a line that is no network, and say which."""
    for line in text.split():
        try:
            ip_network(line)
        except ValueError as trouble:
            message = _("“%(line)s” is no network, such as 66.249.64.0/27.") % {"line": line}
            raise ValidationError(message) from trouble


def _colour(label: Any) -> models.CharField:
    """A colour of the house's own; empty means the one that Octavo brings."""
    return models.CharField(label, max_length=7, blank=True, validators=[is_colour])


@register_setting(icon="site")
class Publication(BaseSiteSetting):
    """One row for the whole magazine, so that a page asks for all of it at once."""

    class Crawlers(models.TextChoices):
        WELCOME = "welcome", _("Search engines and AI, training included")
        ANSWERS = "answers", _("Search engines, and AI that answers with a link")
        NO_AI = "no_ai", _("Search engines alone")

    name = models.CharField(_("name"), max_length=200, default="Octavo")
    strapline = models.CharField(_("strapline"), max_length=255, blank=True)
    description = models.TextField(_("description"), blank=True)
    publisher = models.CharField(_("publisher"), max_length=255, blank=True)
    editors = models.TextField(_("editors"), blank=True, help_text=_("One name a line."))
    address = models.TextField(_("address"), blank=True)
    issn = models.CharField(_("ISSN"), max_length=9, blank=True)

    # The house style: edited on a page of its own, which shows it before it is kept.
    logo = models.ForeignKey(
        "issues.Picture",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    dark_logo = models.ForeignKey(
        "issues.Picture",
        verbose_name=_("logo on a dark ground"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    faces = models.CharField(_("faces"), max_length=30, default="literata")
    light_paper = _colour(_("paper"))
    light_ink = _colour(_("ink"))
    dark_paper = _colour(_("paper in the dark"))
    dark_ink = _colour(_("ink in the dark"))
    panel = _colour(_("panel of the offer"))

    # The offer block that closes each article, until offers are on sale.
    offer_heading = models.CharField(_("heading"), max_length=120, blank=True)
    offer_pitch = models.TextField(_("pitch"), blank=True)
    offer_included = models.TextField(
        _("what’s included"), blank=True, help_text=_("One benefit a line.")
    )
    offer_button = models.CharField(_("words on the button"), max_length=60, blank=True)
    offer_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("where the button leads"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    # The forms that an issue has, all at once, when it appears. The web is always among them.
    promises_screen = models.BooleanField(_("screen PDF"), default=True)
    promises_epub = models.BooleanField(_("EPUB"), default=True)
    promises_audio = models.BooleanField(
        _("audiobook"),
        default=False,
        help_text=_("Every article read aloud: it appears when each of them is."),
    )
    promises_print = models.BooleanField(
        _("print"), default=False, help_text=_("The file for the print house.")
    )

    # The meter: how many articles for subscribers others may open in a month.
    meter_without_account = models.PositiveSmallIntegerField(
        _("articles a month without an account"),
        default=0,
        validators=[MaxValueValidator(MOST_METERED)],
        help_text=_("None: who is not signed in gets the opening of each."),
    )
    meter_with_account = models.PositiveSmallIntegerField(
        _("articles a month with an account"),
        default=0,
        validators=[MaxValueValidator(MOST_METERED)],
        help_text=_("For those who have registered and not subscribed."),
    )
    gifts_a_month = models.PositiveSmallIntegerField(
        _("articles that a subscriber may give away in a month"), default=5
    )
    gift_days = models.PositiveSmallIntegerField(
        _("days that a gift is good for"), default=14, validators=[MinValueValidator(1)]
    )

    crawlers = models.CharField(
        _("who may crawl"),
        max_length=10,
        choices=Crawlers,
        default=Crawlers.ANSWERS,
        help_text=_("What robots.txt asks of crawlers. The polite ones keep to it."),
    )

    crawler_networks = models.TextField(
        _("search engines that read everything"),
        blank=True,
        validators=[are_networks],
        help_text=_(
            "The networks that a search engine publishes for its crawler, one a line, such as "
            "66.249.64.0/27. A crawler that comes from there reads what is held back, too; every "
            "other gets the opening. Empty: no crawler does."
        ),
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("strapline"), FieldPanel("description")],
            heading=_("Masthead"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("publisher"),
                FieldPanel("editors"),
                FieldPanel("address"),
                FieldPanel("issn"),
            ],
            heading=_("Imprint"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("offer_heading"),
                FieldPanel("offer_pitch"),
                FieldPanel("offer_included"),
                FieldRowPanel([FieldPanel("offer_button"), PageChooserPanel("offer_page")]),
            ],
            heading=_("Offer block"),
            help_text=_("Stands at the end of each article. Without a heading it is left out."),
        ),
        MultiFieldPanel(
            [
                FieldPanel("promises_screen"),
                FieldPanel("promises_epub"),
                FieldPanel("promises_audio"),
                FieldPanel("promises_print"),
            ],
            heading=_("Forms of an issue"),
            help_text=_(
                "The web always. An issue is published when all that is ticked here is ready."
            ),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [FieldPanel("meter_without_account"), FieldPanel("meter_with_account")]
                ),
                FieldRowPanel([FieldPanel("gifts_a_month"), FieldPanel("gift_days")]),
            ],
            heading=_("Meter and gifts"),
            help_text=_(
                "Counted over all articles that are for subscribers; reading one again counts once."
            ),
        ),
        MultiFieldPanel(
            [FieldPanel("crawlers"), FieldPanel("crawler_networks")], heading=_("Robots")
        ),
    ]

    class Meta:
        verbose_name = _("publication")

    def __str__(self) -> str:
        return self.name
