"""The newsroom's pages for letters: every one with its words, shown before they are kept."""
