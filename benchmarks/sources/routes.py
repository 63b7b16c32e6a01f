# Copyright (c) 2026 The writ authors
# SPDX-License-Identifier: BSL-1.0
"""Programs that look names up and call their handlers: by writ's table, and as one would by hand.

A program prints, for each round, one line of `peer nanoseconds nanoseconds`: a lookup with its call,
all names known, and every tenth unknown. It ends with status 1 if the peers do not agree.
"""

import random
import subprocess

DOMAINS = ("booking payment mail order invoice customer stock shipment account ledger pricing "
           "catalog review voucher loyalty fraud identity session search report export import "
           "device sensor alert ticket room hotel guest driver fleet route-plan").split()
VERBS = ("make cancel refund reserve release confirm reject open close update create remove assign "
         "send print charge").split()
NOUNS = "reservation payment room customer address line-item price-list statement".split()
LOOKUPS = 1 << 16


def names(size, number):
    """`size` names of the set `number`, and as many that are not in it."""
    every = [f"{domain}.{verb}-{noun}" for domain in DOMAINS for verb in VERBS for noun in NOUNS]
    random.Random(f"{size} {number}").shuffle(every)
    return every[:size], every[size:2 * size]


def quoted(texts):
    return ", ".join(f'"{text}"' for text in texts)


def handlers(known):
    """Each adds a number of its own, so that no two are made one."""
    lines = [f"[[gnu::noinline]] bool handle_{i}(counter& to) {{ to.sum += {i + 1}; return true; }}"
             for i in range(len(known))]
    every = ", ".join(f"&handle_{i}" for i in range(len(known)))
    return lines + [f"constexpr handler handlers[] = {{{every}}};"]


def by_writ(known):
    return f"""\
struct known_names {{
    static constexpr std::size_t size = {len(known)};
    static constexpr std::string_view at[] = {{{quoted(known)}, {{}}}};
}};
[[gnu::noinline]] bool by_writ(std::string_view name, counter& to) {{
    const std::size_t place = writ::detail::route_table<known_names>::find(name);
    return place < known_names::size && handlers[place](to);
}}""".splitlines()


def by_switch(known):
    lines = ["[[gnu::noinline]] bool by_switch(std::string_view name, counter& to) {",
             "    switch (name.size()) {"]
    for length in sorted({len(name) for name in known}):
        lines.append(f"    case {length}:")
        lines += [f'        if (std::memcmp(name.data(), "{name}", {length}) == 0) '
                  f"return handle_{i}(to);"
                  for i, name in enumerate(known) if len(name) == length]
        lines.append("        return false;")
    return lines + ["    default: return false;", "    }", "}"]


def by_map():
    return """\
struct text_hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
        return std::hash<std::string_view>{}(text);
    }
};
using handler_map =
    std::unordered_map<std::string, std::function<bool(counter&)>, text_hash, std::equal_to<>>;
const handler_map map = [] {
    handler_map made;
    for (std::size_t i = 0; i < known_names::size; ++i) made.emplace(known_names::at[i], handlers[i]);
    return made;
}();
[[gnu::noinline]] bool by_map(std::string_view name, counter& to) {
    const auto found = map.find(name);
    return found != map.end() && found->second(to);
}""".splitlines()


def by_gperf(known, gperf):
    asked = "\n".join(["%language=C++", "%struct-type", "%readonly-tables", "%compare-lengths",
                       "%define class-name gperf_table", "%define lookup-function-name find",
                       "struct gperf_entry { const char* name; handler handle; };", "%%",
                       *(f"{name}, &handle_{i}" for i, name in enumerate(known)), ""])
    made = subprocess.run([gperf], input=asked, capture_output=True, text=True, check=True).stdout
    lines = [line for line in made.splitlines() if not line.startswith("#line")]
    return lines + """\
[[gnu::noinline]] bool by_gperf(std::string_view name, counter& to) {
    const gperf_entry* const found = gperf_table::find(name.data(), name.size());
    return found != nullptr && found->handle(to);
}""".splitlines()


HEAD = """\
#include <writ/runtime/route_table.hpp>

#include <chrono>
#include <cstdio>
#include <cstring>
#include <functional>
#include <random>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct counter { unsigned long sum = 0; };
using handler = bool (*)(counter&);
""".splitlines()

MAIN = """\
// Names as they come: not the literals that the tables were made of.
struct lookups {
    std::string texts;
    std::vector<std::string_view> names;
};
void choose(lookups& into, bool with_unknown) {
    static constexpr std::string_view unknown[] = {UNKNOWN};
    std::vector<std::size_t> begins;
    for (const auto* list : {known_names::at, unknown}) {
        for (std::size_t i = 0; i < known_names::size; ++i) {
            begins.push_back(into.texts.size());
            into.texts += list[i];
        }
    }
    begins.push_back(into.texts.size());
    std::mt19937 chance{1};
    for (int i = 0; i < LOOKUPS; ++i) {
        const bool known = chance() % 10 != 0 || !with_unknown;
        const std::size_t place = chance() % known_names::size + (known ? 0 : known_names::size);
        into.names.emplace_back(into.texts.data() + begins[place], begins[place + 1] - begins[place]);
    }
}
// Not inlined, as a service's own function would not be.
template <bool (*Call)(std::string_view, counter&)>
[[gnu::noinline]] double nanoseconds(const lookups& all, counter& to) {
    const auto begin = std::chrono::steady_clock::now();
    for (int again = 0; again < REPEATS; ++again) {
        for (const std::string_view name : all.names) Call(name, to);
    }
    const std::chrono::duration<double, std::nano> spent = std::chrono::steady_clock::now() - begin;
    return spent.count() / (REPEATS * LOOKUPS);
}
struct peer {
    const char* name;
    double (*run)(const lookups&, counter&);
};
constexpr peer peers[] = {PEERS};

int main() {
    lookups known, mixed;
    choose(known, false);
    choose(mixed, true);
    for (int round = 0; round <= ROUNDS; ++round) {
        counter first;
        for (const peer& each : peers) {
            counter to;
            const double all_known = each.run(known, to);
            const double some_unknown = each.run(mixed, to);
            if (&each == peers) first = to;
            if (to.sum != first.sum || to.sum == 0) return 1;
            // The first round warms up.
            if (round > 0) std::printf("%s %.4f %.4f\\n", each.name, all_known, some_unknown);
        }
    }
}
"""


def lookup_program(size, number, rounds, repeats, gperf):
    known, unknown = names(size, number)
    peers = ["switch", "writ", "map"] + (["gperf"] if gperf else [])
    lines = HEAD + handlers(known) + by_writ(known) + by_switch(known) + by_map()
    if gperf:
        lines += by_gperf(known, gperf)
    said = ", ".join(f'{{"{name}", &nanoseconds<&by_{name}>}}' for name in peers)
    main = MAIN.replace("UNKNOWN", quoted(unknown)).replace("PEERS", said)
    for word, value in (("LOOKUPS", LOOKUPS), ("REPEATS", repeats), ("ROUNDS", rounds)):
        main = main.replace(word, str(value))
    return "\n".join(lines + [main])


def dispatch_program(size, rounds, repeats):
    """A whole service: name, decode, handler. Prints nanoseconds, one round a line."""
    known, _ = names(size, 0)
    lines = ["#include <writ/router.hpp>", "#include <writ/writ.hpp>", "", "#include <chrono>",
             "#include <cstdio>", "#include <random>", "#include <vector>", "", "unsigned long sum;"]
    for i in range(size):
        lines += [f"struct message_{i} {{ int number; }};",
                  f"void handle_{i}(const message_{i}& given) "
                  f"{{ sum += {i} + static_cast<unsigned long>(given.number); }}"]
    contracts = ", ".join(f'writ::event<"{name}", message_{i}>' for i, name in enumerate(known))
    calls = ", ".join(f"&handle_{i}" for i in range(size))
    return "\n".join(lines + [
        f"struct contracts : writ::contract_list<{contracts}> {{}};",
        f'struct served : writ::service<"served", contracts, writ::calls<{calls}>> {{}};', f"""\
int main() {{
    auto router = writ::router<served>();
    static constexpr std::string_view names[] = {{{quoted(known)}}};
    std::mt19937 chance{{1}};
    std::vector<std::string_view> all;
    for (int i = 0; i < {LOOKUPS}; ++i) all.push_back(names[chance() % {size}]);
    for (int round = 0; round <= {rounds}; ++round) {{
        std::size_t handled = 0;
        const auto begin = std::chrono::steady_clock::now();
        for (int again = 0; again < {repeats}; ++again)
            for (const auto name : all) handled += router.dispatch(name, "{{\\"number\\":7}}").handlers;
        const std::chrono::duration<double, std::nano> spent =
            std::chrono::steady_clock::now() - begin;
        if (handled != {repeats}ul * {LOOKUPS}) return 1;
        if (round > 0) std::printf("%.4f\\n", spent.count() / ({repeats}.0 * {LOOKUPS}));
    }}
}}
"""])
