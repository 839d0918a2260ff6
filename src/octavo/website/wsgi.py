"""The door through which a web server calls Django."""

import os

from django.core.wsgi import get_wsgi_application

from octavo.website.serving.entrance import Entrance
from octavo.website.settings import ENVIRONMENT

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "octavo.website.settings")
application = Entrance(get_wsgi_application(), trusted=ENVIRONMENT.trusted_proxies)
