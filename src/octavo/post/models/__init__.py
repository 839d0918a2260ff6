"""What the post keeps: words that an editor changed, letters on their way, who gets none."""

from octavo.post.models.outgoing import Enclosure, Outgoing
from octavo.post.models.suppressed import Suppressed
from octavo.post.models.templates import LetterTemplate

__all__ = ["Enclosure", "LetterTemplate", "Outgoing", "Suppressed"]
