"""An account: somebody who signs in, known by e-mail address."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
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
        super().save(*args, **kwargs)
