"""Where the studio's pages are, below /newsroom/."""

from django.urls import path

from octavo.press.studio.newsroom.views.articles import (
    ArticleSoundView,
    FileView,
    ListeningView,
    MarksView,
    PulseView,
    ReadNowView,
    RecordingView,
    VoiceView,
    WordsView,
)
from octavo.press.studio.newsroom.views.lexicon import LexiconView, SoundView

app_name = "studio"
urlpatterns = [
    path("article/<int:pk>/listening/", ListeningView.as_view(), name="article"),
    path("article/<int:pk>/listening/pulse/", PulseView.as_view(), name="pulse"),
    path("article/<int:pk>/listening/read/", ReadNowView.as_view(), name="read"),
    path("article/<int:pk>/listening/voice/", VoiceView.as_view(), name="voice"),
    path("article/<int:pk>/listening/recording/", RecordingView.as_view(), name="recording"),
    path("article/<int:pk>/listening/marks/", MarksView.as_view(), name="marks"),
    path("article/<int:pk>/listening/words/", WordsView.as_view(), name="words"),
    path("article/<int:pk>/listening/sound/", ArticleSoundView.as_view(), name="article_sound"),
    path("article/<int:pk>/listening/file.<str:kind>", FileView.as_view(), name="file"),
    path("lexicon/", LexiconView.as_view(), name="lexicon"),
    path("lexicon/sound/", SoundView.as_view(), name="sound"),
]
