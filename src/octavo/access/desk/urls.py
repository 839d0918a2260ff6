"""Where the desk's pages are, below /newsroom/readers/."""

from django.urls import path

from octavo.access.desk.views import GrantView, ReadersView, ReaderView, WithdrawView

app_name = "access"
urlpatterns = [
    path("", ReadersView.as_view(), name="readers"),
    path("<int:pk>/", ReaderView.as_view(), name="reader"),
    path("<int:pk>/grant/", GrantView.as_view(), name="grant"),
    path("<int:pk>/grant/<int:grant>/withdraw/", WithdrawView.as_view(), name="withdraw"),
]
