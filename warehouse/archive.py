"""Where things stand in an archive directory."""

from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True)
class Archive:
    """The paths of one archive. Naming them creates nothing.

    `made_in`: the folder for all that is made of originals and captures, if it is made anew beside what
    there is.
    """

    root: Path
    made_in: Path | None = None

    @property
    def made(self) -> Path:
        return self.made_in or self.root

    @property
    def resolved(self) -> "Archive":
        """The same archive by its full path, for who may work in another folder."""
        return replace(self, root=self.root.resolve())

    @property
    def rebuilt(self) -> "Archive":
        """The same originals and captures, with a warehouse of its own that is being rebuilt."""
        return Archive(self.root, self.pipeline / "rebuilding")

    @property
    def warehouse(self) -> Path:
        """The published copy: what people and programs open, read-only."""
        return self.made / "warehouse.duckdb"

    @property
    def originals(self) -> Path:
        return self.root / "originals"

    @property
    def captures_log(self) -> Path:
        return self.root / "captures.ndjson"

    @property
    def heads_log(self) -> Path:
        return self.made / "heads.log"

    @property
    def reports(self) -> Path:
        """What runs, checks and `chancery report` write for people and other programs."""
        return self.root / "reports"

    @property
    def lineage_log(self) -> Path:
        """One OpenLineage event a line, for whoever wants them."""
        return self.reports / "openlineage.ndjson"

    @property
    def site(self) -> Path:
        """Where `chancery report` writes unless told otherwise."""
        return self.reports / "site"

    @property
    def pipeline(self) -> Path:
        return self.root / "pipeline"

    @property
    def working_warehouse(self) -> Path:
        """The only file ever opened for writing, and only under the lock."""
        return self.made / "pipeline" / "warehouse.duckdb"

    @property
    def seed_index(self) -> Path:
        return self.made / "pipeline" / "seeds.duckdb"

    @property
    def seed_partitions(self) -> Path:
        """Where the seeds are if they are cut into several files."""
        return self.made / "pipeline" / "seeds"

    @property
    def anchor_index(self) -> Path:
        return self.made / "pipeline" / "anchors.duckdb"

    @property
    def incoming(self) -> Path:
        return self.pipeline / "incoming"

    @property
    def staging(self) -> Path:
        return self.pipeline / "staging"

    @property
    def prefect_home(self) -> Path:
        return self.pipeline / "prefect"

    @property
    def lock(self) -> Path:
        return self.pipeline / "lock"

    def original(self, original_sha256: str) -> Path:
        """Return where the bytes with this SHA-256 are, or would be, stored."""
        return self.originals / original_sha256[:2] / original_sha256[2:]
