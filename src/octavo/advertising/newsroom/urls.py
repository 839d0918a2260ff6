"""Addresses of the newsroom's pages about bookings, below those of list and form."""

from django.urls import path

from octavo.advertising.newsroom.views.days import DaysView
from octavo.advertising.newsroom.views.withdrawing import WithdrawView

app_name = "advertising"
urlpatterns = [
    path("days/", DaysView.as_view(), name="days"),
    path("withdraw/<int:pk>/", WithdrawView.as_view(), name="withdraw"),
]
