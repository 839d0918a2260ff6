"""The Atom feed: articles as they appear, with their standfirsts and no more."""

from __future__ import annotations

from datetime import datetime, time

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.timezone import make_aware

from octavo.issues.models import Article
from octavo.website.pages.listings import appeared_on, latest_articles
from octavo.website.pages.site import site_parts
from octavo.website.templatetags.magazine import absolute, names
from octavo.website.views.asking import refuse_unless_granted

ENTRIES = 30


class ArticlesFeed(Feed):
    """The newest articles of the magazine."""

    feed_type = Atom1Feed
    language = settings.LANGUAGE_CODE

    def get_object(self, request: HttpRequest) -> HttpRequest:
        refuse_unless_granted(request, kind="feed", key="articles")
        return request

    def title(self, request: HttpRequest) -> str:
        return site_parts(request).publication.name

    def subtitle(self, request: HttpRequest) -> str:
        return site_parts(request).publication.strapline

    def link(self, request: HttpRequest) -> str:
        return absolute(site_parts(request).home)

    def feed_url(self) -> str:
        return absolute(reverse("feed"))

    def items(self, request: HttpRequest) -> list[Article]:
        return latest_articles(request, most=ENTRIES)

    def item_title(self, article: Article) -> str:
        return article.title

    def item_description(self, article: Article) -> str:
        return article.standfirst

    def item_link(self, article: Article) -> str:
        return absolute(article.url)

    def item_guid(self, article: Article) -> str:
        return absolute(article.url)

    def item_author_name(self, article: Article) -> str:
        return names(article)

    def item_categories(self, article: Article) -> list[str]:
        return [article.section.title] if article.section else []

    def item_pubdate(self, article: Article) -> datetime | None:
        day = appeared_on(article)
        return make_aware(datetime.combine(day, time.min)) if day else article.first_published_at

    def item_updateddate(self, article: Article) -> datetime | None:
        return article.last_published_at
