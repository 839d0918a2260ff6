"""Every address of the site. Pages that editors make are found by Wagtail, last."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap

from octavo.website import views
from octavo.website.feeds import ArticlesFeed
from octavo.website.media import media

urlpatterns = [
    path("newsroom/", include(wagtailadmin_urls)),
    path("corrections/", views.corrections, name="corrections"),
    path("feed/", ArticlesFeed(), name="feed"),
    path("media/<path:path>", media, name="media"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("", include(wagtail_urls)),
]
