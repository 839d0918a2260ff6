"""What can be wrong with an issue that comes in.

Malformed (ValueError), in core.manuscript.errors
└── IssueMalformed
"""

from octavo.core.manuscript.errors import Malformed


class IssueMalformed(Malformed):
    """The JSON of an issue is not what its schema says."""
