"""Pictures as HTML, with their caption and credit."""

from __future__ import annotations

from octavo.core.manuscript.blocks import Figure
from octavo.core.renditions.web.blocks import write
from octavo.core.renditions.web.lines import line
from octavo.core.renditions.web.markup import element, void, words
from octavo.core.renditions.web.page import Page
from octavo.core.renditions.web.settings import ImageAttributes


@write.register
def _(block: Figure, page: Page, path: str) -> str:
    image = page.image(block) if block.source else None
    picture = [_img(image, block.alt)] if image else []
    said = _words(block, page, path)
    caption = [element("figcaption", said)] if said else []
    inside = "\n".join([*picture, *caption])
    kind = f"span-{block.span}" if image else "pictureless"
    return element("figure", inside, class_=page.classes(path, "picture", kind)) if inside else ""


def _img(image: ImageAttributes, alt: str) -> str:
    written = void(
        "img",
        src=image.src,
        srcset=image.srcset or None,
        sizes=image.sizes or None,
        width=str(image.width),
        height=str(image.height),
        class_=image.look or None,
        alt=alt,
        loading="lazy",
        decoding="async",
    )
    if not image.avif:
        return written
    lighter = void("source", type="image/avif", srcset=image.avif, sizes=image.sizes or None)
    return element("picture", lighter + written)


def _words(figure: Figure, page: Page, path: str) -> str:
    caption = line(figure.caption, page, f"{path}.caption")
    pieces = [
        element("span", said, class_=name)
        for name, said in (
            ("caption", caption),
            ("credit", words(figure.credit)),
            ("licence", words(figure.licence)),
        )
        if said
    ]
    return " ".join(pieces)
