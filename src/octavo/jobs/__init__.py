"""Background work: retries, schedule and reaper over the Tasks interface of Django."""
