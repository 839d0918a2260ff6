"""Payment providers behind one port: each keeps cards and moves money; terms are ours."""
