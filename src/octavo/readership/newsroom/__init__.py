"""What editors and publishers see of readership."""
