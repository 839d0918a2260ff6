"""A provider to rehearse with: a till in a process of its own, stricter than any real one."""
