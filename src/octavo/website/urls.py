"""Every address of the site. Pages that editors make are found by Wagtail, last."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from octavo.website.house_style.views import sheet
from octavo.website.machines.urls import urlpatterns as machines
from octavo.website.views import editions, gifts, giving, listening, meter, pages, search
from octavo.website.views.media import media

A_FILE = r"(?P<slug>[\w-]+)/(?P<name>[\w-]+\.(?:pdf|epub|m4b))$"
A_SOUND = r"(?P<slug>[\w-]+)/(?P<name>[\w-]+\.(?:mp3|m4a|opus|vtt|json))$"

urlpatterns = [
    path("newsroom/files/", include(wagtaildocs_urls)),
    # Wagtail's own doors lead to ours, which asks for more.
    path("newsroom/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("_util/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("newsroom/", include(wagtailadmin_urls)),
    path("account/subscriptions/", include("octavo.billing.reader.account_urls")),
    *([path("anymail/", include("anymail.urls"))] if settings.HEARS_MAIL_SERVICE else []),
    path("billing/rehearsal/", include("octavo.billing.providers.rehearsal.urls")),
    path("billing/webhooks/", include("octavo.billing.webhooks.urls")),
    path("account/letters/", include("octavo.newsletters.urls")),
    path("account/gifts/", giving.gifts, name="gifts"),
    path("account/gifts/<slug:slug>/", giving.give_article, name="give"),
    path("account/gifts/<int:pk>/withdraw/", giving.withdraw, name="withdraw_gift"),
    path("account/podcast/", include("octavo.listening.account_urls")),
    path("account/", include("octavo.accounts.urls")),
    path("", include("octavo.billing.reader.urls")),
    path("listen/", include("octavo.listening.urls")),
    path("out/", include("octavo.advertising.urls")),
    path("favicon.ico", pages.favicon),
    path("articles/<slug:slug>/", pages.article),
    re_path(rf"^articles/{A_FILE}", editions.article_file, name="article_file"),
    re_path(rf"^issues/{A_FILE}", editions.issue_file, name="issue_file"),
    re_path(rf"^articles/{A_SOUND}", listening.article_sound, name="article_sound"),
    path("gift/<str:token>/", gifts.gift, name="gift"),
    path("meter/", meter.meter, name="meter"),
    path("meter/notice/", meter.notice, name="meter_notice"),
    path("corrections/", pages.corrections, name="corrections"),
    path("search/", search.search, name="search"),
    path("opensearch.xml", search.description, name="opensearch"),
    path("media/<path:path>", media, name="media"),
    path("style/<slug:name>.css", sheet, name="house_style"),
    path("", include(machines)),
    path("", include("octavo.website.app.urls")),
    path("", include(wagtail_urls)),
]
