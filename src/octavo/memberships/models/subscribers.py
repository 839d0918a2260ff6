"""A subscriber: somebody with a number, who may hold, pay for or receive subscriptions."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Subscriber(models.Model):
    """A person or a firm. Who was taken down by the desk may have no account yet.

    `number` is the one on labels and invoices. After erasing, name and addresses are empty, and the
    number stays, since invoices name it.
    """

    number = models.PositiveBigIntegerField(_("subscriber number"), unique=True, editable=False)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="subscriber",
    )
    name = models.CharField(_("name"), max_length=200)
    company = models.CharField(_("company"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True, db_index=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    vat_id = models.CharField(_("VAT number"), max_length=20, blank=True)
    made_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers")
        ordering = ["number"]
        permissions = [("serve_subscribers", "Can act for subscribers")]

    def __str__(self) -> str:
        return f"{self.number} {self.name}".strip()
