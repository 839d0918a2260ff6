"""The settings that tests run under: the real ones, in a folder of their own, with fast hashing."""

import os
from pathlib import Path

os.environ.setdefault("OCTAVO_DATA", str(Path(__file__).parents[1] / "build/tests"))
# What is to be read aloud says so itself: every other test publishes in silence.
os.environ.setdefault("OCTAVO_NARRATES", "no")

from octavo.website.settings import *  # noqa: F403
from octavo.website.settings import STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True  # finds no folder to complain of
