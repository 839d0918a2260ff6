"""The studio: who reads each article, what is said of reading it, and how far its narration is."""
