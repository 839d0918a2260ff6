"""Rows read and written at the speed of the database, where many people wait for one another."""
