"""Runs the engines that need fonts or disk, and stores what they make: PDF, EPUB and their like."""
