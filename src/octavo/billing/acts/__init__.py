"""Every act on a subscription, one module each: its verb, and before it what it will do."""
