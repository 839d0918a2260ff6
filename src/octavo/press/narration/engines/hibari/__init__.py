"""hibari: English voices of 8 MB each that run on one core, a hundred times faster than speech."""
