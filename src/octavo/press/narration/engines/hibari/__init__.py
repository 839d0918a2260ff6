"""hibari: English voices of 8 MB each, on one core some eighty times faster than speech."""
