"""What listeners get: private podcasts, and where they stopped."""
