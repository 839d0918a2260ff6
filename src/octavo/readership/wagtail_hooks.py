"""Where readership hangs itself into the newsroom."""

from octavo.readership.bookings import hooks as _bookings  # noqa: F401 - it hangs in by itself
