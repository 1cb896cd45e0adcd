"""Every Django setting, in one file for every environment; values come from the environment."""

from pathlib import Path

from csp.constants import NONCE, NONE, SELF

from heard.conf import environment
from heard.conf.sqlite import use_bundled_sqlite

use_bundled_sqlite()

PACKAGE = Path(__file__).resolve().parent.parent

DATA_DIR = environment.data_dir()
SECRET_KEY = environment.secret_key()
DEBUG = False
ALLOWED_HOSTS = environment.allowed_hosts()
IS_DEMO = environment.flag("HEARD_DEMO")
"""Shows on every staff and public page that the people are made up."""

EXIT_URL = environment.web_address("HEARD_EXIT_URL", "https://www.bbc.co.uk/weather")
"""Where the exit control takes somebody: a page anyone might be looking at."""

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "heard.design_system",
    "heard.audit",
    "heard.organisations",
    "heard.engagements",
    "heard.questionnaires",
    "heard.fieldwork",
    "heard.responses",
    "heard.evidence",
    "heard.coding",
    "heard.figures",
    "heard.findings",
    "heard.change",
    "heard.publishing",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # For one bar of signal. It pads each page by a random length, so that sizes
    # do not give a masked form token away (the BREACH attack).
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    # Up here, so that a refusal by the layers below carries it too.
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "heard.conf.middleware.KeepNothing",
    "heard.conf.middleware.OnlyUtf8",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "heard.conf.middleware.PlainRefusals",
]

ROOT_URLCONF = "heard.conf.urls"
WSGI_APPLICATION = "heard.conf.wsgi.application"
DATABASES = environment.databases()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [
            PACKAGE / "design_system" / "templates",
            PACKAGE / "doors" / "respond" / "templates",
            PACKAGE / "doors" / "staff" / "templates",
            PACKAGE / "doors" / "public" / "templates",
        ],
        "OPTIONS": {
            "environment": "heard.conf.jinja.environment",
            "context_processors": ["heard.conf.context.shown_on_every_page"],
        },
    }
]

AUTH_USER_MODEL = "organisations.Person"
LOGIN_URL = "staff:sign_in"
LOGIN_REDIRECT_URL = "staff:home"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# The staff session never travels to the pages people answer on.
SESSION_COOKIE_PATH = "/staff/"
SESSION_COOKIE_NAME = "staff"
SESSION_COOKIE_AGE = 60 * 60 * 8
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = environment.flag("HEARD_HTTPS")
SECURE_SSL_REDIRECT = environment.flag("HEARD_HTTPS")
SECURE_HSTS_SECONDS = 31_536_000 if environment.flag("HEARD_HTTPS") else 0
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if environment.flag("HEARD_BEHIND_PROXY") else None
)
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_NAME = "form"
# Gone when the browser closes: Django's own year would tell whoever looks later.
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "heard.conf.errors.form_expired"
# Not "no-referrer": browsers then send "Origin: null" with a form and the
# forgery check must refuse it. Other sites receive nothing either way.
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static" if environment.flag("HEARD_COLLECTED") else None
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        # Served, files carry a hash in their name, are compressed, and are kept
        # by browsers for a year; tests and checks read them as they lie.
        "BACKEND": (
            "whitenoise.storage.CompressedManifestStaticFilesStorage"
            if STATIC_ROOT
            else "django.contrib.staticfiles.storage.StaticFilesStorage"
        )
    },
}
WHITENOISE_USE_FINDERS = STATIC_ROOT is None
WHITENOISE_AUTOREFRESH = False
WHITENOISE_ALLOW_ALL_ORIGINS = False

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

# A form on this service is words, not files, but for one spreadsheet at a time.
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 2
FILE_UPLOAD_HANDLERS = ["heard.conf.uploads.KeepOnlySoMuch"]

# Addresses and bodies are never logged: Django's own request lines would carry them.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"wordless": {"()": "heard.conf.logs.Wordless"}},
    "handlers": {
        "stderr": {
            "class": "heard.conf.logs.StandardError",
            "formatter": "plain",
            "filters": ["wordless"],
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "heard": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}
