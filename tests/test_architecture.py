"""The picture of the rooms is checked, and so is the price of a first import."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_a_room_imports_only_rooms_to_its_left() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--config", "pyproject.toml"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout


def test_importing_whence_is_quick_and_loads_no_model() -> None:
    """A program that only wants a name of ours must not pay for the model, the database or arrays."""
    code = (
        "import sys, time; start = time.perf_counter(); import whence; took = time.perf_counter() - start; "
        "heavy = {'onnxruntime', 'numpy', 'sqlalchemy', 'trafilatura', 'typer', 'rich'} & set(sys.modules); "
        "print(took, sorted(heavy))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    took, heavy = ran.stdout.strip().split(" ", 1)
    assert float(took) < 0.3
    assert heavy == "[]"


def test_help_loads_no_model() -> None:
    code = (
        "import sys\nfrom whence.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print(sorted({'onnxruntime', 'numpy', 'sqlalchemy'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip().endswith("[]")
