"""Octavo: a press for subscriber-funded magazines."""
