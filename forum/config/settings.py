"""Every setting, and the only place that reads the environment. Each variable is explained in docs/running.md."""

import json
import os
import secrets
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.urls import reverse_lazy

ROOT = Path(__file__).resolve().parent.parent


def _flag(name: str, *, default: bool = False) -> bool:
    return os.environ.get(name, "1" if default else "0").lower() in {"1", "true", "yes", "on"}


def _key(name: str) -> str:
    """Return a secret of this installation, made once and kept under FORUM_DATA/keys for its owner only."""
    file = FORUM_DATA / "keys" / name
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = file.with_name(f"{name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(48))
        try:
            os.link(draft, file)  # Two processes starting at once: one key wins, both use it.
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return file.read_text().strip()


# Everything that an installation keeps lies under this folder.
FORUM_DATA = Path(os.environ.get("FORUM_DATA", "var")).resolve()
FORUM_DATA.mkdir(parents=True, exist_ok=True)
FORUM_ADDRESS = os.environ.get("FORUM_ADDRESS", "http://localhost:8000").rstrip("/")
SECRET_KEY = os.environ.get("FORUM_SECRET_KEY") or _key("secret")
RECEIPT_KEY = os.environ.get("FORUM_RECEIPT_KEY") or _key("receipts")
DEBUG = False
ALLOWED_HOSTS = os.environ.get("FORUM_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")
FORUM_BEHIND_HTTPS = _flag("FORUM_BEHIND_HTTPS")

INSTALLED_APPS = [
    "forum.ground.journal",
    "forum.ground.post",
    "forum.ground.places",
    "forum.ground.dated",
    "forum.ground.fulltext",
    "forum.ground.pages",
    "forum.record",
    "forum.people.policy",
    "forum.people.accounts",
    "forum.people.membership",
    "forum.people.roles",
    "forum.people.consents",
    "forum.people.groups",
    "forum.people.partners",
    "forum.people.introductions",
    "forum.people.keys",
    "forum.people.agreement",
    "forum.people.sums",
    "forum.people.care",
    "forum.people.farewells",
    "forum.rooms.gatherings",
    "forum.rooms.signposting",
    "forum.rooms.together",
    "forum.journey.heard",
    "forum.journey.themed",
    "forum.journey.taken_up",
    "forum.journey.decided",
    "forum.journey.promised",
    "forum.journey.answered",
    "forum.outlets.tracker",
    "forum.outlets.notices",
    "forum.outlets.papers",
    "forum.outlets.my_data",
    "forum.outlets.calendars",
    "forum.outlets.open_data",
    "forum.outlets.public_record",
    "forum.operations",
    "forum.demo",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "forum.ground.pages.help_now.HelpNowMiddleware",  # First: answers with everything else down.
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "forum.ground.pages.sorry.SorryMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "forum.people.membership.actors.ActorMiddleware",
]

ROOT_URLCONF = "forum.config.urls"
WSGI_APPLICATION = "forum.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "forum.ground.pages.engine.Pages",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "forum.ground.pages.engine.environment",
            "context_processors": [
                "forum.ground.pages.frame.frame",
                "forum.people.membership.actors.who_is_here",
                "forum.demo.tour.ribbon",
            ],
        },
    }
]

DATABASE_URL = os.environ.get("DATABASE_URL", f"sqlite:///{FORUM_DATA / 'forum.sqlite3'}")
DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=60, conn_health_checks=True)}
# How many seconds a question waits while somebody else holds the file of SQLite.
FORUM_PATIENCE = int(os.environ.get("FORUM_PATIENCE", "20"))
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = False
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": FORUM_PATIENCE,
        # FULL, not NORMAL: NORMAL may lose an acknowledged word in a power cut. What is deleted is overwritten.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000; "
        "PRAGMA secure_delete=ON;",
    }
else:
    DATABASES["default"]["OPTIONS"] = {"connect_timeout": 3, "application_name": "forum"}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Sign-in: a code by email or text message, from a printed card, or a passkey; nobody has to remember a password.
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_ADAPTER = "forum.people.accounts.adapter.Adapter"
ACCOUNT_TEMPLATE_EXTENSION = "jinja"
ACCOUNT_FORMS = {
    "request_login_code": "forum.people.accounts.forms.AskForCode",
    "confirm_login_code": "forum.people.accounts.forms.GiveCode",
    "change_phone": "forum.people.accounts.forms.OwnMobile",
    "verify_phone": "forum.people.accounts.forms.MobileCode",
}
ACCOUNT_LOGIN_METHODS = {"email", "phone"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "phone"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
# A village hall stands behind one address: what is counted is the account or the browser, and the wrong try; one
# address alone only where sixty people at once would not come near it.
ACCOUNT_RATE_LIMITS = {
    "request_login_code": "3/m/key,20/h/key,150/10m/ip",
    "login_failed": "5/5m/key",
    "card_failed": "10/h/key,100/h/ip",
    "join": "60/h/ip",
    "reauthenticate": "10/m/user",
    "change_phone": "5/10m/user",
    "verify_phone": "2/m/key,10/h/key,60/10m/ip",
}
MFA_ADAPTER = "forum.people.accounts.adapter.SecondAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "forum.people.accounts.forms.AppCode",
    "reauthenticate": "forum.people.accounts.forms.AppCodeAgain",
    "activate_totp": "forum.people.accounts.forms.FirstAppCode",
    "authenticate_webauthn": "forum.people.accounts.forms.AnswerWithPasskey",
    "reauthenticate_webauthn": "forum.people.accounts.forms.ShowPasskey",
    "login_webauthn": "forum.people.accounts.forms.SignInWithPasskey",
    "add_webauthn": "forum.people.accounts.forms.NewPasskey",
    "edit_webauthn": "forum.people.accounts.forms.NamePasskey",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1  # clocks of old phones are half a minute off
MFA_RATE_LIMITS = {"webauthn_login": "300/10m/ip"}
# Single sign-on for staff who want it; off unless FORUM_OIDC says which. It opens accounts and never makes one.
FORUM_OIDC = json.loads(os.environ.get("FORUM_OIDC") or "{}")
SOCIALACCOUNT_ADAPTER = "forum.people.accounts.single_sign_on.Adapter"
SOCIALACCOUNT_LOGIN_ON_GET = True  # a form that leads elsewhere is refused by our own Content-Security-Policy
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
LOGIN_URL = reverse_lazy("account_request_login_code")
SECOND_STEP_URL = reverse_lazy("second_step")
LOGIN_REDIRECT_URL = "/desk"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_NAME = "signed_in"
CSRF_COOKIE_NAME = "form_guard"
CSRF_FAILURE_VIEW = "forum.ground.pages.sorry.form_went_stale"

# Post: any SMTP server; FORUM_SMTP is smtp://user:password@host:port, smtps:// or smtp+tls://. Empty: letters wait.
FORUM_SMTP = os.environ.get("FORUM_SMTP", "")
DEFAULT_FROM_EMAIL = os.environ.get("FORUM_SENDER", "Partnership Forum <forum@localhost>")
# Texts: notify://api.notifications.service.gov.uk?key=…&template=…, or folder:. Empty: they wait.
FORUM_TEXTS = os.environ.get("FORUM_TEXTS", "folder:" if FORUM_SMTP.startswith("folder:") else "")
EMAIL_TIMEOUT = 5

# Nothing from elsewhere, nothing inline (so no nonce), no framing.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "media-src": [SELF, "blob:"],  # what somebody has just recorded is played from the page's own memory
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
# Not "no-referrer": browsers then send forms with `Origin: null`, which the guard of forms must refuse.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = FORUM_BEHIND_HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = SESSION_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 31_536_000 if FORUM_BEHIND_HTTPS else 0
if FORUM_BEHIND_HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
if FORUM_ADDRESS.startswith("https://"):
    CSRF_TRUSTED_ORIGINS = [FORUM_ADDRESS]
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

STATIC_URL = "/static/"
STATICFILES_DIRS = [ROOT / "ground" / "pages" / "built" / "assets"]
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
STATIC_ROOT = ROOT / "ground" / "pages" / "built" / "collected"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": FORUM_DATA / "files"},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 50_000},  # Django's 300 would let many guesses push each other out.
    }
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = os.environ.get("FORUM_TIME_ZONE", "Europe/London")
USE_I18N = True
USE_TZ = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"mask codes": {"()": "forum.ground.pages.masking.MaskCodes"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["mask codes"]}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("FORUM_LOG_LEVEL", "WARNING")},
}
