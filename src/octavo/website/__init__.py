"""The website: settings, addresses, templates and commands; the only place that knows every app."""
