"""What stands on the pages of a PDF, read by another engine than the one that set them."""

import pypdfium2 as pdfium


def words_of(content: bytes) -> list[str]:
    """The text of each page on one line, hyphenation undone."""
    with pdfium.PdfDocument(content) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    return [" ".join(page.replace("\ufffe", "").replace("\xad", "").split()) for page in pages]
