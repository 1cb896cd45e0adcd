"""The walls between rooms stand: the import contracts are kept, and say what we say they do."""

import configparser
import subprocess
import sys
from pathlib import Path

from tests.gates.source import PACKAGE, ROOT

CONTRACTS = configparser.ConfigParser()
CONTRACTS.read(ROOT / ".importlinter", encoding="utf-8")
READS_OTHERS = ("evidence", "coding", "figures", "findings", "change", "responses.opening")


def test_the_contracts_between_rooms_are_kept() -> None:
    program = Path(sys.executable).parent / "lint-imports"
    ran = subprocess.run(
        [str(program), "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_contract_about_answering_says_what_is_promised() -> None:
    contract = CONTRACTS["importlinter:contract:respond"]
    assert contract["type"] == "forbidden"
    assert contract["source_modules"].split() == ["heard.doors.respond"]
    forbidden = set(contract["forbidden_modules"].split())
    assert {f"heard.{room}" for room in READS_OTHERS} <= forbidden
    # Even indirectly, but for forgetting somebody.
    assert "allow_indirect_imports" not in contract
    let_through = contract["ignore_imports"].strip().splitlines()
    assert let_through == ["heard.workflows.withdraw -> heard.*.shredders"]


def test_only_evidence_and_its_desk_reach_what_opens_words() -> None:
    opens = "from heard.responses.opening import"
    allowed = {"doors/staff/evidence/views.py", "demo/learning.py"}
    found = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if opens in path.read_text(encoding="utf-8")
    }
    assert found <= allowed, f"words are opened at the redaction desk alone, not in {found}"


def test_sealing_and_opening_keys_lie_apart() -> None:
    """Sealing never touches the folder that opens, so that it can be taken away."""
    source = (PACKAGE / "responses" / "operations.py").read_text(encoding="utf-8")
    assert "OPENING" not in source
    assert "private" not in source.lower()
