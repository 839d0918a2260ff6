"""The file for the print house: inks, bleed, marks, supplied advertisements, preflight."""
