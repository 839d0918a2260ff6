"""Advertisers' files: read by a process of their own, cleaned, and turned into inks.

`python -m octavo.press.printing.supplied` reads one file and gives back a PDF that holds nothing
but what is printed; `advertisements` is the other end.
"""
