"""Pictures: images with the credit and the words that a page needs."""

from hashlib import sha256
from io import BytesIO
from pathlib import PurePath
from secrets import token_hex

from django.core.exceptions import ValidationError
from django.db import models
from django.dispatch import Signal
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, Image
from willow.image import Image as WillowImage
from willow.image import UnrecognisedImageFormatError

from octavo.issues.colours import main_colour
from octavo.issues.errors import PictureUnreadable

# A picture has been cut: sent with `instance`. Pages offer what is cut, so they are others now.
picture_cut = Signal()

_ENDINGS = {"jpeg": "jpg", "tiff": "tif"}


def picture_name(content: bytes, *, source: str) -> str:
    """What a manuscript calls these bytes: the beginning of their hash, and what they are.

    `source` is what they were called so far, for the message when they are no picture.
    """
    try:
        form = WillowImage.open(BytesIO(content)).format_name
    except UnrecognisedImageFormatError as trouble:
        message = gettext("“%(source)s” is not a picture.") % {"source": source}
        raise PictureUnreadable(message) from trouble
    return f"{sha256(content).hexdigest()[:16]}.{_ENDINGS.get(form, form)}"


class Picture(AbstractImage):
    """An image of the magazine. Its `description` is the text that stands in for it."""

    name = models.CharField(max_length=80, unique=True, editable=False)
    description = models.CharField(
        _("alt text"),
        max_length=1000,
        help_text=_("The words for somebody who cannot see the picture: what it shows."),
    )
    tone = models.CharField(max_length=7, blank=True, editable=False)  # its main colour: #rrggbb
    credit = models.CharField(
        _("credit"), max_length=500, help_text=_("Who made it, and who owns the rights.")
    )
    licence = models.CharField(_("licence"), max_length=500, blank=True)

    admin_form_fields = (*Image.admin_form_fields, "credit", "licence")

    def clean(self) -> None:
        """Refuse bytes that the library has already: they are one picture."""
        super().clean()
        if not self.file or self.file._committed:
            return
        self.file.seek(0)
        try:
            name = picture_name(self.file.read(), source=self.file.name or "")
        except PictureUnreadable as trouble:
            raise ValidationError({"file": str(trouble)}) from trouble
        self.file.seek(0)
        if there := Picture.objects.filter(name=name).exclude(pk=self.pk).first():
            message = _("This picture is in the library already: “%(title)s”.")
            raise ValidationError({"file": message % {"title": there.title}})

    def get_upload_to(self, filename: str) -> str:
        """Keep it under a name that nobody guesses while no page shows it: that of its bytes.

        Where Wagtail stores the bytes before it looks at them, that is not known yet.
        """
        unguessable = self.name or f"{token_hex(8)}{PurePath(filename).suffix.lower()}"
        return super().get_upload_to(unguessable)

    def create_renditions(self, *filters: Filter) -> dict[Filter, AbstractRendition]:
        """Cut the picture, and return what the database kept.

        When two requests cut the same picture at the same moment, Wagtail gives the later one a
        file that no row names, and such a file is never served. It is deleted here.
        """
        made: dict[Filter, AbstractRendition] = super().create_renditions(*filters)
        specs = [rendition.filter_spec for rendition in made.values()]
        rows = PictureRendition.objects.filter(image=self, filter_spec__in=specs)
        kept = {(row.filter_spec, row.focal_point_key): row for row in rows}
        for wanted, rendition in made.items():
            row = kept.get((rendition.filter_spec, rendition.focal_point_key), rendition)
            if row.file.name != rendition.file.name:
                rendition.file.storage.delete(rendition.file.name)
            made[wanted] = row
        if made:
            picture_cut.send(Picture, instance=self)
        return made

    def _set_image_file_metadata(self) -> None:
        """Name the picture after its bytes, and see its colour, when a file comes in."""
        super()._set_image_file_metadata()
        with self.open_file() as file:
            self.name = picture_name(file.read(), source=file.name or "")
            file.seek(0)
            self.tone = main_colour(file)
            file.seek(0)


class PictureRendition(AbstractRendition):
    """One resized form of a picture."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
