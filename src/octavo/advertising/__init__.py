"""Placements and bookings, on pages and in print."""
