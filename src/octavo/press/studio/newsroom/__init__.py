"""The newsroom's pages about narration: one for each article, and the magazine's lexicon."""
