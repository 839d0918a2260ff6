"""The one place that says what is headline, byline, date, credit, section, furniture or body."""
