// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// A description of each thing that can be proven, put together from sections.

#pragma once

#include <writ/describe/allowed.hpp>
#include <writ/describe/contracts.hpp>
#include <writ/describe/edges.hpp>
#include <writ/describe/part.hpp>
#include <writ/proven.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace writ::detail {

inline void add_section(std::string& text, std::string_view title, const std::string& lines) {
    if (!lines.empty()) {
        text.append("\n").append(title).append("\n").append(lines);
    }
}

template <class Part>
void add_part(std::string& text, const names_view& names) {
    text.append("\n").append(part_lines<Part>(names));
    add_workflows(text, facts<Part>::value.name, names, typename facts<Part>::workflows{});
}

template <class... Workflows>
void add_allowed_by_workflows(std::string& text, list<Workflows...>) {
    (add_allowed(text, workflow_facts<Workflows>::name,
                 typename workflow_facts<Workflows>::words{}),
     ...);
}
template <class Part>
void add_allowed_by_part(std::string& text) {
    add_allowed(text, facts<Part>::value.name, typename facts<Part>::words{});
    add_allowed_by_workflows(text, typename facts<Part>::workflows{});
}

// Types that rows name: those of the parts and of their workflows' keys.
template <class Contracts, class... Sources>
using described_types = join<typename all_types<Contracts, Sources...>::types,
                             typename stream_keys<typename Contracts::writ_items>::type>;

template <class Contracts>
std::string describe_contracts() {
    using types = described_types<Contracts>;
    std::string text = contract_lines(names_for<Contracts, types>());
    std::string allowed;
    add_allowed(allowed, type_name<Contracts>, typename Contracts::writ_options{});
    add_section(text, "allowed", allowed);
    return text;
}

template <class Workflow>
std::string describe_workflow() {
    using of = workflow_facts<Workflow>;
    using types = described_types<typename of::contracts, typename of::template parts<void>::table>;
    std::string text = workflow_lines<Workflow>({}, names_for<typename of::contracts, types>());
    std::string allowed;
    add_allowed(allowed, of::name, typename of::words{});
    add_section(text, "allowed", allowed);
    return text;
}

template <class Part>
std::string describe_part() {
    using contracts = typename facts<Part>::contracts;
    const names_view names = names_for<contracts, described_types<contracts, part_types<Part>>>();
    std::string text = part_lines<Part>(names);
    add_workflows(text, {}, names, typename facts<Part>::workflows{});
    std::string allowed;
    add_allowed_by_part<Part>(allowed);
    add_section(text, "allowed", allowed);
    return text;
}

template <class Contracts, class... Parts>
std::string describe_together(std::string_view title, std::string_view name, bool whole,
                              std::string allowed, list<Parts...>) {
    const part_view* const parts[] = {&facts<Parts>::value..., nullptr};
    constexpr std::size_t size = sizeof...(Parts);
    const names_view names =
        names_for<Contracts, described_types<Contracts, part_types<Parts>...>>();
    std::string text{title};
    text.append(" ").append(name).append("\n\n");
    if (whole) {
        text.append(contract_lines(names)).append("\n");
    }
    text += edge_lines(names, parts, size, whole);
    if (whole) {
        add_section(text, "nobody consumes", unconsumed_lines(names, parts, size));
    } else {
        add_section(text, "assuming", assumption_lines(names, parts, size));
    }
    (add_part<Parts>(text, names), ...);
    (add_allowed_by_part<Parts>(allowed), ...);
    if (whole) {
        add_allowed(allowed, type_name<Contracts>, typename Contracts::writ_options{});
    }
    add_section(text, "allowed", allowed);
    return text;
}

template <class Self, class Is>
struct described_system;
template <class Self, class Contracts, class... Words>
struct described_system<Self, system<Contracts, Words...>> {
    static std::string text() {
        std::string allowed;
        add_allowed(allowed, type_name<Self>, list<Words...>{});
        return describe_together<Contracts>(
            "system", type_name<Self>, true, std::move(allowed),
            typename system_of<Self, system<Contracts, Words...>>::parts{});
    }
};

}  // namespace writ::detail
