# Copyright (c) 2026 The writ authors
# SPDX-License-Identifier: BSL-1.0
"""Sources of a system as large as wanted: teams of 20 contracts, each with a service and a workflow.

Half of the contracts are commands, half events, of five fields each. A service handles its team's
commands, each of which publishes an event, and listens to the events that its workflow leaves. A
workflow has three states, four transitions and a timeout.
"""

TEAM = 20
HEADER = "writ/writ.hpp"
DAY = "writ::duration::milliseconds(86'400'000)"


class Team:
    """The declarations of one team, as lines of C++."""

    def __init__(self, number, contracts):
        self.number = number
        self.commands = [f"c{number}_{i}" for i in range(contracts // 2)]
        self.events = [f"e{number}_{i}" for i in range(contracts // 2)]

    def payloads(self):
        lines = [f"struct key{self.number} {{ std::string value; }};"]
        lines += [f"struct {name} {{ key{self.number} id; int quantity; std::string note; "
                  "long long cents; bool urgent; };" for name in self.commands + self.events]
        return lines

    def contracts(self):
        items = [f'writ::keyed_by<key{self.number}>']
        items += [f'writ::command<"team-{self.number}.do-{i}", {name}>'
                  for i, name in enumerate(self.commands)]
        items += [f'writ::event<"team-{self.number}.done-{i}", {name}>'
                  for i, name in enumerate(self.events)]
        return [f'struct contracts{self.number} : writ::contract_list<',
                f'    writ::stream<"team-{self.number}",', "        " + ",\n        ".join(items) + ">> {};"]

    def service(self, contracts="contracts"):
        n = self.number
        lines = [f"struct do_{command} {{ {event} operator()(const {command}&, "
                 "const writ::context&) const; };"
                 for command, event in zip(self.commands, self.events)]
        listened = self.events[4:]
        lines += [f"struct on_{event} {{ void operator()(const {event}&) const; }};"
                  for event in listened]
        handlers = [f"writ::handles<do_{name}>" for name in self.commands]
        handlers += [f"writ::handles<on_{name}>" for name in listened]
        return lines + [f'struct service{n} : writ::service<"service-{n}", {contracts},',
                        "    " + ",\n    ".join(handlers) + "> {};"]

    def workflow(self, contracts="contracts"):
        n, c, e = self.number, self.commands, self.events
        return f"""\
struct first{n} {{ std::string note; }};
struct second{n} {{ int quantity; }};
struct third{n} {{ int quantity; }};
struct steps{n} {{
    static auto start(const {e[0]}&) -> writ::step<first{n}, {c[1]}>;
    static auto one(const first{n}&, const {e[1]}&)
        -> std::variant<writ::step<second{n}, {c[2]}>, writ::finish<>>;
    static auto two(const second{n}&, const {e[2]}&) -> writ::step<third{n}, {c[3]}>;
    static auto three(const third{n}&, const {e[3]}&)
        -> std::variant<writ::stay<>, writ::finish<{c[0]}>>;
    static auto late(const writ::any_state&, const writ::timed_out&) -> writ::finish<>;
}};
struct flow{n} : writ::workflow<"flow-{n}", {contracts}, writ::identified_by<key{n}>,
    writ::starts<&steps{n}::start>,
    writ::continues<&steps{n}::one, &steps{n}::two, &steps{n}::three>,
    writ::timeout<{DAY}, &steps{n}::late>> {{}};
struct process{n} : writ::service<"process-{n}", {contracts}, writ::runs<flow{n}>> {{}};
""".splitlines()

    def parts(self):
        return [f"service{self.number}", f"process{self.number}"]


def teams(contracts):
    count = max(1, contracts // TEAM)
    return [Team(number, contracts // count) for number in range(count)]


def source(lines, header=HEADER):
    return "\n".join([f"#include <{header}>", "namespace app {", *lines, "}", ""])


def bare(header=HEADER):
    return f"#include <{header}>\n"


def declared(all_teams):
    """The payloads and contracts of all teams, with one list of them all."""
    lines = [line for team in all_teams for line in team.payloads() + team.contracts()]
    names = ", ".join(f"contracts{team.number}" for team in all_teams)
    return lines + [f"struct contracts : writ::contract_list<{names}> {{}};"]


def front_end(all_teams):
    sent = ", ".join(command for team in all_teams for command in team.commands[4:])
    return [f'struct web : writ::participant<"web", contracts, writ::sends<{sent}>> {{}};']


def whole_system(contracts, header=HEADER):
    """All of it, and the proof."""
    everyone = teams(contracts)
    lines = declared(everyone)
    for team in everyone:
        lines += team.service() + team.workflow()
    parts = ", ".join(part for team in everyone for part in team.parts())
    lines += front_end(everyone)
    lines += [f"struct whole : writ::system<contracts, {parts}, web> {{}};",
              "static_assert(writ::proven<whole>);"]
    return source(lines, header)


def one_service(contracts, header=HEADER):
    """One service and one workflow with the contracts of the whole system, as their own build."""
    everyone = teams(contracts)
    first = everyone[0]
    lines = declared(everyone) + first.service() + first.workflow()
    lines += [f"static_assert(writ::proven<{part}>);" for part in first.parts()]
    return source(lines, header)


def payloads_only(contracts, header=HEADER):
    """What the compiler needs for the structs alone, before anything is said of them."""
    return source([line for team in teams(contracts) for line in team.payloads()], header)


def contracts_only(contracts, header=HEADER):
    """The contracts, proven alone."""
    return source(declared(teams(contracts)) + ["static_assert(writ::proven<contracts>);"], header)
