"""The subscriber desk's pages in the newsroom: readers, what they hold, and why."""
