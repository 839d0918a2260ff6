"""Benchmarks: `python -m benchmarks AREA` prints a table and writes build/bench/AREA.json."""
