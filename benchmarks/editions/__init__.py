"""Measures the editions of an issue: print, screen and e-book, beside WeasyPrint and pandoc."""
