"""Addresses of one's own podcasts, below the account."""

from django.urls import path

from octavo.listening.views import podcasts

urlpatterns = [
    path("", podcasts.podcasts, name="podcasts"),
    path("<int:pk>/anew/", podcasts.renew, name="podcast_anew"),
    path("<int:pk>/revoke/", podcasts.revoke, name="podcast_revoke"),
]
