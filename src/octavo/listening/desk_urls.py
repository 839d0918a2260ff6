"""Where the desk's pages about private podcasts are, below /newsroom/desk/podcasts/."""

from django.urls import path

from octavo.listening.views import desk

app_name = "desk_podcasts"
urlpatterns = [
    path("", desk.UsedWidelyView.as_view(), name="used_widely"),
    path("<int:pk>/revoke/", desk.RevokeView.as_view(), name="revoke"),
]
