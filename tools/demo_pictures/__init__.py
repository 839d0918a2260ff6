"""The pictures of the demo magazine, as SVG: two inks and a paper each."""
