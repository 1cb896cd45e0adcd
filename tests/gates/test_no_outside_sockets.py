"""The test run stays on this machine. (Programs that a test starts are not held by this.)"""

import socket
import urllib.request
import warnings

import pytest
from pytest_socket import SocketConnectBlockedError

# Addresses that are kept for documentation and belong to nobody.
NOBODY = ["192.0.2.1", "198.51.100.7", "8.8.8.8"]


@pytest.mark.parametrize("address", NOBODY)
def test_an_outside_address_is_refused(address: str) -> None:
    with warnings.catch_warnings(), socket.socket() as outward:
        warnings.simplefilter("ignore")
        outward.settimeout(0.1)
        with pytest.raises(SocketConnectBlockedError):
            outward.connect((address, 80))


def test_the_address_of_an_outside_name_is_not_asked_for() -> None:
    with pytest.raises(RuntimeError, match="stay on this machine"):
        urllib.request.urlopen("http://example.org/", timeout=0.1)


def test_this_machine_is_allowed() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname(), timeout=5) as client,
    ):
        assert client.getpeername() == server.getsockname()
