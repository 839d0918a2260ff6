"""Django's settings: the environment first, then what every installation shares."""

import os
import secrets
import sys
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import available_timezones

import dj_database_url
from csp.constants import NONE, SELF

from octavo.accounts import policy
from octavo.website import first_paint
from octavo.website.environment import SettingWrong, read

try:
    ENVIRONMENT = read(os.environ)
except SettingWrong as wrong:
    sys.exit(str(wrong))

HERE = Path(__file__).parent
DATA = ENVIRONMENT.folder


def _kept_secret_key(path: Path) -> str:
    """The key kept in the data folder, made on first use and readable by its owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_urlsafe(64))
    return path.read_text().strip()


SECRET_KEY = ENVIRONMENT.secret_key or _kept_secret_key(DATA / "secret-key")
DEBUG = ENVIRONMENT.is_debug

ADDRESS = ENVIRONMENT.address
_host = urlsplit(ADDRESS).hostname or "localhost"
IS_PUBLIC = _host not in {"localhost", "127.0.0.1"}
IS_SECURE = ADDRESS.startswith("https://")
ALLOWED_HOSTS = sorted({_host, "localhost", "127.0.0.1", "[::1]"})
CSRF_TRUSTED_ORIGINS = [ADDRESS]

INSTALLED_APPS = [
    "octavo.website",
    "octavo.importers",
    "octavo.newsletters",
    "octavo.listening",
    "octavo.readership",
    "octavo.billing.desk",
    "octavo.press",
    "octavo.search",
    "octavo.billing",
    "octavo.memberships",
    "octavo.access",
    "octavo.advertising",
    "octavo.issues",
    "octavo.accounts",
    "octavo.post",
    "octavo.jobs",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "octavo.website.middleware.PolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "octavo.website.compression.CompressionMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "octavo.accounts.middleware.PrivatePages",
    "octavo.accounts.middleware.NewsroomDoor",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "octavo.access.middleware.ReaderMiddleware",
    "octavo.issues.counting.CountingMiddleware",
    "octavo.website.machines.redirects.MovedMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "octavo.website.urls"
WSGI_APPLICATION = "octavo.website.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

# Database: SQLite lets one writer in at a time; IMMEDIATE makes it queue instead of fail.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}
DATABASES = {
    "default": dj_database_url.parse(
        ENVIRONMENT.database_url or f"sqlite:///{DATA / 'octavo.sqlite3'}",
        conn_max_age=600,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"].setdefault("OPTIONS", {}).update(SQLITE_OPTIONS)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# People: how they sign in is `accounts/policy.py`
globals().update(policy.DJANGO)
asked = ENVIRONMENT.staff_second_factor
STAFF_SECOND_FACTOR = IS_PUBLIC if asked is None else asked
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_SECURE  # browsers allow it on this machine alone
CACHES = {"default": {"BACKEND": "octavo.accounts.counting.Counts"}}

# Language, zone and forms
LANGUAGE_CODE = ENVIRONMENT.language
TIME_ZONE = ENVIRONMENT.zone
CURRENCY = ENVIRONMENT.currency
DATE_FORM = ENVIRONMENT.date_form
USE_I18N = True
USE_TZ = True
LOCALE_PATHS = [HERE / "locale"]
SPOKEN = sorted(path.parent.name for path in (HERE / "locale").glob("*/LC_MESSAGES"))

# Files
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
# What a designer adds: `tokens.css` here is read after ours, and may name files beside it.
HOUSE = DATA / "house"
# Invoices are set in the faces of the printed page, and in what the house adds to them.
PAPER_FACES = [HERE.parent / "press/design/faces", HOUSE / "print/faces"]
STATICFILES_DIRS = [("house", HOUSE)] if HOUSE.is_dir() else []
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "octavo.website.joining.JoinedFiles",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "editions": {
        "BACKEND": "octavo.press.store.WholeFiles",
        "OPTIONS": {"location": DATA / "editions"},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# What makers of editions can make again at any time: converted pictures and the like.
PRESS_WORKBENCH = DATA / "workbench"
# Finished pages, which the door sends; all of them can be made again.
FINISHED_PAGES = DATA / "pages"
# The cache in front that is told which of them it must forget.
PURGES = ENVIRONMENT.purges
# The press that the print edition is made for; without one, the profile that Octavo brings along.
PRINT_PROFILE = ENVIRONMENT.print_profile
NARRATES = ENVIRONMENT.narrates
# A program that reads aloud, beside the engine that comes with us.
NARRATION_COMMAND = ENVIRONMENT.narration_command

# Mail
globals().update(ENVIRONMENT.email)
CARDS = ENVIRONMENT.cards
STRIPE = ENVIRONMENT.stripe
DEFAULT_FROM_EMAIL = ENVIRONMENT.email_from
# A mail service tells of letters that came back; only one that shows the secret is heard.
HEARS_MAIL_SERVICE = "WEBHOOK_SECRET" in ENVIRONMENT.email.get("ANYMAIL", {})
if "ANYMAIL" in ENVIRONMENT.email:
    INSTALLED_APPS.append("anymail")

# Headers. Readers get nothing from anywhere but here, and no script that stands in the page.
# Wagtail's newsroom needs inline styles and scripts: `website.middleware` gives it its own policy.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, first_paint.ALLOWED],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "SAMEORIGIN"  # the newsroom shows its preview in a frame
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_SECURE
# A browser takes a cookie of that name from an encrypted page of this very host, and no other.
SESSION_COOKIE_NAME = "__Host-session" if IS_SECURE else "session"
# Without a proxy that is believed, every request looks insecure: a redirect would go in circles.
SECURE_SSL_REDIRECT = IS_SECURE and bool(ENVIRONMENT.trusted_proxies)
SECURE_HSTS_SECONDS = 31_536_000 if IS_SECURE else 0

# Newsroom
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
WAGTAIL_SITE_NAME = "Octavo"
WAGTAILADMIN_BASE_URL = ADDRESS
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
# Password and address are changed in the account, by somebody who has just signed in again.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILIMAGES_IMAGE_MODEL = "issues.Picture"
WAGTAILIMAGES_AVIF_QUALITY = 60  # looks like WebP at 80, and weighs 60 % of it
WAGTAIL_USAGE_COUNT_ENABLED = True
WAGTAIL_I18N_ENABLED = False
WAGTAIL_USER_TIME_ZONES = sorted(available_timezones() - {"localtime"})  # no zone to a browser
WAGTAIL_ALLOW_UNICODE_SLUGS = False  # addresses are typed, printed and read out
WAGTAIL_FINISH_WORKFLOW_ACTION = "octavo.issues.workflow.approve_article"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "%(asctime)s %(processName)s %(levelname)s %(name)s: %(message)s"}
    },
    "filters": {"secrets": {"()": "octavo.listening.hiding.SecretsHidden"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["secrets"],
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"octavo": {"level": "INFO"}},
}
