"""The magazine itself: articles, authors, sections, issues and their flatplan."""
