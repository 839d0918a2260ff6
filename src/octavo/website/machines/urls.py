"""Addresses that machines ask for. Feeds stand below the page that they are of."""

from django.urls import path, re_path

from octavo.website.machines.feeds.addresses import ENDINGS
from octavo.website.views.feeds import feed
from octavo.website.views.robots import (
    mining_rights,
    robots,
    sitemap_file,
    sitemap_index,
    sitemap_news,
)
from octavo.website.views.share import share

_FEEDS = [
    re_path(
        rf"^(?P<of>(?:[-\w]+/)*){ending.replace('.', '[.]')}$",
        feed,
        {"form": form},
        name=f"{form}_feed",
    )
    for form, ending in ENDINGS.items()
]
urlpatterns = [
    path("feed/", feed, {"form": "atom"}, name="feed"),
    *_FEEDS,
    path("robots.txt", robots, name="robots"),
    path(".well-known/tdmrep.json", mining_rights, name="mining_rights"),
    path("sitemap.xml", sitemap_index, name="sitemap"),
    path("sitemaps/news.xml", sitemap_news, name="sitemap_news"),
    path("sitemaps/<slug:name>.xml", sitemap_file, name="sitemap_file"),
    path("share/<slug:kind>/<slug:key>/<slug:digest>.jpg", share, name="share"),
]
