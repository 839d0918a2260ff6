"""Serving: one supervisor over the web server, the job workers and the scheduler."""
