"""Settings, from the environment. KITH_MODE is `demo` (default), `test` or `production`."""

import os
from typing import Any

from csp.constants import NONE, SELF

from kith.config import places
from kith.config.council_sign_in import provider_from_environment, sign_in_ways
from kith.config.mail import mail_settings, site_address
from kith.config.postgres import connection_settings
from kith.config.secret_keys import secret_keys

MODE = os.environ.get("KITH_MODE", "demo")
PRODUCTION = MODE == "production"
TESTING = MODE == "test"

_keys = secret_keys(production=PRODUCTION)
SECRET_KEY = _keys.signing
KITH_SECRET_KEYS = _keys.words

DEBUG = False
ALLOWED_HOSTS = [host for host in os.environ.get("KITH_HOSTS", "127.0.0.1,localhost,[::1]").split(",") if host]
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("KITH_ORIGINS", "").split(",") if origin]

KITH_ADDRESS = site_address()
KITH_BREACHED_PASSWORDS = os.environ.get("KITH_BREACHED_PASSWORDS", "")
globals().update(mail_settings())

ROOMS = [
    "kith.core.audit",
    "kith.core.authority",
    "kith.core.accounts",
    "kith.core.access",
    "kith.core.duties",
    "kith.core.people",
    "kith.core.protection",
    "kith.core.plans",
    "kith.core.editions",
    "kith.core.agreements",
    "kith.core.sharing",
]
INSTALLED_APPS = [
    *ROOMS,
    "kith.govuk",
    "kith.doors.staff",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "procrastinate.contrib.django",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kith.doors.staff.middleware.RequestMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kith.doors.staff.middleware.DoorMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "kith.config.urls"
WSGI_APPLICATION = "kith.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "kith.govuk.jinja.environment"},
    }
]

DATABASES: dict[str, dict[str, Any]] = {"default": connection_settings("admin" if TESTING else None)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ATOMIC_REQUESTS = False

AUTH_USER_MODEL = "accounts.User"
KITH_OIDC = provider_from_environment()
AUTHENTICATION_BACKENDS = sign_in_ways(KITH_OIDC)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "sign-in"

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = ["username"]
# By name alone, on purpose: a council's workers share an address (docs/adr/0006-sessions-and-lock-out.md).
SILENCED_SYSTEM_CHECKS = ["axes.W006"]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "kith.govuk.error_views.locked_out"
AXES_USERNAME_FORM_FIELD = "email"
# What was typed wrong is nobody's business: it is nearly the right thing.
AXES_SENSITIVE_PARAMETERS = ["username", "email", "ip_address", "code", "answer", "sealed", "current", "new_password"]
AXES_ENABLE_ACCESS_FAILURE_LOG = False
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
# A try during a lock-out does not make it longer: who waits a quarter of an hour gets in.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False

SESSION_COOKIE_NAME = "kith"
# Begun anew by what a person does, written at most once a minute: see kith/doors/staff/middleware.py.
SESSION_COOKIE_AGE = 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_NAME = "kith_form"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "kith.govuk.error_views.csrf_failure"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION and os.environ.get("KITH_TLS_REDIRECT", "1") == "1"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False

STATIC_URL = "/static/"
STATIC_ROOT = places.var() / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = TESTING
WHITENOISE_AUTOREFRESH = TESTING

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
PROCRASTINATE_IMPORT_PATHS = ["kith.doors.jobs.tasks"]

# Logs hold the event, never what was in it: request lines are left out, since addresses hold ids.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"()": "kith.config.logs.EventFormatter"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "axes": {"level": "CRITICAL"},
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "ERROR"},
    },
}
