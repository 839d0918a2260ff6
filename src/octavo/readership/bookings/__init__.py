"""What came of a booking: views, clicks and places in print, as page, CSV and PDF."""
