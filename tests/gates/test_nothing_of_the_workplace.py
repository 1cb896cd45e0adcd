"""Nothing that is kept names the machine it was written on, where packages came from, or a tool."""

import re

import pytest

from tests.gates.source import name_of, tracked_files

# Put together here, so that this file does not hold what it looks for.
PLACES = [
    "/" + "work/",
    "/" + "work\\b(?=[^a-z])",
    "/" + "tmp/room",
    "/root" + "/",
    "/home" + "/[a-z]",
]
HOSTS = [
    "python" + "hosted",
    r"pypi\." + "org",
    "npmjs" + r"\.org",
    "artifact" + "ory",
    "/simple" + "/",
]
TOOLS = [
    "anth" + "ropic",
    "cla" + "ude",
    "co" + "pilot",
    "chat" + "gpt",
    "open" + "ai",
    "sub-?" + "agent",
]
TOOLS += ["peer-" + "baseline", r"issues " + "show", "co-authored" + "-by", "generated " + "with"]


@pytest.mark.parametrize("words", [PLACES, HOSTS, TOOLS], ids=["places", "hosts", "tools"])
def test_no_kept_file_names(words: list[str]) -> None:
    looked_for = re.compile("|".join(words), re.IGNORECASE)
    found = []
    for path in tracked_files():
        if "vendor" in path.parts:
            continue
        text = path.read_bytes().decode("utf-8", "replace")
        if "\0" in text:
            continue
        found += [
            f"{name_of(path)}:{number}: {hit.group()}"
            for number, line in enumerate(text.splitlines(), start=1)
            if (hit := looked_for.search(line))
        ]
    assert not found, f"take these out; they mean nothing to anybody else: {found[:20]}"
