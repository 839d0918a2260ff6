"""Where the newsroom's own pages are, below /newsroom/."""

from django.urls import path

from octavo.issues.newsroom.views.articles import (
    BringBackView,
    EndFreeTimeView,
    FreeView,
    SpikeView,
)
from octavo.issues.newsroom.views.issues import CloseIssueView, PublishIssueView, ReopenIssueView

app_name = "newsroom"
urlpatterns = [
    path("issue/<int:pk>/close/", CloseIssueView.as_view(), name="close_issue"),
    path("issue/<int:pk>/reopen/", ReopenIssueView.as_view(), name="reopen_issue"),
    path("issue/<int:pk>/publish/", PublishIssueView.as_view(), name="publish_issue"),
    path("article/<int:pk>/spike/", SpikeView.as_view(), name="spike"),
    path("article/<int:pk>/bring-back/", BringBackView.as_view(), name="bring_back"),
    path("article/<int:pk>/free/", FreeView.as_view(), name="free_this_week"),
    path("article/<int:pk>/end-free/", EndFreeTimeView.as_view(), name="end_free_time"),
]
