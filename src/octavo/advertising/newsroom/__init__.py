"""Where advertisements are booked: the list, the form, what stands on which days, taking out."""
