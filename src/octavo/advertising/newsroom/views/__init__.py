"""What the newsroom shows of bookings."""
