"""The addresses of the app's parts; the service worker's decides that it serves the whole site."""

from django.urls import path

from octavo.website.app.icons import icon
from octavo.website.app.keeping import issue_list, offline
from octavo.website.app.manifest import manifest
from octavo.website.app.worker import service_worker

urlpatterns = [
    path("app/icons/<slug:name>.png", icon, name="app-icon"),
    path("app/issue.json", issue_list, name="kept-issue"),
    path("manifest.webmanifest", manifest, name="manifest"),
    path("offline/", offline, name="offline"),
    path("service-worker.js", service_worker, name="service-worker"),
]
