"""Where the peer lives and the interpreter it runs with: a virtual environment of its own under .build-bench/."""
import hashlib
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".build-bench"
PEER = ROOT / "benchmarks" / "peer.py"
REQUIREMENTS = ROOT / "benchmarks" / "requirements.txt"


def digest(*files):
    """One hash over the contents of files, to tell whether something made from them is stale."""
    total = hashlib.sha256()
    for file in files:
        total.update(file.name.encode() + b"\0" + file.read_bytes())
    return total.hexdigest()


def is_fresh(stamp, value):
    return stamp.exists() and stamp.read_text() == value


def interpreter():
    """The Python that has what the peer needs; the environment is made at first use and when requirements change."""
    folder = CACHE / "venv"
    python, stamp, wanted = folder / "bin" / "python", folder / "stamp", digest(REQUIREMENTS)
    if not is_fresh(stamp, wanted):
        print("making the peer's environment …", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", REQUIREMENTS],
                       check=True)
        stamp.write_text(wanted)
    return str(python)


def build(product):
    """A product of this package, built for release."""
    subprocess.run(["swift", "build", "-c", "release", "--product", product], cwd=ROOT, check=True,
                   stdout=subprocess.DEVNULL)
    where = subprocess.run(["swift", "build", "-c", "release", "--show-bin-path"], cwd=ROOT, check=True,
                           capture_output=True, text=True).stdout.strip()
    return str(Path(where) / product)
