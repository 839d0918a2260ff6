"""What the publisher sets about selling, in the newsroom."""

from tests.factories import a_publisher, an_editor

from octavo.billing.models import Seller, TaxRate


def test_the_publisher_adds_a_tax_rate(client):
    client.force_login(a_publisher())
    said = {"country": "AT", "tax_class": "print", "basis_points": "1000", "print_share": ""}

    answer = client.post(
        "/newsroom/tax-rates/new/", {**said, "holds_from": "2027-01-01", "rule": "§ 10 UStG."}
    )

    assert answer.status_code == 302
    assert TaxRate.objects.get(country="AT").basis_points == 1000


def test_an_editor_does_not(client):
    client.force_login(an_editor())

    assert client.get("/newsroom/tax-rates/new/").status_code == 302
    assert not TaxRate.objects.filter(country="AT").exists()


def test_an_account_with_a_mistake_is_refused_before_it_stands_on_invoices(client, seller):
    client.force_login(a_publisher())
    page = f"/newsroom/settings/billing/seller/{seller.site_id}/"
    said = {
        **{name: getattr(seller, name) for name in ("name", "address", "country", "vat_id", "bic")},
        **{"account_holder": seller.name, "prefix": "", "trust_days": "14"},
        **{"terms_version": "1", "privacy_version": "1", "terms_page": "", "privacy_page": ""},
    }

    wrong = client.post(page, {**said, "iban": "DE89 3704 0044 0532 0130 01"})
    right = client.post(page, {**said, "iban": "de02 1203 0000 0000 2020 51"})

    assert (wrong.status_code, right.status_code) == (200, 302)
    assert Seller.objects.get().iban == "DE02120300000000202051"
