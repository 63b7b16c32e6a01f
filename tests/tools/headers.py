#!/usr/bin/env python3
# Copyright (c) 2026 The writ authors
# SPDX-License-Identifier: BSL-1.0
"""Each header compiles alone and twice, without a warning.

What a user includes (`writ/*.hpp`, `writ/testing/*.hpp`) is compiled by each compiler, what lies
deeper by the first one only: it reaches the other through those, with the same standard library.
"""

import argparse
import sys
from pathlib import Path

from common import COMPILERS, ROOT, Tally, WARNINGS, check_syntax, in_parallel


def check(job):
    header, unit, compiler, folders = job
    unit.parent.mkdir(parents=True, exist_ok=True)
    unit.write_text(f"#include <{header}>\n" * 2, encoding="utf-8")
    result = check_syntax(compiler, unit, *WARNINGS, *(f"-I{each}" for each in folders))
    return result.returncode, result.stderr


def compilers_for(header):
    return COMPILERS if header.parent.name in ("writ", "testing") else COMPILERS[:1]


def main(words=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help="such as writ/writ.hpp; all, when there is none")
    parser.add_argument("--tree", type=Path, default=ROOT, help="another tree, to test this tool")
    options = parser.parse_args(words)
    tree, tally = options.tree, Tally()
    folders = [tree / "include", *sorted((tree / "adapters").glob("*/include"))]
    headers = [(folder, path.relative_to(folder)) for folder in folders
               for path in sorted(folder.rglob("*.hpp"))]
    jobs = [(header, tree / f"build/headers/{compiler}/{header}.cpp", compiler, folders)
            for folder, header in headers for compiler in compilers_for(header)
            if not options.names or str(header) in options.names]
    for job, (status, said) in zip(jobs, in_parallel(check, jobs)):
        problems = ["does not compile alone and twice"] if status else []
        tally.note(f"{job[0]} [{job[2]}]", problems, said)
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main())
