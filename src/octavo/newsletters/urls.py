"""Where letters are declined, below /account/letters/."""

from django.urls import path

from octavo.newsletters.views import Stop

app_name = "newsletters"
urlpatterns = [path("stop/<str:token>/", Stop.as_view(), name="stop")]
