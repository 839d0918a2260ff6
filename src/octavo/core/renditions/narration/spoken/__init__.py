"""From what is written to what is said: numbers, money, dates, signs and short forms in words."""
