"""Every address of the site. Pages that editors make are found by Wagtail, last."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from octavo.website.views import pages
from octavo.website.views.feeds import ArticlesFeed
from octavo.website.views.media import media

urlpatterns = [
    path("newsroom/files/", include(wagtaildocs_urls)),
    path("newsroom/", include(wagtailadmin_urls)),
    path("favicon.ico", pages.favicon),
    path("articles/<slug:slug>/", pages.article),
    path("corrections/", pages.corrections, name="corrections"),
    path("feed/", ArticlesFeed(), name="feed"),
    path("media/<path:path>", media, name="media"),
    path("robots.txt", pages.robots, name="robots"),
    path("sitemap.xml", pages.sitemap, name="sitemap"),
    path("", include(wagtail_urls)),
]
