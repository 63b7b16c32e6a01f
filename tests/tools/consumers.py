#!/usr/bin/env python3
# Copyright (c) 2026 The writ authors
# SPDX-License-Identifier: BSL-1.0
"""Projects that use the library as strangers do: installed, or as a subdirectory of their own.

Each folder of tests/consumer is configured, built and run. It is given WRIT_SOURCE_DIR, and an
installed copy stands in CMAKE_PREFIX_PATH: what is installed where nothing was built. The program
`writ` is built alone and installed after them.
"""

import shutil
import sys

from common import ROOT, Tally, run

CONSUMERS = ROOT / "tests/consumer"
SCRATCH = ROOT / "build/consumer"


def failure_of(*steps):
    """What the first step that fails has said, or nothing."""
    for step in steps:
        result = run(step, seconds=300)
        if result.returncode != 0:
            return f"$ {' '.join(map(str, step))}\n{result.stdout}{result.stderr}"
    return ""


def configure(source, build, *variables):
    return ["cmake", "-S", source, "-B", build, "-G", "Ninja", "-D", "CMAKE_CXX_COMPILER=g++",
            *(word for variable in variables for word in ("-D", variable))]


def install(prefix):
    build = SCRATCH / "library"
    return failure_of(
        configure(ROOT, build, "WRIT_TESTS=OFF", "WRIT_EXAMPLES=OFF"),
        ["cmake", "--install", build, "--prefix", prefix])


def install_program(prefix):
    build = SCRATCH / "library"
    return failure_of(
        ["cmake", "--build", build, "--target", "writ_cli"],
        ["cmake", "--install", build, "--prefix", prefix],
        [prefix / "bin/writ", "--help"])


def use(name, prefix):
    build = SCRATCH / name
    return failure_of(
        configure(CONSUMERS / name, build, f"CMAKE_PREFIX_PATH={prefix}",
                  f"WRIT_SOURCE_DIR={ROOT}"),
        ["cmake", "--build", build], [build / "consumer"])


def main():
    shutil.rmtree(SCRATCH, ignore_errors=True)
    prefix = SCRATCH / "prefix"
    tally = Tally()
    said = install(prefix)
    tally.note("install without a build", ["fails"] if said else [], said)
    for folder in sorted(CONSUMERS.iterdir()):
        if (folder / "CMakeLists.txt").exists():
            said = use(folder.name, prefix)
            tally.note(f"consumer {folder.name}", ["fails"] if said else [], said)
    said = install_program(prefix)
    tally.note("install the program writ", ["fails"] if said else [], said)
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main())
