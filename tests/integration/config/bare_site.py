"""The smallest site the ground can carry: the queue and the health door, so that these tests stand on nothing else."""

from kith.config import places
from kith.config.postgres import connection_settings

SECRET_KEY = "only for these tests: 0123456789 abcdefghijklmnopqrstuvwxyz"
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
USE_TZ = True
INSTALLED_APPS = ["procrastinate.contrib.django"]
DATABASES = {"default": connection_settings()}
ROOT_URLCONF = "kith.doors.health.urls"
STATIC_ROOT = places.var() / "static"
KITH_OIDC = None
KITH_BREACHED_PASSWORDS = ""
