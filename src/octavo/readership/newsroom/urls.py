"""Where the pages of readership are, below /newsroom/readership/."""

from django.urls import path

from octavo.readership.newsroom.views import ReadershipView

app_name = "readership"
urlpatterns = [
    path("", ReadershipView.as_view(), name="magazine"),
    path("<slug:kind>/<int:pk>/", ReadershipView.as_view(), name="subject"),
]
