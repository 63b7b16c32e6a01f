// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// All contracts of a list as one constexpr array, found by payload or by name with binary search.
// Keyed by the user's named struct, so that symbols and error lines stay short.

#pragma once

#include <writ/contract_list.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace writ::detail {

struct hashed_row {
    std::uint64_t hash{};
    std::size_t row{};
};

// Shell sort: no <algorithm>, and few steps for the constant evaluator.
constexpr void sort_by_hash(hashed_row* rows, std::size_t size) {
    for (std::size_t gap = size / 2; gap > 0; gap = gap == 2 ? 1 : gap * 5 / 11) {
        for (std::size_t i = gap; i < size; ++i) {
            const hashed_row moved = rows[i];
            std::size_t j = i;
            for (; j >= gap && rows[j - gap].hash > moved.hash; j -= gap) { rows[j] = rows[j - gap]; }
            rows[j] = moved;
        }
    }
}

// A view on a table, so that the checks are compiled once and not once a contract list.
struct contract_view {
    const contract_row* rows{};
    const hashed_row* by_payload{};
    std::size_t size{};

    static constexpr std::size_t none = ~std::size_t{};

    [[nodiscard]] constexpr const contract_row* begin() const { return rows; }
    [[nodiscard]] constexpr const contract_row* end() const { return rows + size; }

    [[nodiscard]] constexpr std::size_t payload(id wanted) const {
        std::size_t low = 0;
        std::size_t high = size;
        while (low < high) {
            const std::size_t middle = (low + high) / 2;
            if (by_payload[middle].hash < wanted.hash) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        for (; low < size && by_payload[low].hash == wanted.hash; ++low) {
            if (rows[by_payload[low].row].payload == wanted) { return by_payload[low].row; }
        }
        return none;
    }
    // The query that is answered by `wanted`.
    [[nodiscard]] constexpr std::size_t replied_by(id wanted) const {
        for (std::size_t i = 0; i < size; ++i) {
            if (rows[i].reply && rows[i].reply == wanted) { return i; }
        }
        return none;
    }
    [[nodiscard]] constexpr std::size_t failed_by(id wanted) const {
        for (std::size_t i = 0; i < size; ++i) {
            if (rows[i].errors.has(wanted)) { return i; }
        }
        return none;
    }
};

template <std::size_t Size>
struct contract_rows {
    contract_row at[Size + 1]{};
};
template <std::size_t Size>
struct hashed_rows {
    hashed_row at[Size + 1]{};
};

template <class Contracts>
struct contract_table {
    static constexpr std::size_t size = Contracts::writ_size;
    static constexpr contract_rows<size> rows = [] {
        contract_rows<size> made;
        contract_row* out = made.at;
        Contracts::writ_append(out);
        return made;
    }();
    static constexpr hashed_rows<size> by_payload = [] {
        hashed_rows<size> made;
        for (std::size_t i = 0; i < size; ++i) { made.at[i] = {rows.at[i].payload.hash, i}; }
        sort_by_hash(made.at, size);
        return made;
    }();
    static constexpr contract_view view{rows.at, by_payload.at, size};
};

template <class Contracts>
inline constexpr const contract_view& contracts_of = contract_table<Contracts>::view;

// What options name beside payloads: replies and errors, for error reports.
template <class Options>
struct option_types;
template <class... Options>
struct option_types<list<Options...>> {
    using type = join<typename contract_option<Options>::types...>;
};
template <class Option>
struct sent_by_option {
    using type = list<>;
};
template <class Option>
    requires(contract_option<Option>::known)
struct sent_by_option<Option> {
    using type = typename contract_option<Option>::sent;
};
template <class Options>
struct sent_by_options;
template <class... Options>
struct sent_by_options<list<Options...>> {
    using type = join<typename sent_by_option<Options>::type...>;
};
// All that travels: payloads, replies and declared errors.
template <class Contracts>
using sent_types = join<typename Contracts::writ_payloads,
                        typename sent_by_options<typename Contracts::writ_options>::type>;

template <class Contracts>
struct contract_types {
    using types = join<typename Contracts::writ_payloads,
                       typename option_types<typename Contracts::writ_options>::type>;
};
// With what parts of a system name beside: states, and messages that are no contracts.
template <class Contracts, class... Sources>
struct all_types {
    using types =
        join<typename Sources::types..., typename contract_types<Contracts>::types>;
};

}  // namespace writ::detail
