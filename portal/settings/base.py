"""Every setting of Commonweal, read from the environment in one place.

With none set, the site runs by itself: an SQLite database, media, logs, secrets and mails
in `var/` beside the code (or where COMMONWEAL_HOME says). The README prints this table.
"""

from datetime import timedelta
from pathlib import Path
from typing import Any

import dj_database_url
import dj_email_url
from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from portal.common import env
from portal.settings.providers import providers_from
from portal.settings.secrets import secret_key_in
from portal.settings.trust import trust_table_from

CODE = Path(__file__).resolve().parents[2]

# Where things are kept
HOME = env.folder("COMMONWEAL_HOME", CODE / "var", "Folder for all that the site writes.", shown="`var/` beside the code")
DEBUG = env.flag("DEBUG", False, "Django's debug pages. Never on a public address.")
DEMO = env.flag("COMMONWEAL_DEMO", False, "Demo community: one-click sign-in on loopback addresses. `up` sets it.")
SECRET_KEY = env.text(
    "SECRET_KEY",
    "",
    "Signs cookies and links. The same for all processes; keep it apart from backups.",
    shown="made at first start, kept in the home folder",
) or secret_key_in(HOME)
SITE_URL = env.text(
    "SITE_URL", "http://127.0.0.1:8000", "Public address, without a slash at the end; used in mails, feeds and passkeys."
).rstrip("/")
CURRENCY = env.text(
    "CURRENCY", "EUR", "ISO 4217 code of the currency in which revenue is added up. Revenue bands in another one are left out."
).upper()
if len(CURRENCY) != 3 or not CURRENCY.isascii() or not CURRENCY.isalpha():
    raise env.WrongSetting("CURRENCY is not an ISO 4217 code. Write one of three letters, such as EUR or USD.")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", ("localhost", "127.0.0.1", "[::1]"), "Host names that the site answers to.")
CSRF_TRUSTED_ORIGINS = [
    SITE_URL,
    *env.words("CSRF_TRUSTED_ORIGINS", (), "Further origins that may post forms, such as https://staging.example.com."),
]
BEHIND_TLS = env.flag(
    "BEHIND_TLS",
    SITE_URL.startswith("https://"),
    "The site is reached over HTTPS: secure cookies, HSTS, redirects.",
    shown="1 when `SITE_URL` begins with https://",
)
TRUSTED_PROXIES = env.number(
    "TRUSTED_PROXIES", 0, "How many proxies of yours stand in front (they set X-Forwarded-For and X-Forwarded-Proto)."
)
TIME_ZONE = env.text("TIME_ZONE", "UTC", "Time zone of the site, for those who chose none.")
LANGUAGE_CODE = env.text("LANGUAGE_CODE", "en", "Language of the site, for those who chose none.")
WORKER_THREADS = env.number("WORKER_THREADS", 4, "How many reactions and tasks a worker runs at a time.")
LOG_LEVEL = env.text("LOG_LEVEL", "INFO", "DEBUG, INFO, WARNING or ERROR.")
STAFF_NEEDS_SECOND_FACTOR = env.flag(
    "STAFF_NEEDS_SECOND_FACTOR", False, "Refuse the admin to staff without a passkey or authenticator app."
)

# Applications
INSTALLED_APPS = [
    "portal.common",
    "portal.activity",
    "portal.members",
    "portal.writing",
    "portal.moderation",
    "portal.products",
    "portal.articles",
    "portal.crm",
    "portal.boards",
    "portal.polls",
    "forums",
    "ideas",
    "ideas.pairwise",
    "ideas.duplicates",
    "ideas.workbench",
    "ideas.internal_records",
    "ideas.contests",
    "ideas.roadmap",
    "portal.ratings",
    "search",
    "portal.notifications",
    "portal.conversions",
    "portal.pages",
    "portal.insights",
    "portal.operations",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
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
    "django_tasks",
    "django_tasks_db",
    "django_htmx",
    "django_prose_editor",  # for its bundle of scripts only
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "channels",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "portal.common.middleware.RequestNumber",
    "portal.common.health.HealthAddresses",
    "portal.common.access.OneLook",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.common.middleware.ContentSecurityPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "portal.common.caching.PersonalPages",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "portal.members.ended_sessions.EndedSessions",
    "portal.members.middleware.MemberPreferences",
    "portal.members.middleware.SecondFactorForStaff",
    "portal.common.admin_access.PrivatePagesInAdmin",
    "portal.common.ratelimit.TooOftenPage",
    "portal.common.redirects.ReadablePagesOnly",
]

ROOT_URLCONF = "portal.urls"
ASGI_APPLICATION = "portal.asgi.application"
WSGI_APPLICATION = "portal.wsgi.application"
AUTH_USER_MODEL = "members.Member"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
SILENCED_SYSTEM_CHECKS: list[str] = []

# The site's own pages are Jinja2; libraries keep their Django templates.
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "portal.common.jinja.environment",
            "context_processors": ["django.contrib.messages.context_processors.messages", "portal.common.context.page"],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ]
        },
    },
]

# Databases
_DATABASE_URL = env.text("DATABASE_URL", "", "postgresql://user:password@host/name.", shown="SQLite in the home folder")
CONN_MAX_AGE = env.number(
    "CONN_MAX_AGE", 0, "Seconds that a WSGI process keeps a database connection (`web` sets 600). Keep 0 under ASGI."
)
SQLITE_OPTIONS = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",  # without it, 8 writers saw 1,982 "database is locked" in 5 s
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA mmap_size=134217728;"
        "PRAGMA journal_size_limit=27103364;PRAGMA cache_size=-20000;PRAGMA temp_store=MEMORY;"
    ),
}
if _DATABASE_URL:
    DATABASES = {"default": dj_database_url.parse(_DATABASE_URL, conn_max_age=CONN_MAX_AGE, conn_health_checks=True)}
else:
    DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(HOME / "commonweal.sqlite3")}}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"].setdefault("OPTIONS", {}).update(SQLITE_OPTIONS)

# Cache, sessions, live pages. Without Redis all of this lives in the one process of the embedded default.
REDIS_URL = env.text(
    "REDIS_URL", "", "redis://host:6379/0. Needed as soon as there is more than one process.", shown="in memory"
)
CACHES: dict[str, dict[str, Any]]
if REDIS_URL:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}
    CHANNEL_LAYERS = {"default": {"BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer", "CONFIG": {"hosts": [REDIS_URL]}}}
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 5000}}}
    CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
SESSION_ENGINE = "portal.common.sessions"
SESSION_COOKIE_AGE = int(timedelta(days=60).total_seconds())
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = BEHIND_TLS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = BEHIND_TLS
SECURE_HSTS_SECONDS = 31536000 if BEHIND_TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = BEHIND_TLS
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_FAILURE_VIEW = "portal.common.errors.csrf_failure"

# E-mail
_EMAIL_URL = env.text("EMAIL_URL", "", "smtp+tls://user:password@host:587.", shown="files in the home folder")
if _EMAIL_URL:
    vars().update({key: value for key, value in dj_email_url.parse(_EMAIL_URL).items() if key != "SERVER_EMAIL"})
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = HOME / "mails"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("MAIL_FROM", "Commonweal <community@localhost>", "Sender of the site's e-mails.")

# Files
STATIC_URL = "/static/"
STATIC_ROOT = env.folder(
    "STATIC_ROOT",
    HOME / "static",
    "Where `collectstatic` puts the static files for the web server.",
    shown="`static/` in the home folder",
)
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "portal.common.icons.IconFinder",
]
HASHED_STATIC = env.flag(
    "HASHED_STATIC", False, "Static files carry their hash in the name (needs `collectstatic`); set it in production."
)
WHITENOISE_USE_FINDERS = not HASHED_STATIC
WHITENOISE_AUTOREFRESH = DEBUG
MEDIA_URL = "/media/"
MEDIA_ROOT = HOME / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": HOME / "uploads", "base_url": None},
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if HASHED_STATIC
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
SENDFILE = env.one_of(
    "SENDFILE",
    ("", "nginx"),
    "nginx: the site asks who may have a file, and the nginx of `deploy/nginx.conf` sends it (X-Accel-Redirect). Only behind that nginx.",
    shown="the site sends files itself",
)
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_PERMISSIONS = 0o644

# Activity and its worker
ACTIVITY_REACTIONS = "portal.reactions.REACTIONS"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

# Search
SEARCH_ENGINE = env.text(
    "SEARCH_ENGINE", "", "Dotted path of the search engine's class.", shown="the one of the database, in `search/engines/`"
)

# Trust levels: what each needs (within `window` days, where given), and what each may do.
TRUST_LEVELS: dict[int, dict[str, Any]] = {
    1: {"needs": {"days": 1, "topics_read": 5, "replies": 1}},
    2: {"needs": {"days": 15, "topics_read": 20, "replies": 5, "helpful": 2}},
    3: {"needs": {"days": 50, "topics_read": 50, "replies": 20, "helpful": 10}, "window": 100},
}
FLAG_HIDE_WEIGHT = env.number(
    "FLAG_HIDE_WEIGHT", 6, "Flags that weigh so much together hide a text until a moderator has looked. 0: they never do."
)
SPAM_QUEUE_SCORE = env.number(
    "SPAM_QUEUE_SCORE", 60, "From so many points of 100 a newcomer's text goes into the review queue. 0: none is checked."
)
SPAM_HOLD_SCORE = env.number(
    "SPAM_HOLD_SCORE", 75, "From so many points it is hidden as well, until a moderator has looked. 0: none is."
)
REVIEW_BURST = env.number(
    "REVIEW_BURST",
    5,
    "How many reviews of a product within 24 hours, by members who joined in the last seven days, are held until a person "
    "has looked at them. 0 holds none.",
)
UNDO_SECONDS = env.number("UNDO_SECONDS", 30, "How long a post can be taken back; e-mails about it leave only then.")
WRITE_TO_CONTACTS = env.flag(
    "WRITE_TO_CONTACTS",
    False,
    "Write to customers without an account for whom staff recorded a vote, unless their contact wants no e-mail.",
)
# The link to customer records: how long a worker holds what it sends, how long after an unclear outcome it looks, and the
# wait that doubles with each failed attempt.
CRM_LEASE_SECONDS = 120.0
CRM_SETTLE_SECONDS = 30.0
CRM_RETRY_SECONDS = 30.0
# Whether requests to other systems may go to this machine, and without https: tests alone say yes.
OUTGOING_LOOPBACK = False
TRUST_TABLE = trust_table_from(
    env.text(
        "TRUST_TABLE",
        "",
        'What each trust level may do, as JSON: `{"links": [2, 5, null, null, null], "claim": 2}` changes these two lines of '
        "`portal/settings/trust.py`. Members read the table at `/trust-levels/`.",
        shown="the table in `portal/settings/trust.py`",
    )
)

# Signing in (django-allauth)
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "portal.members.adapters.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "portal.members.adapters.SocialAccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
# A link works for an hour (`EntryLink`), so with twelve e-mails an hour at most there is always one in the mailbox that
# works: whoever uses up the limit of an address locks nobody out. Wrong codes are counted in the database (`CodeTries`).
ACCOUNT_RATE_LIMITS = {
    "request_login_code": "20/m/ip,300/d/ip,3/m/key,12/h/key",
    "reset_password": "20/m/ip,300/d/ip,5/m/key,12/h/key",
    "login_failed": "10/m/ip,300/d/ip,5/5m/key,100/d/key",
}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_CHANGE_EMAIL = False
ACCOUNT_FORMS = {
    "login": "portal.members.entry_forms.SignInForm",
    "request_login_code": "portal.members.entry_forms.AskForCodeForm",
    "signup": "portal.members.entry_forms.SignUpForm",
    "add_email": "portal.members.entry_forms.AddAddressForm",
    "reset_password": "portal.members.entry_forms.ResetPasswordForm",
}
SOCIALACCOUNT_FORMS = {"signup": "portal.members.entry_forms.ProviderSignUpForm"}
MFA_FORMS = {
    "authenticate": "portal.members.entry_forms.SecondFactorForm",
    "reauthenticate": "portal.members.entry_forms.SecondFactorAgainForm",
}
ACCOUNT_EMAIL_NOTIFICATIONS = True  # an e-mail when passwords, passkeys or addresses change
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if BEHIND_TLS else "http"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = True
MFA_TOTP_ISSUER = "Commonweal"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not BEHIND_TLS
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
ACCOUNT_SIGNUP_FORM_CLASS = "portal.members.signup.SignupTerms"
OPENID_CONNECT, _PROVIDER_ORIGINS = providers_from(
    env.text(
        "OPENID_CONNECT",
        "",
        'Sign-in providers as JSON: [{"id": "acme", "name": "Acme", "client_id": …, "secret": …, "server_url": "https://id.acme.example"}]. '
        '"trusts_email": true signs in whoever has the same confirmed address; "origins" names further hosts of its sign-in pages.',
        shown="none",
    )
)
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": OPENID_CONNECT}}
SOCIALACCOUNT_AUTO_SIGNUP = False  # new members see what they accept

# Wagtail
WAGTAIL_SITE_NAME = "Commonweal"
WAGTAILIMAGES_IMAGE_FORM_BASE = "portal.common.pictures.forms.ImageForm"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # the admin would tell a third party who signs in
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILDOCS_SERVE_METHOD = "serve_view"  # never by the address of the file
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "pptx", "txt", "xlsx", "zip"]

# Languages: a file in `portal/common/locale` adds one.
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [CODE / "portal" / "common" / "locale"]

# The site's Content-Security-Policy; the admin has its own (portal/common/middleware.py).
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF, *_PROVIDER_ORIGINS],
        "frame-ancestors": [SELF],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request_number": {"()": "portal.common.logs.RequestNumberFilter"}},
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s [%(request_number)s] %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["request_number"]}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {
        "django.server": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "uvicorn.access": {"level": "WARNING"},
        "django_tasks": {"level": "WARNING"},  # two lines for every saved page
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
