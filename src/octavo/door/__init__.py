"""Serves finished pages to whoever may read them, fast; knows no Django and no database."""
