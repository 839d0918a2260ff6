from django.db import migrations

from octavo.billing.desk.words import known, words_of_email, words_of_name

AT_ONCE = 2_000


def index_accounts(apps, schema_editor):
    """Whoever had an account before there was an index is found, too."""
    account_word = apps.get_model("desk", "AccountWord")
    accounts = apps.get_model("accounts", "Account").objects.order_by("pk")
    for account in accounts.iterator(chunk_size=AT_ONCE):
        names = words_of_name(f"{account.first_name} {account.last_name}")
        account_word.objects.bulk_create(
            account_word(word=word, account=account)
            for word in sorted(known([*words_of_email(account.email), *names]))
        )


class Migration(migrations.Migration):
    dependencies = [("desk", "0002_sorted_by_bytes"), ("accounts", "0002_devices_and_tallies")]

    operations = [migrations.RunPython(index_accounts, migrations.RunPython.noop)]
