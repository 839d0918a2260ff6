"""MP4 files with one track of AAC: written and read without touching the sound."""
