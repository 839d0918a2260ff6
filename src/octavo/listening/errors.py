"""What can stand in the way of a private podcast."""

from __future__ import annotations


class ListeningRefusal(Exception):
    """Something that was asked cannot be done; the message is for whoever asked."""


class FeedNameTaken(ListeningRefusal):
    """A feed that is in use has this name already."""


class TooManyFeeds(ListeningRefusal):
    """The account has as many as it may."""


class FeedRevoked(ListeningRefusal):
    """Somebody listens at an address that was revoked."""
