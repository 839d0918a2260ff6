"""Readers find articles by their words: one index, one query interface."""
