"""Proofs for editors: the pages with line numbers, and bars beside what was changed."""
