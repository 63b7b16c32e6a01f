# Copyright (c) 2026 The writ authors
# SPDX-License-Identifier: BSL-1.0
"""Where the programs of the others are installed and ours are built, and how."""

import sys

from common import ROOT, run

SCRATCH = ROOT / "build/interop"


def must(command, **options):
    """What the command prints; all ends if it fails."""
    result = run(command, seconds=600, **options)
    if result.returncode != 0:
        raise SystemExit(f"$ {' '.join(map(str, command))}\n{result.stdout}{result.stderr}")
    return result.stdout


def python_with(name, version, folder):
    """The interpreter of an environment in SCRATCH that has this version of a package."""
    python = SCRATCH / folder / "bin/python3"
    ask = f"import importlib.metadata as m; assert m.version('{name}') == '{version}'"
    if run([python, "-c", ask]).returncode != 0:
        must([sys.executable, "-m", "venv", "--clear", SCRATCH / folder])
        must([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
              f"{name}=={version}"])
    return python
