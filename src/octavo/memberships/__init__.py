"""Who subscribes to what: subscribers, offers, subscriptions, the terms they hold."""
