"""Addresses of one's own subscriptions, below the account."""

from django.urls import path

from octavo.billing.reader.views import subscriptions

urlpatterns = [
    path("", subscriptions.overview, name="subscriptions"),
    path("papers/<slug:number>.pdf", subscriptions.paper, name="subscription_paper"),
    path("export/", subscriptions.export, name="subscriptions_export"),
    path("erase/", subscriptions.erase, name="subscriptions_erase"),
    path(
        "addresses/<str:use>/",
        subscriptions.AddressView.as_view(),
        name="subscriptions_address",
    ),
    path("<int:pk>/welcome/", subscriptions.welcome, name="subscription_welcome"),
    path("<int:pk>/why/", subscriptions.why, name="subscription_why"),
    path("<int:pk>/change/", subscriptions.change, name="subscription_change"),
    path(
        "<int:pk>/change/<slug:code>/",
        subscriptions.ChangeView.as_view(),
        name="subscription_change_to",
    ),
    path("<int:pk>/address/", subscriptions.AddressView.as_view(), name="subscription_address"),
    path("<int:pk>/done/<slug:name>/", subscriptions.done, name="subscription_done"),
    path("<int:pk>/<slug:name>/", subscriptions.ActView.as_view(), name="subscription_act"),
]
