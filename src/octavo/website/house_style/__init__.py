"""How this magazine looks: its faces, colours and logo, chosen in the newsroom and checked."""
