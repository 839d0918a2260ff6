"""Numbers of the day: how many came, went on, left and had their money back; charts and CSV."""
