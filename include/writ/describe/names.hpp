// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// From ids back to what a reader knows them by.

#pragma once

#include <writ/detail/contract_table.hpp>
#include <writ/detail/meta.hpp>
#include <writ/detail/type_name.hpp>
#include <writ/duration.hpp>
#include <writ/kind.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace writ::detail {

struct type_with_name {
    id type{};
    std::string_view name{};
};
template <class Types>
struct type_names;
template <class... Types>
struct type_names<list<Types...>> {
    static constexpr type_with_name at[] = {{id_of<Types>, type_name<Types>}..., {}};
};

constexpr std::string_view kind_name(kind what) {
    return what == kind::command ? "command" : what == kind::event ? "event" : "query";
}

// All names of one description: contracts by their wire names, other types by their own.
struct names_view {
    const contract_view& contracts;
    const type_with_name* types;
    std::size_t size;

    [[nodiscard]] std::string_view type(id wanted) const {
        for (std::size_t i = 0; i < size; ++i) {
            if (types[i].type == wanted) {
                return types[i].name;
            }
        }
        return "?";
    }
    // "command booking.make-reservation", "booking_view"
    [[nodiscard]] std::string message(id wanted) const {
        const std::size_t at = contracts.payload(wanted);
        if (at == contract_view::none) {
            return std::string{type(wanted)};
        }
        return contract(contracts.rows[at]);
    }
    [[nodiscard]] static std::string contract(const contract_row& row) {
        return std::string{kind_name(row.what)}.append(" ").append(row.name);
    }
};

// The keys of streams: rows have their ids, and no option names them.
template <class Item>
struct keys_in {
    using type = list<>;
};
template <class Items>
struct stream_keys;
template <class... Items>
struct stream_keys<list<Items...>> {
    using type = join<typename keys_in<Items>::type...>;
};
template <literal Name, class... Items>
struct keys_in<stream<Name, Items...>> {
    using type = list<typename stream<Name, Items...>::writ_words::key>;
};
template <is_contract_list Item>
struct keys_in<Item> : stream_keys<typename Item::writ_items> {};

template <class Contracts, class Types>
names_view names_for() {
    using all = distinct<Types>;
    return {contracts_of<Contracts>, type_names<all>::at, length<all>};
}

// "24 h": in the largest unit that needs no fraction.
inline std::string duration_text(duration span) {
    struct unit {
        std::int64_t ms;
        std::string_view name;
    };
    constexpr unit units[] = {{3'600'000, " h"}, {60'000, " min"}, {1'000, " s"}, {1, " ms"}};
    std::size_t i = 0;
    while (span.ms == 0 || span.ms % units[i].ms != 0) {
        if (span.ms == 0) {
            return "0 ms";
        }
        ++i;
    }
    return std::to_string(span.ms / units[i].ms).append(units[i].name);
}

// "a, b, c"
class enumeration {
public:
    void add(std::string_view word) {
        if (!text_.empty()) {
            text_ += ", ";
        }
        text_ += word;
    }
    [[nodiscard]] bool empty() const { return text_.empty(); }
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    std::string text_;
};

}  // namespace writ::detail
