"""Found first on the path of a process that a test starts: the guard of links lets the test's own server through.

What a `Fetcher(allowed=…)` is within one process; nothing else of the guard is another than in use.
"""

from ipaddress import ip_address

from factcheck.read.links import Fetcher, is_public

LOOPBACK = ip_address("127.0.0.1")
Fetcher.__init__.__kwdefaults__["allowed"] = lambda address: address == LOOPBACK or is_public(address)
