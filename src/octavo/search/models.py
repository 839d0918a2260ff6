"""What the index keeps. The full-text parts beside these tables are each database's own."""

from django.db import models


class IndexedArticle(models.Model):
    """One published article as the index has it: its words to match, its text to quote from."""

    article = models.OneToOneField(
        "issues.Article", primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    # The revision that readers see; another one in the article means that the index is behind.
    revision = models.PositiveBigIntegerField(default=0)
    section = models.ForeignKey(
        "issues.Section", null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    appeared_on = models.DateField(null=True)
    year = models.PositiveSmallIntegerField(null=True)
    headline = models.TextField()
    about = models.TextField()
    body = models.TextField()
    text = models.TextField()

    class Meta:
        indexes = [
            models.Index(fields=["section", "year"], name="search_by_section_and_year"),
            models.Index(fields=["year"], name="search_by_year"),
        ]

    def __str__(self) -> str:
        return self.headline.strip()


class IndexedWord(models.Model):
    """A word that published articles have, and how many of them."""

    word = models.CharField(max_length=64, primary_key=True)
    stem = models.CharField(max_length=64, db_index=True)
    initial = models.CharField(max_length=1)
    length = models.PositiveSmallIntegerField()
    articles = models.IntegerField()

    class Meta:
        indexes = [models.Index(fields=["initial", "length"], name="search_by_initial_and_length")]

    def __str__(self) -> str:
        return self.word
