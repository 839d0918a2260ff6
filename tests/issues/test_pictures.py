import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.factories import a_picture, a_png, a_publisher

from octavo.issues.models import Picture


@pytest.fixture
def publisher(magazine, client):
    account = a_publisher()
    client.force_login(account)
    return account


def upload(client, **words):
    file = SimpleUploadedFile("Wet Cellar.PNG", a_png(shade=70), content_type="image/png")
    collection = {"collection": "1"}
    fields = {"title": "A wet cellar", "file": file, **collection, **words}
    return client.post(reverse("wagtailimages:add"), fields)


def test_a_picture_is_not_kept_without_alt_text_and_credit(publisher, client):
    page = upload(client).content.decode()

    assert not Picture.objects.exists()
    assert page.count("This field is required.") == 2


def test_a_picture_is_named_after_its_bytes(publisher, client):
    upload(client, description="Water to the third step", credit="Ada Moll")

    picture = Picture.objects.get()
    assert picture.name == a_picture(shade=70).name
    assert picture.name.endswith(".png")
    assert picture.file.name == f"original_images/{picture.name}"
    assert len(picture.name) == 20


def test_the_same_picture_twice_is_refused_with_a_sentence(publisher, client):
    there = a_picture(shade=70)

    page = upload(client, description="The same", credit="Ada Moll").content.decode()

    assert Picture.objects.count() == 1
    assert f"This picture is in the library already: “{there.title}”." in page


def test_a_pictures_words_can_be_mended(publisher, client):
    picture = a_picture(shade=70)
    address = reverse("wagtailimages:edit", args=[picture.pk])
    fields = {"title": "T", "description": "Mended", "credit": "Ben Orr", "collection": "1"}

    response = client.post(address, fields)

    assert response.status_code == 302
    assert Picture.objects.get().description == "Mended"


def test_uploading_many_asks_for_the_words_of_each(publisher, client):
    there = a_picture(shade=70)
    address = reverse("wagtailimages:add_multiple")

    def send(shade: int) -> dict:
        file = SimpleUploadedFile("a.png", a_png(shade=shade), content_type="image/png")
        return client.post(
            address,
            {"title": "A", "files[]": file, "collection": "1"},
            headers={"X-Requested-With": "XMLHttpRequest"},
        ).json()

    again, new = send(70), send(90)

    assert again["success"] is False
    assert there.title in again["error_message"]
    assert "description" in new["form"]
    assert "credit" in new["form"]
    assert Picture.objects.get() == there


def test_the_address_of_an_uploaded_picture_cannot_be_guessed(publisher, client):
    ajax = {"X-Requested-With": "XMLHttpRequest"}
    file = SimpleUploadedFile("raid-on-the-moot.png", a_png(shade=90), content_type="image/png")
    brought = {"title": "A", "files[]": file, "collection": "1"}
    kept = client.post(reverse("wagtailimages:add_multiple"), brought, headers=ajax).json()

    upload = kept["uploaded_file_id"]
    words = {"title": "A", "description": "A raid", "credit": "Ada Moll", "collection": "1"}
    address = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[upload])
    fields = {f"uploaded-image-{upload}-{name}": said for name, said in words.items()}
    client.post(address, fields, headers=ajax)

    assert "raid" not in Picture.objects.get().file.name
    assert Picture.objects.get().file.name.endswith(".png")
