"""Copy in: bytes become manuscripts and a report. Storing them is a separate step."""
