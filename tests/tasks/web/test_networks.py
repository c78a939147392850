"""Only public addresses are connected to, in whichever form another one hides."""

import pytest
from pydantic import ValidationError

from schemas.settings import Web
from tasks.web.networks import is_allowed

PUBLIC = ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::5db8:d822", "::ffff:93.184.216.34"]
REFUSED = [
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "169.254.169.254",
    "192.0.0.192",
    "198.18.0.1",
    "203.0.113.5",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd00:ec2::254",
    "fec0::1",
    "ff02::1",
    "2001:db8::1",
    "::ffff:127.0.0.1",
    "::ffff:169.254.169.254",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1",
    "2002:7f00:1::",
    "2002:a9fe:a9fe::1",
    "2001:0:7f00:1::1",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_allowed(address: str) -> None:
    assert is_allowed(address, "a.example", "")


@pytest.mark.parametrize("address", REFUSED)
def test_any_other_is_refused(address: str) -> None:
    assert not is_allowed(address, "a.example", "")


@pytest.mark.parametrize(
    "allowed", ["127.0.0.0/8", "::1/128, 127.0.0.1/32", "a.example", "b.example,A.example"]
)
def test_what_the_settings_name_is_allowed(allowed: str) -> None:
    assert is_allowed("127.0.0.1", "a.example", allowed)
    assert not is_allowed("10.0.0.1", "other.example", allowed)


def test_a_mapped_address_is_allowed_by_the_network_it_leads_to() -> None:
    assert is_allowed("::ffff:127.0.0.1", "a.example", "127.0.0.0/8")


def test_a_setting_that_is_no_network_is_an_error() -> None:
    with pytest.raises(ValidationError):
        Web(allowed_addresses="127.0.0.0/99")
