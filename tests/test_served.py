"""What a web server serves: versions in addresses, a policy by hashes, compressed copies."""

from __future__ import annotations

import base64
import gzip
import hashlib

from concordance.site.served import served
from tasks.web import SERVERS, configuration

PAGE = b"""<html><head><meta charset="utf-8"><link rel="stylesheet" href="../assets/site.css">
<style>p { color: red }</style><script>first()</script><script type="application/ld+json">{"a": 1}</script>
<script src="../assets/early.js"></script><link href="../assets/stylesheets/main.0123abcd.min.css"></head>
<p>Written: href="assets/site.css.txt"</p></html>"""
SITE = {"zh/a.html": PAGE, "assets/site.css": b"p {}", "assets/early.js": b"1", "data/x.json": b"{}" * 100}


def _hash(code: bytes) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(code).digest()).decode()}'"


def test_pages_name_the_version_of_our_own_files() -> None:
    page = served(SITE).files["zh/a.html"].decode()
    version = hashlib.sha256(b"p {}").hexdigest()[:10]
    assert f'href="../assets/site.css?v={version}"' in page
    assert 'src="../assets/early.js?v=' in page
    assert 'href="../assets/stylesheets/main.0123abcd.min.css"' in page  # whose name has a hash
    assert 'href="assets/site.css.txt"' in page


def test_a_change_of_a_style_changes_its_address() -> None:
    before, after = served(SITE), served({**SITE, "assets/site.css": b"p { margin: 0 }"})
    assert before.files["zh/a.html"] != after.files["zh/a.html"]


def test_the_policy_names_what_stands_in_pages_and_nothing_else() -> None:
    policy = served(SITE).policy
    assert f"script-src 'self' {_hash(b'first()')};" in policy
    assert f"style-src 'self' {_hash(b'p { color: red }')};" in policy
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'; ")
    assert policy.endswith("frame-ancestors 'self'")


def test_a_page_carries_the_policy_for_servers_that_set_no_headers() -> None:
    page = served(SITE).files["zh/a.html"].decode()
    head, _, rest = page.partition('<meta http-equiv="Content-Security-Policy" content="')
    assert head.endswith('<meta charset="utf-8">\n')  # before anything that it is about
    assert "frame-ancestors" not in rest.partition('"')[0]  # which browsers refuse there


def test_texts_have_smaller_copies_of_the_same_content() -> None:
    files = served(SITE).files
    assert gzip.decompress(files["data/x.json.gz"]) == SITE["data/x.json"]
    assert "assets/early.js.gz" not in files  # it would be larger
    assert served(SITE) == served(dict(reversed(SITE.items())))


def test_configurations_hold_the_policy_and_the_path() -> None:
    for name in SERVERS:
        below = configuration(name, "default-src 'none'", "/ai")
        assert "\"default-src 'none'\"" in below
        assert "/ai" in below
        assert "/ai" not in configuration(name, "default-src 'none'", "")
        assert "{%" not in below
        assert "{{ " not in below
