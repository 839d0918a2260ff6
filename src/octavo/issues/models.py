"""Pictures: images with the credit and the words that a page needs."""

from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class Picture(AbstractImage):
    """An image of the magazine. Its `description` is the text that stands in for it."""

    name = models.CharField(max_length=80, unique=True, editable=False)
    credit = models.CharField(max_length=255)
    licence = models.CharField(max_length=255, blank=True)

    admin_form_fields = (*Image.admin_form_fields, "credit", "licence")


class PictureRendition(AbstractRendition):
    """One resized form of a picture."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
