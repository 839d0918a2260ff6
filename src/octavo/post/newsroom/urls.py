"""Where the pages are, below /newsroom/letters/."""

from django.urls import path

from octavo.post.newsroom.views import LetterPreview, LettersView, LetterView

app_name = "letters"
urlpatterns = [
    path("", LettersView.as_view(), name="all"),
    path("<slug:name>/<str:language>/", LetterView.as_view(), name="letter"),
    path("<slug:name>/<str:language>/preview/<str:form>/", LetterPreview.as_view(), name="preview"),
]
