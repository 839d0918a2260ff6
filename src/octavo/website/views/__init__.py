"""Answers to what no editor's page answers: pictures, the feed, corrections, robots."""
