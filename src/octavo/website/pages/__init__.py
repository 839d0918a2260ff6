"""What each page of the magazine shows, gathered in a fixed number of queries."""
