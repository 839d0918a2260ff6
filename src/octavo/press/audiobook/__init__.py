"""Makes the audiobook of an issue: its narrations in order, a chapter for each article."""
