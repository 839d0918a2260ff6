"""The database's tables: brought up to date, or made at once from a picture of them."""
