"""Addresses of one's own subscriptions, below the account."""

from django.urls import path

from octavo.billing.reader.views import (
    acts,
    addresses,
    belongings,
    cards,
    changing,
    changing_cards,
    subscriptions,
)

urlpatterns = [
    path("", subscriptions.overview, name="subscriptions"),
    path("papers/<slug:number>.pdf", belongings.paper, name="subscription_paper"),
    path("papers/<slug:number>/card/", cards.OwnCardView.as_view(), name="subscription_card"),
    path("export/", belongings.export, name="subscriptions_export"),
    path("erase/", belongings.erase, name="subscriptions_erase"),
    path(
        "addresses/<str:use>/",
        addresses.AddressView.as_view(),
        name="subscriptions_address",
    ),
    path("<int:pk>/welcome/", subscriptions.welcome, name="subscription_welcome"),
    path("<int:pk>/why/", acts.why, name="subscription_why"),
    path("<int:pk>/change/", changing.change, name="subscription_change"),
    path(
        "<int:pk>/change/<slug:code>/",
        changing.ChangeView.as_view(),
        name="subscription_change_to",
    ),
    path(
        "<int:pk>/card/",
        changing_cards.OwnCardChangeView.as_view(),
        name="subscription_change_card",
    ),
    path("<int:pk>/address/", addresses.AddressView.as_view(), name="subscription_address"),
    path("<int:pk>/done/<slug:name>/", acts.done, name="subscription_done"),
    path("<int:pk>/<slug:name>/", acts.ActView.as_view(), name="subscription_act"),
]
