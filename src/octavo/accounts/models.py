"""An account: somebody who signs in, known by e-mail address; and the devices they use."""

from hashlib import sha256
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class AccountManager(UserManager["Account"]):
    """Makes accounts from an e-mail address; the username Django wants is the address itself."""

    def create_user(  # type: ignore[override]
        self, email: str, password: str | None = None, **fields: Any
    ) -> "Account":
        """A new account. The password may be None: then nobody signs in with one."""
        email = self.normalize_email(email)
        return super().create_user(email, email, password, **fields)

    def create_superuser(  # type: ignore[override]
        self, email: str, password: str | None = None, **fields: Any
    ) -> "Account":
        """A new account that may do everything."""
        email = self.normalize_email(email)
        return super().create_superuser(email, email, password, **fields)

    def get_by_natural_key(self, username: str | None) -> "Account":
        """Sign-in does not care how an address is capitalised."""
        return self.get(email__iexact=username)


class Account(AbstractUser):  # type: ignore[django-manager-missing]
    """Somebody who signs in, reader or staff."""

    username = models.CharField(max_length=254, unique=True, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True)
    language = models.CharField(
        _("language"),
        max_length=10,
        blank=True,
        default="",
        help_text=_("Of the account's pages and mail; empty means the publication's."),
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[AccountManager] = AccountManager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_account_per_address"),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the username that Django wants equal to the address."""
        self.username = self.email
        if "email" in (kwargs.get("update_fields") or ()):
            kwargs["update_fields"] = {*kwargs["update_fields"], "username"}
        super().save(*args, **kwargs)

    def may_enter_newsroom(self) -> bool:
        """Whether this is staff, of whom more is asked at the door."""
        return self.is_active and self.has_perm("wagtailadmin.access_admin")


class Device(AbstractBaseSession):
    """One browser on one device, signed in or about to be: Django's session, with its owner."""

    account = models.ForeignKey(Account, models.CASCADE, null=True, related_name="devices")
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    browser = models.CharField(max_length=60, blank=True)

    wagtail_reference_index_ignore = True  # else each visit would be written down there, too

    class Meta:
        db_table = "accounts_device"

    def __str__(self) -> str:
        return self.browser or self.name

    @property
    def name(self) -> str:
        """A name that may stand in a page: nobody finds the session's key from it."""
        return sha256(self.session_key.encode()).hexdigest()[:20]

    @classmethod
    def get_session_store_class(cls) -> type[Any]:
        """The store that Django's base class asks for."""
        from octavo.accounts.sessions import SessionStore

        return SessionStore


class Tally(models.Model):
    """How often something was tried lately: a table of Django's database cache.

    All processes that serve count here together. The columns are what that cache expects.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "accounts_tally"

    def __str__(self) -> str:
        return self.cache_key
