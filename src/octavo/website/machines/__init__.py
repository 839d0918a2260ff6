"""What machines read of the magazine: facts, feeds, site maps, share pictures, rules for robots."""
