"""Which network addresses are fetched from: public ones, and those that the settings allow.

An IPv6 address that carries an IPv4 address (mapped, NAT64, 6to4) leads there, so that one counts. Ports
that no web server listens on are refused, as browsers do (WHATWG Fetch, "port blocking").
"""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

_NAT64 = ip_network("64:ff9b::/96")
_SPECIAL = (
    *map(ip_network, ("192.0.0.0/24", "192.88.99.0/24")),
    *map(ip_network, ("64:ff9b:1::/48", "2001::/23", "3fff::/20", "5f00::/16")),
)
"""Of the IANA special-purpose registries, what the standard library of 3.11 takes for public."""

_NO_WEB = """
    1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117
    119 123 135 137 139 143 161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587 601
    636 989 990 993 995 1719 1720 1723 2049 3659 4045 4190 5060 5061 6000 6566 6665 6666 6667 6668 6669
    6679 6697 10080
"""
BAD_PORTS = frozenset(map(int, _NO_WEB.split()))


def is_allowed(address: str, host: str, allowed: str) -> bool:
    """Whether an IP address, to which a host name led, may be connected to.

    `allowed` are networks and host names, with commas between them, as in `Web.allowed_addresses`.
    """
    found = _carried(ip_address(address.partition("%")[0]))
    for each in filter(None, map(str.strip, allowed.split(","))):
        if each.lower() == host:
            return True
        try:
            network = ip_network(each)
        except ValueError:
            continue
        if found.version == network.version and found in network:
            return True
    return _is_public(found)


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is one host of the public Internet."""
    if any(address.version == each.version and address in each for each in _SPECIAL):
        return False
    if address.is_multicast or address.is_reserved or address.is_unspecified or address.is_link_local:
        return False
    if isinstance(address, IPv6Address) and address.is_site_local:
        return False
    return address.is_global and not address.is_private


def _carried(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Return the IPv4 address that an IPv6 address carries, else the address itself."""
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address
