"""What may be due on a day: for each kind who is looked at, and what is done."""
