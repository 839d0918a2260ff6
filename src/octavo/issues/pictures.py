"""Takes in pictures by their content: the same bytes are one picture, however often they come."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import replace
from typing import Any

from django.core.files.base import ContentFile

from octavo.core.manuscript.blocks import Block, Box, BoxedBlock, Figure
from octavo.core.manuscript.document import Manuscript
from octavo.issues.models import Picture
from octavo.issues.models.pictures import picture_name


def keep_picture(content: bytes, *, figure: Figure, by: Any, undo: ExitStack) -> Picture:
    """The picture with these bytes, made unless it is there.

    Words that a picture does not have yet are taken from the figure. `undo` is told to remove the
    file of a new picture, for when the rest fails: a database takes its rows back, a disk does not.
    """
    name = picture_name(content, source=figure.source)
    picture = Picture.objects.filter(name=name).first()
    if picture is None:
        picture = Picture(name=name, title=_title(figure), uploaded_by_user=by)
        picture.file = ContentFile(content, name=name)
        picture._set_image_file_metadata()
        _take_words(picture, figure)
        picture.save()
        undo.callback(picture.file.storage.delete, picture.file.name)
    elif _take_words(picture, figure):
        picture.save(update_fields=["description", "credit", "licence"])
    return picture


def _title(figure: Figure) -> str:
    """A name for the picture library: what it shows, or what its file was called."""
    return (figure.alt or figure.source.rpartition("/")[2] or "picture")[:255]


def _take_words(picture: Picture, figure: Figure) -> bool:
    """Fill what the picture lacks; whether that changed anything."""
    found = {"description": figure.alt, "credit": figure.credit, "licence": figure.licence}
    changed = False
    for field, words in found.items():
        if words and not getattr(picture, field):
            setattr(picture, field, words[: Picture._meta.get_field(field).max_length])
            changed = True
    return changed


def keep_pictures(
    manuscript: Manuscript, *, pictures: Mapping[str, bytes], by: Any, undo: ExitStack
) -> Manuscript:
    """The manuscript with its figures naming kept pictures; one without bytes stays as it is."""

    def kept(figure: Figure) -> Figure:
        content = pictures.get(figure.source) if figure.source else None
        if content is None:
            return figure
        return replace(figure, source=keep_picture(content, figure=figure, by=by, undo=undo).name)

    def in_boxed(block: BoxedBlock) -> BoxedBlock:
        return kept(block) if isinstance(block, Figure) else block

    def in_block(block: Block) -> Block:
        if isinstance(block, Box):
            return replace(block, blocks=tuple(in_boxed(inner) for inner in block.blocks))
        return in_boxed(block)

    lead = manuscript.lead_image
    return replace(
        manuscript,
        lead_image=kept(lead) if lead else None,
        blocks=tuple(in_block(block) for block in manuscript.blocks),
    )
