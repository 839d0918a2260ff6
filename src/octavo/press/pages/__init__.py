"""Pictures of an article's pages for the newsroom, made again as soon as its text is saved."""
