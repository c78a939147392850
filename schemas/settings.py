"""What a run can be told, with the defaults it has."""

from ipaddress import ip_network

from pydantic import ConfigDict, Field, field_validator

from schemas.base import Row
from schemas.size import Size

MOST_WORKERS = 256
"""More would only wait for each other, at landing and for the disk."""


class Explained(Row):
    """A group of settings: what stands below a setting explains it to users (`chancery settings`)."""

    model_config = ConfigDict(use_attribute_docstrings=True)


class Limits(Explained):
    """What one document may cost before it is given up."""

    seconds: float = Field(default=60.0, gt=0)
    """The longest that reading one document may take, before what is added for its size and scans."""
    seconds_per_megabyte: float = Field(default=40.0, ge=0)
    """Added to `seconds` for each megabyte of the original: some two seconds for a page of a PDF."""
    seconds_per_scan: float = Field(default=120.0, gt=0)
    """The most that OCR of one page may take, and added for each page it has to read; usual are three."""
    scans: int = Field(default=2000, ge=0)
    """Pages of one document that OCR may have to read."""
    pages: int = Field(default=20_000, gt=0)
    """Pages that one document may have."""
    memory_bytes: Size = Field(default=2 * 2**30, gt=0)
    """The most memory that reading one document may take."""
    output_bytes: Size = Field(default=256 * 2**20, gt=0)
    """The most that may be read out of one document."""
    original_bytes: Size = Field(default=2 * 2**30, gt=0)
    """The largest file that is taken in."""


class Web(Explained):
    """How addresses are fetched. Seconds are wall-clock."""

    contact: str = Field(default="", pattern=r"^[\x21-\x7e]*$")
    """An address or page for the User-Agent, so that who runs a server can reach who runs this."""
    allowed_addresses: str = ""
    """What is fetched from although it is not public: `10.1.0.0/16,intranet.example`."""
    obey_robots: bool = True
    """Whether the robots.txt of a host is kept to."""
    original_bytes: Size = Field(default=256 * 2**20, gt=0)
    """The most that one response may have, on the wire and unpacked."""
    connect_seconds: float = Field(default=10.0, gt=0)
    """The longest that reaching a server may take."""
    read_seconds: float = Field(default=30.0, gt=0)
    """The longest that a server may be silent."""
    total_seconds: float = Field(default=300.0, gt=0)
    """The longest that one request and its answer may take."""
    redirects: int = Field(default=10, ge=0)
    """The most hops from one address."""
    attempts: int = Field(default=4, ge=1)
    """The most attempts at one address in one run."""
    backoff_seconds: float = Field(default=1.0, ge=0)
    """The wait before the second attempt; twice as long before each further one."""
    longest_wait_seconds: float = Field(default=120.0, ge=0)
    """A server that asks to wait longer is left to the next run."""
    seconds_between: float = Field(default=1.0, ge=0)
    """From one request to a host to the next; robots.txt or a catalogue may ask for more."""
    connections_per_host: int = Field(default=2, ge=1, le=64)
    """Requests to one host (scheme, name and port) at a time, also where redirects lead to it."""
    connections: int = Field(default=8, ge=1, le=256)
    """Requests at a time, to all hosts together."""

    @field_validator("allowed_addresses")
    @classmethod
    def _are_networks_or_hosts(cls, value: str) -> str:
        for each in filter(None, value.split(",")):
            if "/" in each or ":" in each:
                ip_network(each.strip())
        return value


class Settings(Explained):
    """Settings of one ingest run."""

    batch_size: int = Field(default=200, ge=1)
    """Documents in one shard: what is derived together."""
    workers: int = Field(default=2, ge=1, le=MOST_WORKERS)
    """Child processes that read documents and align passages."""
    lock_seconds: float = Field(default=600.0, ge=0)
    """How long to wait for another run that is landing."""
    memory_bytes: Size = Field(default=2 * 2**30, ge=128 * 2**20)
    """What each of the two databases may hold in memory while a run lands; the rest goes to disk."""
    seed_partitions: int = Field(default=1, ge=1, le=1024)
    """Files that the seeds are cut into, a power of two: `workers` of them are searched at a time."""
    openlineage_url: str | None = Field(default=None, exclude=True)
    """Where OpenLineage events are sent; None: they are written to `reports/openlineage.ndjson`."""
    ocr_languages: str = Field(default="", pattern=r"^(?:[A-Za-z0-9_/]+(?:\+[A-Za-z0-9_/]+)*)?$")
    """Languages of scans as tesseract names them, `eng+rus`; empty: the installed ones of six."""
    shards: str | None = None
    """The Prefect deployment that derives shards, `derive-shard/shards`; None: this process derives them."""
    shard_patience_seconds: float = Field(default=600.0, ge=0)
    """How long shards wait while no worker takes any, until this process derives them itself."""
    shard_grace_seconds: float = Field(default=30.0, gt=0)
    """How long a worker may take to start on a shard, or be silent after its end, until another gets it."""
    limits: Limits = Limits()
    web: Web = Web()

    @field_validator("seed_partitions")
    @classmethod
    def _is_power_of_two(cls, value: int) -> int:
        if value.bit_count() != 1:
            raise ValueError("it must be a power of two")
        return value
