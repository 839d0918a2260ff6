"""What is read and heard, in sums of days, without cookies and without names."""
