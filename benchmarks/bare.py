"""A peer: the same article on the same server, by Wagtail's own means and the barest template.

Run with the environment of an installation: `granian --interface wsgi benchmarks.bare:application`.
"""

from __future__ import annotations

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "octavo.website.settings")

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.template import Context, Template
from django.urls import path

settings.ROOT_URLCONF = __name__
application = get_wsgi_application()

from wagtail.models import Site  # noqa: E402 - models come after Django is ready

from octavo.website import urls  # noqa: E402

PAGE = Template(
    "<!doctype html><title>{{ page.title }}</title><h1>{{ page.title }}</h1>{{ page.body }}"
)


def article(request: HttpRequest, slug: str) -> HttpResponse:
    """Find the page as Wagtail does, and write its body as Wagtail does."""
    root = Site.find_for_request(request).root_page.specific
    page = root.route(request, ["articles", slug]).page
    return HttpResponse(PAGE.render(Context({"page": page})))


urlpatterns = [path("articles/<slug:slug>/", article), *urls.urlpatterns]
