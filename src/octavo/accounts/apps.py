"""The accounts app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "octavo.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Hear of what allauth and Django say; say which letters accounts get."""
        from allauth.account import signals as account
        from django.contrib.auth.signals import user_logged_in

        from octavo.accounts import letters, receivers

        letters.announce()

        user_logged_in.connect(receivers.begin)
        account.user_signed_up.connect(receivers.remember_joining)
        account.email_confirmed.connect(receivers.drop_strangers_password)
        account.email_changed.connect(receivers.take_wishes_along)
        account.authentication_step_completed.connect(receivers.renew_key)
        for changed in (account.password_changed, account.password_set, account.password_reset):
            changed.connect(receivers.leave_others)
