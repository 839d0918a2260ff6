"""Debian's Chromium as every test with a browser starts it: quiet, and asking nobody outside."""

PATH = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
EVERY_CONTEXT: dict[str, object] = {"locale": "en-GB", "timezone_id": "Europe/London"}
