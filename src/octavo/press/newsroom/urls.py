"""Where the press's own pages are, below /newsroom/."""

from django.urls import path

from octavo.press.newsroom.views import BoardView, BuildView, FileView, OverruleView, PulseView

app_name = "press"
urlpatterns = [
    path("issue/<int:pk>/editions/", BoardView.as_view(), name="board"),
    path("issue/<int:pk>/editions/build/", BuildView.as_view(), name="build"),
    path("issue/<int:pk>/editions/overrule/", OverruleView.as_view(), name="overrule"),
    path("issue/<int:pk>/editions/pulse/", PulseView.as_view(), name="pulse"),
    path("issue/<int:pk>/editions/<int:edition>/", FileView.as_view(), name="file"),
]
