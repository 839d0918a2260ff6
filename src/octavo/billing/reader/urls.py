"""Addresses for everybody: what is on sale, the order, and the way out without signing in."""

from django.urls import path

from octavo.billing.reader.views import cards, changing_cards, leaving, offers, reinstating

urlpatterns = [
    path("subscribe/", offers.offers, name="subscribe"),
    path("subscribe/code/", offers.CodeView.as_view(), name="subscribe_code"),
    path("subscribe/<slug:code>/", offers.OrderView.as_view(), name="subscribe_order"),
    path("pay/<str:token>/", cards.LinkedCardView.as_view(), name="pay"),
    path(
        "card/<str:token>/",
        changing_cards.LinkedCardChangeView.as_view(),
        name="change_card",
    ),
    path("pay/<str:token>/again/", reinstating.ReinstatingView.as_view(), name="reinstate"),
    path("cancel/", leaving.LeavingView.as_view(way=leaving.CANCEL), name="cancel"),
    path("withdraw/", leaving.LeavingView.as_view(way=leaving.WITHDRAW), name="withdraw"),
]
