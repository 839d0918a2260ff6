"""A served magazine with nginx in front and a cache before that: a change is there, and told."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from tests.door.edge.serving import listens_at
from tests.installation import Installation, a_free_port, eventually
from tests.press.purging.conftest import StandIn, cache  # noqa: F401 - a fixture
from tests.website.serving.test_doors import CHANGE

pytestmark = pytest.mark.alone


@contextmanager
def nginx_before(installation: Installation, port: int):
    """nginx as the command configures it."""
    said = installation.octavo("edge", "nginx", "--listen", f"127.0.0.1:{port}")
    assert said.returncode == 0, said.stderr
    conf = installation.folder.with_name("nginx.conf")
    conf.write_text(said.stdout)
    with subprocess.Popen(["nginx", "-c", conf, "-g", "daemon off;"]) as process:
        try:
            assert eventually(lambda: listens_at(port))
            yield replace(installation, port=port)
        finally:
            process.terminate()


def told(cache: StandIn) -> str:  # noqa: F811
    return " ".join(json.dumps(json.loads(one.body)) for one in cache.told)


def test_a_change_is_seen_through_nginx_at_once_and_the_cache_is_told(tmp_path: Path, cache):  # noqa: F811
    settings = {
        "OCTAVO_WEB_WORKERS": "1",
        "OCTAVO_PURGE": "json",
        "OCTAVO_PURGE_URL": f"http://127.0.0.1:{cache.port}/",
    }
    installation = Installation(tmp_path / "data", settings=settings)
    environment = {"DJANGO_SETTINGS_MODULE": "octavo.website.settings", **installation.environment}
    with installation.serving(), nginx_before(installation, a_free_port()) as edge:
        assert eventually(lambda: "Surrogate-Key" in edge.get("/about/")[2], every=0.5)
        before = edge.get("/about/")
        assert before[2]["Server"] == "nginx"
        assert before[1] == installation.get("/about/")[1]
        assert edge.get("/newsroom/")[0] == 302
        assert edge.get("/static/nothing.css")[0] == 404
        cache.told.clear()

        subprocess.run([sys.executable, "-c", CHANGE], env=environment, check=True, timeout=600)

        seen = [edge.get("/about/")[1] for _ in range(20)]
        assert all(b"We changed one word." in page for page in seen)
        assert eventually(lambda: '"all": true' in told(cache) or "/about/" in told(cache))
        assert eventually(lambda: "Surrogate-Key" in edge.get("/about/")[2], every=0.5)
        assert b"We changed one word." in edge.get("/about/")[1]
    assert list((installation.folder / "reads").glob("nginx-*.tally")) == []  # urllib is no reader
