import pytest

from octavo.website.serving.entrance import Entrance

OURS = ("127.0.0.1", "10.0.0.0/8")


def ask(sender: str, **headers: str) -> dict[str, str]:
    """What the application behind the entrance is told."""
    seen: dict[str, str] = {}

    def application(environ, start_response):
        seen.update(environ)
        return []

    environ = {"REMOTE_ADDR": sender, "wsgi.url_scheme": "http", "OCTAVO_SECRET_KEY": "s" * 50}
    names = {f"HTTP_X_FORWARDED_{name.upper()}": value for name, value in headers.items()}
    Entrance(application, trusted=OURS)(environ | names, None)
    return seen


@pytest.mark.parametrize(
    ("told", "reader"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("198.51.100.1, 203.0.113.9", "203.0.113.9"),
        ("203.0.113.9, 10.1.2.3", "203.0.113.9"),
        ("10.1.2.3", "10.1.2.3"),
        ("2001:db8::1", "2001:db8::1"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("203.0.113.9, nonsense", "127.0.0.1"),
        ("", "127.0.0.1"),
    ],
)
def test_a_trusted_proxy_names_the_reader(told, reader):
    """Whatever stands left of the first strange address was written by a stranger."""
    assert ask("127.0.0.1", **{"for": told})["REMOTE_ADDR"] == reader


def test_a_trusted_proxy_says_whether_the_reader_came_by_https():
    assert ask("::ffff:127.0.0.1", proto="https")["wsgi.url_scheme"] == "https"
    assert ask("127.0.0.1", proto="gopher")["wsgi.url_scheme"] == "http"


def test_nobody_else_is_believed():
    seen = ask("203.0.113.9", **{"for": "127.0.0.1"}, proto="https", host="evil.example")

    assert (seen["REMOTE_ADDR"], seen["wsgi.url_scheme"]) == ("203.0.113.9", "http")
    assert not [name for name in seen if name.startswith("HTTP_X_FORWARDED")]


def test_secrets_of_the_process_do_not_travel_with_requests():
    assert "OCTAVO_SECRET_KEY" not in ask("203.0.113.9")
