"""hibari: English voices of 8 MB each that run on one core, some eighty times faster than speech."""
