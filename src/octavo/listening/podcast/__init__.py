"""A podcast as frozen data, and what is written of it: the feed and its chapters. No Django."""
