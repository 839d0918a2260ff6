"""nginx as it is run: workers that die, counting, encryption, and the configuration itself."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import signal
import ssl
import subprocess
import time
from binascii import crc32
from collections import Counter
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path

import psutil
import pytest
from tests.door.edge.conftest import Front
from tests.door.edge.serving import an_edge, edge_before, listens_at
from tests.door.edge.world import READERS, a_pass, founded, secret_of
from tests.installation import Installation, a_free_port, eventually

from octavo.door.edge.configuration import NotFit, written

pytestmark = pytest.mark.alone


def tallies(data: Path) -> Counter[tuple[object, ...]]:
    """What all files of the folder come to, each line checked."""
    found: Counter[tuple[object, ...]] = Counter()
    for path in (data / "reads").glob("*.tally"):
        for line in path.read_bytes().splitlines(keepends=True):
            said = line.rstrip(b"\n")[9:]
            assert line == b"%08x %s\n" % (crc32(said), said)
            counted = json.loads(said)
            assert abs(counted["at"] - time.time()) < 600
            for words, count in counted["counts"]:
                found[tuple(words)] += count
    return found


@pytest.fixture
def data(tmp_path: Path) -> Path:
    founded(tmp_path)
    return tmp_path


def test_a_killed_worker_is_followed_by_another_that_knows_the_same(data, behind):
    subscriber, taken_back = READERS["subscriber"], READERS["taken back"]
    secret = secret_of("for_subscribers").encode()
    with edge_before(behind, data) as (port, process):
        front = Front(port)
        for _ in range(3):
            before = {child.pid for child in psutil.Process(process).children()}
            os.kill(min(before), signal.SIGKILL)
            assert eventually(
                lambda before=before: (
                    len({child.pid for child in psutil.Process(process).children()} - before) == 1
                )
            )
            for _ in range(12):
                front.hang_up()
                assert secret in front.ask("/for_subscribers/", cookie=subscriber).body
                assert secret not in front.ask("/for_subscribers/", cookie=taken_back).body


PERSON = {"user_agent": "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Firefox/145.0"}


def test_each_read_is_counted_once_under_what_it_was(data, behind):
    """Who looks is counted by page, rule and source; advertisements are, where they are shown."""
    with edge_before(behind, data) as (port, _):
        front = Front(port)
        for place in range(40):
            front.ask("/open/", referer="https://www.News.example:443/a?b=c", **PERSON)
            front.ask("/for_subscribers/", cookie=READERS["subscriber"], **PERSON)
            front.ask("/with_advertisements/", referer=f"http://magazine.example/{place}", **PERSON)
            front.ask("/with_advertisements/", cookie=READERS["without advertisements"], **PERSON)
            front.ask("/open/", method="HEAD", **PERSON)
            front.ask("/open/", sec_purpose="prefetch", **PERSON)
            front.ask("/open/")
            front.ask("/open/", user_agent="Mozilla/5.0 (compatible; SomeBot/1.0)")
            front.ask("/nowhere/", **PERSON)
            front.ask("/feed/", **PERSON)
            front.hang_up()
        front.ask("/issue/", cookie=READERS["has issue 18"], **PERSON)
        front.ask("/listing/", if_none_match="*", **PERSON)
        front.ask("/metered/", **PERSON)
    assert tallies(data) == {
        ("read", "article:1", "open", "news.example"): 40,
        ("read", "article:1", "subscriber", ""): 80,
        ("read", "article:1", "teaser", "inside"): 40,
        ("view", 12): 40,
        ("view", 7): 40,
        ("read", "issue:18", "has_issue", ""): 1,
        ("read", "listing:listing", "open", ""): 1,
        ("read", "article:407", "opened", ""): 1,
    }


SOURCES = {
    "https://www.News.example:443/a?b=c": "news.example",
    "android-app://com.example.Reader/x": "com.example.reader",
    "http://user:word@blog.example./": "blog.example",
    "https://www.magazine.example/": "inside",
    "https://LOCALHOST:8000/": "inside",
    "https://192.0.2.7/": "",
    "https://[2001:db8::1]/": "",
    "ftp://files.example/": "",
    "javascript:alert(1)": "",
    "https://": "",
    f"https://{'a' * 120}.example/": "a" * 100,
    "https://odd.example\u00e9/": "odd.example",
    "nonsense": "",
}


def test_of_where_a_reader_came_from_the_host_is_kept_and_nothing_else(data, behind):
    with edge_before(behind, data) as (port, _):
        for referer in SOURCES:
            Front(port).ask("/listing/", referer=referer, **PERSON)
    counted = {words[3]: count for words, count in tallies(data).items()}

    assert counted == Counter(SOURCES.values())


MACHINES = {
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1": 1,
    "Mozilla/5.0 (Linux; Android 14; CUBOT KingKong) Chrome/130": 1,
    "Mozilla/5.0 (compatible; Googlebot/2.1)": 0,
    "curl/8.5.0": 0,
    "python-requests/2.32": 0,
    "Mozilla/5.0 HeadlessChrome/130": 0,
    " ": 0,
}


def test_who_says_that_it_is_a_program_is_not_counted(data, behind):
    with edge_before(behind, data) as (port, _):
        for agent in MACHINES:
            Front(port).ask("/listing/", user_agent=agent)

    assert sum(tallies(data).values()) == sum(MACHINES.values())


def test_more_sources_in_a_second_than_anybody_has_are_counted_as_other(data, behind):
    """And no line has more than a thousand events."""
    with edge_before(behind, data, workers=1) as (port, process):
        worker = psutil.Process(process).children()[0]
        front = Front(port)
        for number in range(1500):
            front.ask("/listing/", referer=f"https://site-{number}.example/", **PERSON)
        assert worker.is_running()
    assert sum(tallies(data).values()) == 1500
    (path,) = (data / "reads").iterdir()
    lines = [json.loads(line[9:]) for line in path.read_bytes().splitlines()]
    assert max(len(line["counts"]) for line in lines) <= 1000


def test_counts_are_on_the_disk_within_two_seconds(data, behind):
    with edge_before(behind, data) as (port, process):
        Front(port).ask("/open/", **PERSON)
        assert eventually(lambda: sum(tallies(data).values()) == 1, within=3)
        for child in psutil.Process(process).children():
            os.kill(child.pid, signal.SIGKILL)
        assert eventually(lambda: listens_at(port))
        assert eventually(lambda: Front(port).ask("/open/", **PERSON).status == 200)
    assert sum(tallies(data).values()) == 2


def test_who_gets_the_lock_of_a_file_knows_that_nothing_will_be_added(data, behind):
    with edge_before(behind, data, workers=1) as (port, process):
        Front(port).ask("/open/", **PERSON)
        assert eventually(lambda: sum(tallies(data).values()) == 1, within=5)
        (path,) = (data / "reads").iterdir()
        with path.open("ab") as file:
            with pytest.raises(BlockingIOError):
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.kill(psutil.Process(process).children()[0].pid, signal.SIGKILL)
            fcntl.flock(file, fcntl.LOCK_EX)


def test_a_file_that_was_taken_away_is_followed_by_another(data, behind):
    with edge_before(behind, data, workers=1) as (port, _):
        front = Front(port)
        front.ask("/open/", **PERSON)
        assert eventually(lambda: sum(tallies(data).values()) == 1, within=5)
        for path in (data / "reads").iterdir():
            path.unlink()
        front.ask("/open/", **PERSON)
        assert eventually(lambda: sum(tallies(data).values()) == 1, within=5)


def test_what_wrk_asked_for_is_what_was_counted(data, behind):
    """At its end each of its connections may wait for one answer that it counts no more."""
    connections = 8
    with edge_before(behind, data) as (port, _):
        command = ["wrk", "-t1", f"-c{connections}", "-d3s"]
        for header in (f"Cookie: {READERS['subscriber']}", f"User-Agent: {PERSON['user_agent']}"):
            command += ["-H", header]
        said = subprocess.run(
            [*command, f"http://127.0.0.1:{port}/for_subscribers/"],
            capture_output=True, text=True, check=True, timeout=60,
        )  # fmt: skip
    asked = next(int(line.split()[0]) for line in said.stdout.splitlines() if "requests in" in line)

    assert set(tallies(data)) == {("read", "article:1", "subscriber", "")}
    assert asked <= sum(tallies(data).values()) <= asked + connections


def test_a_body_goes_on_whole_with_its_senders_address(data, behind):
    """A sender who names another one stands last all the same."""
    with edge_before(behind, data) as (port, _):
        line = HTTPConnection("127.0.0.1", port, timeout=20)
        for size in (10, 3_000_000):
            headers = {"X-Forwarded-For": "192.0.2.9"}
            line.request("POST", "/account/", body=b"x" * size, headers=headers)
            said = line.getresponse().read().decode()
            assert said == f"{size} bytes for 192.0.2.9, 127.0.0.1"
        line.request("GET", "/open/")
        assert secret_of("open").encode() in line.getresponse().read()


def a_certificate(folder: Path) -> Path:
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
         "/CN=magazine.example", "-keyout", folder / "privkey.pem", "-out",
         folder / "fullchain.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    return folder


def trusting(folder: Path) -> ssl.SSLContext:
    """Whoever trusts that certificate, whatever name it is asked under."""
    context = ssl.create_default_context(cafile=folder / "fullchain.pem")
    context.check_hostname = False
    return context


def test_over_https_cookies_go_encrypted_alone(data, behind):
    folder, port = a_certificate(data), a_free_port()
    edge = an_edge(
        data, behind=behind, port=port, address="https://magazine.example", certificate=folder
    )
    edge.folder.mkdir()
    text = written(edge)
    assert "return 301 https://magazine.example$request_uri;" in text
    conf, plain = edge.folder / "nginx.conf", a_free_port()
    conf.write_text(
        text.replace("listen 80;", f"listen 127.0.0.1:{plain};").replace("listen [::]:80;", "")
    )
    command = ["nginx", "-c", conf, "-p", edge.folder, "-g", "daemon off;"]
    with subprocess.Popen([*command, "-e", edge.folder / "errors.log"]) as process:
        assert eventually(lambda: listens_at(port)), (edge.folder / "errors.log").read_text()
        line = HTTPSConnection("127.0.0.1", port, context=trusting(folder))
        line.request("GET", "/metered/", headers={"Host": "magazine.example"})
        found = line.getresponse()
        assert secret_of("metered").encode() in found.read()
        assert found.headers["Set-Cookie"].endswith("; SameSite=Lax; Secure")
        curl = [
            "curl",
            "-s",
            "--http2",
            "--cacert",
            folder / "fullchain.pem",
            "-w",
            "%{http_version}",
        ]
        there = ["--resolve", f"magazine.example:{port}:127.0.0.1"]
        asked = [*curl, *there, f"https://magazine.example:{port}/for_subscribers/"]
        asked += ["-H", f"Cookie: {READERS['subscriber']}", "-H", "Cookie: theme=dark"]
        said = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
        assert secret_of("for_subscribers") in said
        assert said.endswith("2")
        line = HTTPConnection("127.0.0.1", plain)
        line.request("GET", "/metered/?a=b", headers={"Host": "elsewhere.example"})
        found = line.getresponse()
        assert found.status == 301
        assert found.headers["Location"] == "https://magazine.example/metered/?a=b"
        process.terminate()


def test_behind_somebody_who_ends_the_encryption_only_https_is_answered(data, behind):
    with edge_before(behind, data, address="https://magazine.example") as (port, _):
        front = Front(port)
        assert front.ask("/open/").body.startswith(b"behind GET /open/")
        assert front.ask("/open/", x_forwarded_proto="http").body.startswith(b"behind")
        assert secret_of("open").encode() in front.ask("/open/", x_forwarded_proto="https").body


@pytest.mark.parametrize("word", ["/srv/my data", '/srv/"x', "/srv/x;y", "/srv/$x", "/srv/\\x"])
def test_a_path_that_means_something_to_nginx_is_refused(word):
    with pytest.raises(NotFit, match="cannot hold"):
        written(an_edge(Path(word), behind=1, port=2))


def test_a_configuration_is_printed_for_the_settings_at_hand(tmp_path):
    installation = Installation(tmp_path / "data")
    said = installation.octavo("edge", "nginx", "--listen", "127.0.0.1:8081")
    assert said.returncode == 0, said.stderr
    conf = tmp_path / "nginx.conf"
    conf.write_text(said.stdout)

    trial = [shutil.which("nginx") or "/usr/sbin/nginx", "-t", "-c", str(conf)]
    checked = subprocess.run(trial, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    assert f"server 127.0.0.1:{installation.port};" in said.stdout
    assert f'data = "{installation.folder}"' in said.stdout

    refused = installation.octavo("edge", "nginx", "--certificate", tmp_path)
    assert refused.returncode == 2
    assert "OCTAVO_ADDRESS begins with https://" in refused.stderr


def test_a_pass_that_everything_is_wrong_with_is_no_pass(data, behind):
    with edge_before(behind, data) as (port, _):
        front, good = Front(port), a_pass("s:0::d")
        secret = secret_of("for_subscribers").encode()
        assert secret in front.ask("/for_subscribers/", cookie=good).body
        for cookie in (good + "\x80", good[:-1], good + "A", good.replace(".k2.", ".k\x00.")[:40]):
            answer = front.ask("/for_subscribers/", cookie=cookie.replace("\x00", "~"))
            assert secret not in answer.body
