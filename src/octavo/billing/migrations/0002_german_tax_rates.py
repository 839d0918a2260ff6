"""The rates that a magazine sold from Germany begins with; they are edited in the newsroom."""

from datetime import date

from django.db import migrations

SINCE = date(2020, 1, 1)
REDUCED = "Reduced rate, § 12 (2) UStG."
RATES = (
    {"tax_class": "print", "basis_points": 700, "rule": REDUCED},
    {"tax_class": "digital", "basis_points": 700, "rule": REDUCED},
    {"tax_class": "bundle", "print_share": 70, "rule": "Split 70 : 30 between print and digital."},
)


def seed(apps, schema_editor):
    TaxRate = apps.get_model("billing", "TaxRate")
    for rate in RATES:
        TaxRate.objects.get_or_create(
            country="DE", tax_class=rate["tax_class"], holds_from=SINCE, defaults=rate
        )


class Migration(migrations.Migration):
    dependencies = [("billing", "0001_documents_and_ledger")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
