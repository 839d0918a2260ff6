"""What the core is told of the magazine and its faces before it writes a document of pages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from octavo.core.renditions.paged import Look, PictureFacts, Setting, wording_for
from octavo.core.renditions.paged.settings import Form
from octavo.press.design.letters import letters_of
from octavo.press.made import House


def setting_of(
    house: House,
    *,
    pictures: Mapping[str, PictureFacts],
    supplied: Mapping[str, str],
    form: Form,
    overrides: Path | None = None,
) -> Setting:
    """Everything but what is fitted later. `overrides` is the house's own folder of the design."""
    return Setting(
        wording=wording_for(house.language),
        language=house.language,
        address=house.address,
        dated=house.dated,
        sections={slug: Look(look.name, look.hue) for slug, look in house.sections.items()},
        pictures=pictures,
        supplied=supplied,
        offer=house.offer,
        authors=house.authors,
        form=form,
        letters=letters_of(*([overrides / "faces"] if overrides else [])),
    )
