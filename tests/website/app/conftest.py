"""The same magazine as the tests of the pages begin with."""

from tests.website.pages.conftest import magazine, now

__all__ = ["magazine", "now"]
