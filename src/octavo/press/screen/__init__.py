"""Makes the screen edition: tagged pages for reading on a screen, of an issue or of one article."""
