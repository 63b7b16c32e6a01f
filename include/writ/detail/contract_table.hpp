// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// All contracts of a list as one constexpr array, found by payload through hashes.
// Keyed by the user's named struct, so that symbols and error lines stay short.

#pragma once

#include <writ/contract_list.hpp>

#include <cstddef>

namespace writ::detail {

// An open hash table of rows, with room for twice as many: a power of two. 0 is an empty slot, any
// other number is a row and one.
constexpr std::size_t slots_for(std::size_t size) {
    std::size_t slots = 4;
    while (slots < 2 * size) {
        slots *= 2;
    }
    return slots;
}
template <std::size_t Size>
struct row_slots {
    std::size_t at[slots_for(Size)]{};
};

// A view on a table, so that the checks are compiled once and not once a contract list.
struct contract_view {
    const contract_row* rows{};
    std::size_t size{};
    const std::size_t* by_payload{};  // slots_for(size) of them
    std::size_t last_slot{};

    static constexpr std::size_t none = ~std::size_t{};

    [[nodiscard]] constexpr const contract_row* begin() const { return rows; }
    [[nodiscard]] constexpr const contract_row* end() const { return rows + size; }

    [[nodiscard]] constexpr std::size_t payload(id wanted) const {
        for (std::size_t i = wanted.hash & last_slot; by_payload[i] != 0; i = (i + 1) & last_slot) {
            const std::size_t row = by_payload[i] - 1;
            if (rows[row].payload == wanted) {
                return row;
            }
        }
        return none;
    }
    // The query that is answered by `wanted`.
    [[nodiscard]] constexpr std::size_t replied_by(id wanted) const {
        for (std::size_t i = 0; i < size; ++i) {
            if (rows[i].reply && rows[i].reply == wanted) {
                return i;
            }
        }
        return none;
    }
    [[nodiscard]] constexpr std::size_t failed_by(id wanted) const {
        for (std::size_t i = 0; i < size; ++i) {
            if (rows[i].errors.has(wanted)) {
                return i;
            }
        }
        return none;
    }
};

template <std::size_t Size>
struct contract_rows {
    contract_row at[Size + 1]{};
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
    static constexpr std::size_t last_slot = slots_for(size) - 1;
    static constexpr row_slots<size> by_payload = [] {
        row_slots<size> made;
        for (std::size_t row = 0; row < size; ++row) {
            std::size_t i = rows.at[row].payload.hash & last_slot;
            while (made.at[i] != 0) {
                i = (i + 1) & last_slot;
            }
            made.at[i] = row + 1;
        }
        return made;
    }();
    static constexpr contract_view view{rows.at, size, by_payload.at, last_slot};
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
    using types = join<typename Sources::types..., typename contract_types<Contracts>::types>;
};

}  // namespace writ::detail
