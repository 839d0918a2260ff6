"""An address is asked for as its country writes it, and kept as people wrote it."""

from __future__ import annotations

import pytest

from octavo.memberships.addresses import (
    COLUMNS,
    AddressWrong,
    checked,
    countries,
    country_name,
    rules_of,
    written,
)

# Country, name, street, district, town, region, postcode: as people there write them.
THIRTY = [
    ("AE", "ليلى الهاشمي", "شارع الشيخ زايد ١٢", "", "", "دبي", ""),
    ("AT", "Jörg Müßiggänger", "Währinger Straße 12/3", "", "Wien", "", "1090"),
    ("AU", "Siobhan O’Dwyer", "14 Smith St", "", "Fitzroy", "VIC", "3065"),
    ("BE", "Maïté Desmet", "Rue de la Loi 16", "", "Bruxelles", "", "1000"),
    ("BR", "João Conceição", "Rua do Açougue, 90", "Sé", "São Paulo", "SP", "01001-000"),
    ("CA", "Chloé Tremblay", "25 rue Saint-Antoine", "", "Montréal", "QC", "h2y 1a1"),
    ("CH", "Rösli Zürcher", "Bahnhofstrasse 1", "", "Zürich", "", "8001"),
    ("CN", "王小明", "长安街1号", "东城区", "东城区", "北京市", "100000"),
    ("CZ", "Žofie Břízová", "Nad Řekou 4", "", "Ústí nad Labem", "", "400 01"),
    ("DE", "Ülkü Weiß", "Große Straße 7", "", "Köln", "", "50667"),
    ("DK", "Søren Ærø", "Ålegade 3", "", "København", "", "2100"),
    ("EE", "Õnne Pärn", "Pikk tänav 1", "", "Tallinn", "", "10123"),
    ("ES", "Íñigo Núñez", "Plaza Mayor 5", "", "Logroño", "La Rioja", "26001"),
    ("FI", "Väinö Mäkelä", "Hämeenkatu 2", "", "Jyväskylä", "", "40100"),
    ("FR", "Œdipe Lefèvre", "3, rue de l’Église", "", "Nîmes", "", "30000"),
    ("GB", "Siân Llewelyn", "Tŷ Gwyn\nHeol y Môr", "", "Aberystwyth", "", "sy23 2aa"),
    ("GR", "Ελένη Παπαδοπούλου", "Οδός Ερμού 5", "", "Αθήνα", "", "105 63"),
    ("HU", "Őry Géza", "Fő utca 1.", "", "Győr", "", "9021"),
    ("IE", "Caoimhe Ní Bhriain", "An tSráid Mhór 2", "", "Gaillimh", "", ""),
    ("IL", "נועה כהן", "רחוב הרצל 12", "", "תל אביב", "", "6688312"),
    ("IN", "अनन्या शर्मा", "१२ गांधी मार्ग", "", "Mumbai", "Maharashtra", "400001"),
    ("IS", "Þórður Ægisson", "Laugavegur 1", "", "Reykjavík", "", "101"),
    ("JP", "山田 太郎", "千代田区丸の内1-1-1", "", "", "東京都", "100-0005"),
    ("KR", "김민준", "세종대로 110", "중구", "중구", "서울특별시", "04524"),
    ("LV", "Ģirts Ķēniņš", "Brīvības iela 1", "", "Rīga", "", "LV-1010"),
    ("NL", "Zoë van ’t Hof", "’s-Gravenweg 8", "", "’s-Hertogenbosch", "", "5211 AA"),
    ("PL", "Łucja Żółć", "ul. Świętokrzyska 9", "", "Łódź", "", "90-001"),
    ("TR", "İpek Işıkoğlu", "İstiklâl Caddesi 1", "Beyoğlu", "Beyoğlu", "İstanbul", "34433"),
    ("UA", "Їжаківна Ґалина", "вул. Хрещатик 1", "", "Київ", "Київ", "01001"),
    ("US", "José Peña Jr.", "1 Main St\nApt 4B", "", "Springfield", "Illinois", "62701"),
    ("VN", "Nguyễn Thị Ánh", "12 Phố Huế", "", "Hà Nội", "Hà Nội", ""),
]
NAMED = dict.fromkeys(
    ("country", "name", "street", "district", "city", "region", "postcode"), ""
).keys()


def _as_given(row: tuple[str, ...]) -> dict[str, str]:
    return dict(zip(NAMED, row, strict=True))


@pytest.mark.parametrize("row", THIRTY, ids=lambda row: row[0])
def test_names_and_addresses_are_kept_in_their_script(row):
    given = _as_given(row)

    kept = checked(given["country"], given)

    assert kept["name"] == given["name"]
    assert kept["street"] == given["street"]
    assert kept["postcode"].casefold() == given["postcode"].casefold()
    assert set(kept) == {"country", *COLUMNS.values()}


@pytest.mark.parametrize("row", THIRTY, ids=lambda row: row[0])
def test_a_letter_bears_all_of_it(row):
    kept = checked(row[0], _as_given(row))

    lines = written(kept, abroad_of="XX")

    said = "\n".join(lines).casefold()
    assert kept["name"].casefold() in said
    assert all(line.casefold() in said for line in kept["street"].splitlines())
    assert lines[-1] == country_name(row[0]).upper()


def test_a_letter_within_the_country_does_not_name_it():
    kept = checked("DE", _as_given(THIRTY[9]))

    assert written(kept, abroad_of="DE") == ["Ülkü Weiß", "Große Straße 7", "50667 Köln"]


def test_a_region_may_be_named_in_either_script():
    given = {"name": "Aya", "street": "1-1", "postcode": "100-0005"}

    assert checked("JP", {**given, "region": "Tokyo"})["region"] == "東京都"
    assert checked("JP", {**given, "region": "東京都"})["region"] == "東京都"


@pytest.mark.parametrize(
    ("country", "changed", "column"),
    [
        ("DE", {"postcode": "5066"}, "postcode"),
        ("DE", {"city": " \u202e "}, "city"),
        ("DE", {"name": ""}, "name"),
        ("DE", {"name": "x" * 201}, "name"),
        ("DE", {"street": "1\n2\n3\n4"}, "street"),
        ("GB", {"postcode": "BFPO 1 and more"}, "postcode"),
        ("US", {"region": "Bavaria"}, "region"),
        ("ZZ", {}, "country"),
        ("../etc", {}, "country"),
    ],
)
def test_what_no_postman_would_find_is_refused_by_its_part(country, changed, column):
    right = {"name": "Ada", "street": "Kai 1", "city": "Vell", "postcode": "50667", "region": "IL"}
    right["postcode"] = {"GB": "SY23 2AA", "US": "62701"}.get(country, "50667")

    with pytest.raises(AddressWrong) as refused:
        checked(country, right | changed)

    assert set(refused.value.wrong) == {column}


def test_no_name_turns_the_direction_of_the_writing_or_breaks_its_line():
    kept = checked(
        "DE",
        {"name": "Ada\r\nBcc: x\u202egnp", "street": "a\x00b", "city": "Vell", "postcode": "50667"},
    )

    assert (kept["name"], kept["street"]) == ("Ada Bcc: x gnp", "a b")


def test_every_country_has_rules_and_a_name_in_the_language_that_is_spoken():
    found = countries("de")

    assert len(found) > 240
    assert ("AT", "Österreich") in found
    for country, _name in found:
        asked = [part.column for part in rules_of(country).parts]
        assert asked[0] == "name"
        assert len(asked) == len(set(asked))
