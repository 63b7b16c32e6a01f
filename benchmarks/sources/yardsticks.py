# Copyright (c) 2026 The writ authors
# SPDX-License-Identifier: BSL-1.0
"""The same messages said to libraries that people know, as far as each can say it."""

from sources.writ_system import teams

HANA = "/usr/include/boost/hana.hpp"
CAF = "/usr/include/caf/all.hpp"
NLOHMANN = "/usr/include/nlohmann/json.hpp"

FIELDS = (("std::string", "id"), ("int", "quantity"), ("std::string", "note"),
          ("long long", "cents"), ("bool", "urgent"))


def nlohmann_bare():
    return "#include <nlohmann/json.hpp>\n"


def hana_bare():
    return "#include <boost/hana.hpp>\n#include <string>\n"


def hana(contracts):
    """Payloads as Hana structs, a map from each payload to its kind, every payload looked up."""
    lines = ["#include <boost/hana.hpp>", "#include <string>", "namespace hana = boost::hana;",
             "struct command {}; struct event {};"]
    fields = ", ".join(f"({what}, {name})" for what, name in FIELDS)
    pairs, lookups = [], []
    for team in teams(contracts):
        for kind, names in (("command", team.commands), ("event", team.events)):
            for name in names:
                lines.append(f"struct {name} {{ BOOST_HANA_DEFINE_STRUCT({name}, {fields}); }};")
                pairs.append(f"hana::make_pair(hana::type_c<{name}>, hana::type_c<{kind}>)")
                lookups.append(f"static_assert(decltype(contracts[hana::type_c<{name}>] == "
                               f"hana::type_c<{kind}>)::value);")
                lookups.append(f"static_assert(decltype(hana::size(hana::keys({name}{{}})))::value "
                               f"== {len(FIELDS)});")
    lines.append("constexpr auto contracts = hana::make_map(" + ",\n    ".join(pairs) + ");")
    return "\n".join(lines + lookups) + "\n"


def caf_bare():
    return "#include <caf/all.hpp>\n#include <string>\n"


def caf(contracts):
    """A typed actor a team, which answers each command with its event; the compiler checks both."""
    lines = ["#include <caf/all.hpp>", "#include <string>"]
    fields = " ".join(f"{what} {name};" for what, name in FIELDS)
    inspected = ", ".join(f"x.{name}" for _, name in FIELDS)
    for team in teams(contracts):
        for name in team.commands + team.events:
            lines.append(f"struct {name} {{ {fields} }};")
            lines.append(f"template <class Inspector> typename Inspector::result_type "
                         f"inspect(Inspector& f, {name}& x) {{ return f({inspected}); }}")
        pairs = list(zip(team.commands, team.events))
        clauses = ",\n    ".join(f"caf::replies_to<{c}>::with<{e}>" for c, e in pairs)
        answers = ",\n    ".join(f"[](const {c}&) -> {e} {{ return {{}}; }}" for c, e in pairs)
        lines.append(f"using service{team.number} = caf::typed_actor<{clauses}>;")
        lines.append(f"service{team.number}::behavior_type behaviour{team.number}() {{ "
                     f"return {{{answers}}}; }}")
    return "\n".join(lines) + "\n"
