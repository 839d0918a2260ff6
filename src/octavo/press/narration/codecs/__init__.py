"""The kinds of files that are published, each written and tagged by its own module."""
