"""Every address of the site. Pages that editors make are found by Wagtail, last."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [
    path("newsroom/", include(wagtailadmin_urls)),
    path("", include(wagtail_urls)),
]
