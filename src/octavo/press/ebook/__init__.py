"""Makes EPUB: converts pictures, chooses faces, and packs what `core.renditions.epub` writes."""
