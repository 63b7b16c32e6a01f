# Copyright (c) 2026 The writ authors
# SPDX-License-Identifier: BSL-1.0
"""What is compiled again after a change, in a generated project of one folder a team.

Each team has a header of contracts, a header and a source for its service. A service includes its
own team's contracts only; system.cpp includes all of them and proves the whole.
"""

import subprocess
from pathlib import Path

from sources.writ_system import HEADER, front_end, teams

CONTRACTS = 60
NINJA = """\
rule cc
  command = g++ -std=c++20 -O0 -I{include} -MD -MF $out.d -c -o $out $in
  depfile = $out.d
  deps = gcc
"""


def text(includes, lines):
    return "\n".join(["#pragma once", *(f"#include {name}" for name in includes),
                      "namespace app {", *lines, "}", ""])


class Project:
    def __init__(self, folder, include):
        self.folder = Path(folder)
        self.teams = teams(CONTRACTS)
        for team in self.teams:
            self.write_team(team)
        self.write_system()
        objects = ["system", *(f"service{team.number}" for team in self.teams)]
        self.write("build.ninja", NINJA.format(include=include) +
                   "".join(f"build {name}.o: cc {name}.cpp\n" for name in objects))

    def write(self, name, content):
        (self.folder / name).write_text(content)

    def write_team(self, team):
        n = team.number
        own = f"contracts{n}"
        self.write(f"{own}.hpp", text([f"<{HEADER}>"], team.payloads() + team.contracts()))
        self.write(f"service{n}.hpp", text([f'"{own}.hpp"'],
                                           team.service(own) + team.workflow(own)))
        bodies = [f"{event} do_{command}::operator()(const {command}& in, "
                  "const writ::context&) const { return {in.id, in.quantity, in.note, 0, true}; }"
                  for command, event in zip(team.commands, team.events)]
        proofs = [f"static_assert(writ::proven<{part}>);" for part in team.parts()]
        self.write(f"service{n}.cpp",
                   "\n".join([f'#include "service{n}.hpp"', "namespace app {", *bodies, *proofs,
                              "}", ""]))

    def write_system(self):
        lists = ", ".join(f"contracts{team.number}" for team in self.teams)
        parts = ", ".join(part for team in self.teams for part in team.parts())
        lines = [f"struct contracts : writ::contract_list<{lists}> {{}};", *front_end(self.teams),
                 f"struct whole : writ::system<contracts, {parts}, web> {{}};",
                 "static_assert(writ::proven<whole>);"]
        includes = [f'#include "service{team.number}.hpp"' for team in self.teams]
        self.write("system.cpp", "\n".join([*includes, "namespace app {", *lines, "}", ""]))

    def replace(self, name, old, new):
        before = (self.folder / name).read_text()
        assert old in before, f"{old!r} is not in {name}"
        self.write(name, before.replace(old, new, 1))

    def build(self):
        """Builds, and returns the sources that were compiled."""
        before = self.times()
        made = subprocess.run(["ninja", "-C", str(self.folder), "-j", "2"], capture_output=True,
                              text=True)
        if made.returncode != 0:
            raise RuntimeError(made.stdout[:2000])
        after = self.times()
        return sorted(name for name in after if after[name] != before.get(name))

    def times(self):
        return {path.stem: path.stat().st_mtime_ns for path in self.folder.glob("*.o")}


def changes(folder, include):
    """What was compiled: at first, after a handler's body changed, after a contract grew a field."""
    project = Project(folder, include)
    first = project.build()
    project.replace("service1.cpp", "in.quantity", "in.quantity + 1")
    body = project.build()
    project.replace("contracts2.hpp", "bool urgent;", "bool urgent; bool late;")
    field = project.build()
    return first, body, field
