"""A PostgreSQL of our own for as long as a block runs: its files and its socket in a folder of its own."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PLACES = "/usr/lib/postgresql/*/bin"
USER = "prefect"


def postgres_programs() -> Path | None:
    """Return the folder of initdb and pg_ctl, which Debian keeps off the path; None if there is none."""
    found = [path.parent for path in sorted(Path("/").glob(f"{PLACES[1:]}/initdb"))]
    on_path = shutil.which("initdb")
    return found[-1] if found else Path(on_path).parent if on_path else None


def install_postgres() -> None:
    """Install Debian's postgresql where it is missing; needs root and a network."""
    if postgres_programs() is None:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=True)
        line = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "postgresql"]
        subprocess.run(line, env=quiet, check=True, stdout=subprocess.DEVNULL)


@contextmanager
def postgres() -> Iterator[str]:
    """Run a new, empty cluster; yield the address by which a Prefect server takes it for its database."""
    programs = postgres_programs()
    assert programs, "PostgreSQL is not installed: apt-get install postgresql"
    folder = Path(tempfile.mkdtemp(prefix="chancery-postgres-"))
    # PostgreSQL refuses to run as root.
    owner = pwd.getpwnam("postgres" if _exists("postgres") else "nobody") if os.geteuid() == 0 else None
    if owner:
        os.chown(folder, owner.pw_uid, owner.pw_gid)

    def call(program: str, *arguments: str) -> None:
        done = subprocess.run(
            [str(programs / program), *arguments],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            user=owner.pw_uid if owner else None,
            group=owner.pw_gid if owner else None,
            text=True,
        )
        assert done.returncode == 0, done.stderr

    data = str(folder / "data")
    options = f"-k {folder} -c listen_addresses= -c max_connections=200"
    try:
        call("initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync")
        call("pg_ctl", "-D", data, "-l", str(folder / "log"), "-o", options, "-w", "start")
        try:
            call("createdb", "-h", str(folder), "-U", USER, "prefect")
            yield f"postgresql+asyncpg://{USER}@/prefect?host={folder}"
        finally:
            call("pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def _exists(user: str) -> bool:
    try:
        pwd.getpwnam(user)
    except KeyError:
        return False
    return True
