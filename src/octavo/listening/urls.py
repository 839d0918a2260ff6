"""Where private podcasts and places are, below /listen/."""

from django.urls import path, re_path

from octavo.listening.views import feeds, places

app_name = "listening"
_FILE = r"^(?P<token>[\w-]+)/(?P<slug>[\w-]+)\.(?P<ending>mp3|m4a|vtt|json)$"

urlpatterns = [
    path("places/<slug:slug>/", places.place, name="place"),
    path("<slug:token>/feed.xml", feeds.feed, name="everything"),
    path("<slug:token>/sections/<slug:slug>.xml", feeds.feed, {"of": "section"}, name="section"),
    path("<slug:token>/issues/<slug:slug>.xml", feeds.feed, {"of": "issue"}, name="issue"),
    re_path(_FILE, feeds.file, name="file"),
]
