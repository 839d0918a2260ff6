"""What editors see of the newsroom beyond Wagtail's own pages."""
