"""The newsroom's desk for arriving copy: bring it, look at each guess, correct it, store it."""
