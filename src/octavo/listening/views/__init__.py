"""Answers to podcast programs, players, readers and the desk."""
