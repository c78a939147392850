"""The programs that print a source to PDF. One that is not installed makes nothing.

Python engines (ReportLab, fpdf2, Typst, WeasyPrint) are run by the interpreter named in CHANCERY_PDF_PYTHON.
"""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"


def printed(engine: str, source: str, folder: Path) -> Path | None:
    """The PDF that an engine makes of a source, or None where the engine is not installed.

    Raises CalledProcessError where it is and fails.
    """
    return ENGINES[engine](source, folder)


def _run(*command: str | Path, cwd: Path | None = None) -> bytes:
    done = subprocess.run(command, cwd=cwd, capture_output=True, timeout=180)
    if done.returncode:
        raise subprocess.CalledProcessError(done.returncode, command, done.stdout[-800:], done.stderr[-800:])
    return done.stdout


def _written(folder: Path, name: str, source: str) -> Path:
    path = folder / name
    path.write_text(source, encoding="utf-8")
    return path


def _python() -> str | None:
    return os.environ.get("CHANCERY_PDF_PYTHON")


def _chromium(source: str, folder: Path) -> Path | None:
    command = shutil.which("chromium") or shutil.which("google-chrome")
    if command is None:
        return None
    target = folder / "out.pdf"
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with tempfile.TemporaryDirectory() as home:
        page = _written(folder, "in.html", source)
        extra = [f"--user-data-dir={home}", "--no-pdf-header-footer", f"--print-to-pdf={target}"]
        _run(command, *options, *extra, page.as_uri())
    return target


def _weasyprint(source: str, folder: Path) -> Path | None:
    if (python := _python()) is None:
        return None
    target = folder / "out.pdf"
    _run(python, "-m", "weasyprint", "-q", _written(folder, "in.html", source), target)
    return target


def _wkhtmltopdf(source: str, folder: Path) -> Path | None:
    if shutil.which("wkhtmltopdf") is None:
        return None
    target = folder / "out.pdf"
    _run("wkhtmltopdf", "-q", _written(folder, "in.html", source), target)
    return target


def _libreoffice(source: str, folder: Path) -> Path | None:
    command = shutil.which("soffice")
    if command is None:
        return None
    given = _written(folder, "out.fodt", source)
    with tempfile.TemporaryDirectory() as home:
        where = f"-env:UserInstallation=file://{home}"
        _run(command, where, "--headless", "--convert-to", "pdf", "--outdir", folder, given)
    return folder / "out.pdf"


def _latex(command: str, source: str, folder: Path) -> Path | None:
    if shutil.which(command) is None:
        return None
    _written(folder, "out.tex", source)
    _run(command, "-interaction=batchmode", "-halt-on-error", "out.tex", cwd=folder)
    return folder / "out.pdf"


def _groff(device: str, source: str, folder: Path) -> Path | None:
    if shutil.which("groff") is None:
        return None
    made = _run("groff", "-t", "-K", "utf8", "-ms", f"-T{device}", _written(folder, "in.ms", source))
    target = folder / "out.pdf"
    if device == "pdf":
        target.write_bytes(made)
        return target
    if shutil.which("ps2pdf") is None:
        return None
    (folder / "in.ps").write_bytes(made)
    _run("ps2pdf", folder / "in.ps", target)
    return target


def _python_engine(program: str | None, source: str, folder: Path) -> Path | None:
    """Typst, or a program in the source itself, with the path of the PDF as its last argument."""
    if (python := _python()) is None:
        return None
    target, given = folder / "out.pdf", _written(folder, "in.typ" if program else "in.py", source)
    _run(python, *(["-c", program] if program else []), given, target)
    return target


ENGINES = {
    "chromium": _chromium,
    "weasyprint": _weasyprint,
    "wkhtmltopdf": _wkhtmltopdf,
    "libreoffice": _libreoffice,
    "pdflatex": lambda source, folder: _latex("pdflatex", source, folder),
    "xelatex": lambda source, folder: _latex("xelatex", source, folder),
    "groff": lambda source, folder: _groff("pdf", source, folder),
    "ghostscript": lambda source, folder: _groff("ps", source, folder),
    "typst": lambda source, folder: _python_engine(TYPST, source, folder),
    "python": lambda source, folder: _python_engine(None, source, folder),
}
