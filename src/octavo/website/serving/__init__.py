"""Serving: one supervisor over the door, the web server, the job workers and the scheduler."""
