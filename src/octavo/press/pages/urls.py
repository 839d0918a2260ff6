"""Where the pictures of pages and the proofs are, below /newsroom/."""

from django.urls import path

from octavo.press.pages import views

app_name = "press_pages"
urlpatterns = [
    path("issue/<int:pk>/pages/", views.IssuePagesView.as_view(), name="issue"),
    path("issue/<int:pk>/proof/", views.IssueProofView.as_view(), name="issue_proof"),
    path("article/<int:pk>/pages/", views.ArticlePagesView.as_view(), name="article"),
    path("article/<int:pk>/pages/spreads/", views.SpreadsView.as_view(), name="spreads"),
    path("article/<int:pk>/pages/pulse/", views.PulseView.as_view(), name="pulse"),
    path(
        "article/<int:pk>/pages/<slug:key>/<int:number>.png",
        views.PictureView.as_view(),
        name="picture",
    ),
    path("article/<int:pk>/proof/", views.ArticleProofView.as_view(), name="article_proof"),
]
