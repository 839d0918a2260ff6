"""Until when both sides are known to agree, or their differences to be cases."""

from django.db import models


class Comparison(models.Model):
    """The last night in which a provider's charges were compared with ours to the end."""

    provider = models.CharField(max_length=20, unique=True)
    compared_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.provider} {self.compared_at:%Y-%m-%d}"
