"""Reads articles aloud: words become speech, speech becomes files, and every word has its time."""
