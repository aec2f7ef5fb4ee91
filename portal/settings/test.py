"""Settings of the test suite: the product's own, with what a test must not wait for or write to."""

import os
import tempfile

os.environ.setdefault("COMMONWEAL_HOME", tempfile.mkdtemp(prefix="commonweal-test-"))
os.environ.setdefault("SECRET_KEY", "only-for-tests")

from jinja2 import StrictUndefined

from portal.settings.base import *  # noqa: F403
from portal.settings.base import STATIC_ROOT, TEMPLATES

EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["*"]
TEMPLATES[0]["OPTIONS"]["undefined"] = StrictUndefined
LOG_LEVEL = "ERROR"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns of a missing one
