"""Engines that speak, behind one port; one folder and one line in the registry each."""
