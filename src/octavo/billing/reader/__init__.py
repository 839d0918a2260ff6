"""What readers see of subscribing: offers, the order, their subscriptions, and the ways out."""
