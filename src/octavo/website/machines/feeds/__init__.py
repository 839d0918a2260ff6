"""What is new, for programs that ask again and again: Atom, RSS and JSON Feed."""
