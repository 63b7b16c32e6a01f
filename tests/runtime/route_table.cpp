// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "catch.hpp"

#include <writ/runtime/route_table.hpp>

#include <algorithm>
#include <cstring>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <sys/mman.h>
#include <unistd.h>
#include <vector>

using writ::detail::few_names;
using writ::detail::many_names;
using writ::detail::route_table;

namespace {

// ---- lists of names, made while compiling

template <std::size_t Size, std::size_t Characters>
struct made_names {
    char text[Characters]{};
    std::size_t begins[Size + 1]{};
    std::size_t size = 0;

    constexpr void put(std::string_view more) {
        for (const char each : more)
            text[begins[size] + used++] = each;
    }
    constexpr void put_number(std::size_t number, std::size_t digits) {
        for (std::size_t power = digits; power > 0; --power) {
            std::size_t rest = number;
            for (std::size_t i = 1; i < power; ++i)
                rest /= 10;
            text[begins[size] + used++] = static_cast<char>('0' + rest % 10);
        }
    }
    constexpr void end() {
        begins[size + 1] = begins[size] + used;
        ++size;
        used = 0;
    }
    std::size_t used = 0;
};

// Maker says how many names of how many characters, and makes each.
template <class Maker>
struct names_by {
    static constexpr std::size_t size = Maker::size;
    static constexpr auto made = [] {
        made_names<size, Maker::characters> all;
        for (std::size_t i = 0; i < size; ++i) {
            Maker::make(all, i);
            all.end();
        }
        return all;
    }();
    struct views {
        std::string_view at[size + 1]{};
    };
    static constexpr views all = [] {
        views seen;
        for (std::size_t i = 0; i < size; ++i)
            seen.at[i] = {made.text + made.begins[i], made.begins[i + 1] - made.begins[i]};
        seen.at[size] = std::string_view{};
        return seen;
    }();
    static constexpr const std::string_view* at = all.at;
};

constexpr std::string_view domains[] = {"booking", "payment", "mail",    "stock",
                                        "order",   "invoice", "fleet",   "room",
                                        "ledger",  "voucher", "identity"};
constexpr std::string_view verbs[] = {"make-", "cancel-",  "reserve-", "release-",
                                      "send-", "confirm-", "close-"};
constexpr std::string_view nouns[] = {
    "reservation", "room",  "payment", "line-item", "address", "price-list", "statement",
    "customer",    "order", "refund",  "report",    "driver",  "ticket",     "account"};

template <std::size_t Size>
struct realistic {
    static constexpr std::size_t size = Size;
    static constexpr std::size_t characters = 40 * Size;
    static constexpr void make(auto& into, std::size_t i) {
        into.put(domains[i % 11]);
        into.put(".");
        into.put(verbs[i / 11 % 7]);
        into.put(nouns[i / 77 % 14]);
    }
};
// Alike at both ends.
template <std::size_t Size>
struct differs_in_the_middle {
    static constexpr std::size_t size = Size;
    static constexpr std::size_t characters = 44 * Size;
    static constexpr void make(auto& into, std::size_t i) {
        into.put("booking.reserve-the-");
        into.put_number(i, 4);
        into.put("-room-of-this-hotel");
    }
};
template <std::size_t Size>
struct every_length {
    static constexpr std::size_t size = Size;
    static constexpr std::size_t characters = Size * (Size + 1) / 2;
    static constexpr void make(auto& into, std::size_t i) {
        for (std::size_t n = 0; n <= i; ++n)
            into.put("a");
    }
};
template <std::size_t Size>
struct short_names {
    static constexpr std::size_t size = Size;
    static constexpr std::size_t characters = 7 * Size;
    static constexpr void make(auto& into, std::size_t i) { into.put_number(i, 3 + i % 5); }
};
// Names of the same text, and empty ones, between others.
template <std::size_t Size>
struct repeated {
    static constexpr std::size_t size = Size;
    static constexpr std::size_t characters = 20 * Size;
    static constexpr void make(auto& into, std::size_t i) {
        if (i % 4 == 3)
            return;
        into.put("order.number-");
        into.put_number(i % 7, 2);
    }
};
// All have one hash under the first seed: what one word adds, the other takes away.
template <std::size_t Size>
struct one_hash {
    static constexpr std::size_t size = Size;
    static constexpr std::size_t characters = 16 * Size;
    static constexpr void put_word(auto& into, std::uint64_t word) {
        for (int i = 0; i < 8; ++i) {
            const char one[] = {static_cast<char>(word >> (8 * i) & 0xFF)};
            into.put({one, 1});
        }
    }
    static constexpr void make(auto& into, std::size_t i) {
        constexpr auto by = writ::detail::multipliers_of(0);
        put_word(into, 0x6162636465666768u + i * (by.second + by.last));
        put_word(into, 0x696A6B6C6D6E6F70u - i * (by.first + by.third));
    }
};

struct no_names {
    static constexpr std::size_t size = 0;
    static constexpr std::string_view at[1]{};
};

// ---- what is expected of every search

std::map<std::string_view, std::size_t> first_places(const std::string_view* names,
                                                     std::size_t size) {
    std::map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < size; ++i)
        if (!names[i].empty())
            places.try_emplace(names[i], i);
    return places;
}

// Texts that are nearly names: a character changed, left out, added; cut; and random ones.
std::vector<std::string> near_misses(const std::string_view* names, std::size_t size) {
    std::mt19937 chance{7};
    const auto below = [&](std::size_t bound) { return chance() % bound; };
    std::vector<std::string> made{{}, std::string(1, '\0'), std::string(8, '\0')};
    for (int i = 0; i < 4000; ++i) {
        std::string text{names[below(size)]};
        if (text.empty())
            continue;
        const std::size_t place = below(text.size());
        switch (below(5)) {
        case 0: text[place] = static_cast<char>(text[place] ^ (1 << below(8))); break;
        case 1: text.erase(place, 1); break;
        case 2: text.insert(place, 1, text[place]); break;
        case 3: text.resize(place); break;
        default: std::shuffle(text.begin(), text.end(), chance); break;
        }
        made.push_back(std::move(text));
    }
    return made;
}

template <class Table, class Names>
std::size_t wrong_answers() {
    const auto places = first_places(Names::at, Names::size);
    std::size_t wrong = 0;
    for (const auto& [name, place] : places)
        wrong += Table::find(std::string{name}) == place ? 0 : 1;
    for (const auto& text : near_misses(Names::at, Names::size)) {
        const auto known = places.find(text);
        const auto expected = known == places.end() ? Names::size : known->second;
        wrong += Table::find(text) == expected ? 0 : 1;
    }
    return wrong;
}

template <template <std::size_t> class Maker, std::size_t... Size>
std::size_t wrong_answers_of_sizes() {
    return (wrong_answers<route_table<names_by<Maker<Size>>>, names_by<Maker<Size>>>() + ...);
}

// A page with nothing readable before and behind it.
class lonely_page {
public:
    lonely_page()
        : size_{static_cast<std::size_t>(sysconf(_SC_PAGESIZE))},
          all_{static_cast<char*>(
              mmap(nullptr, 3 * size_, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0))} {
        REQUIRE(all_ != MAP_FAILED);
        REQUIRE(mprotect(all_ + size_, size_, PROT_READ | PROT_WRITE) == 0);
    }
    ~lonely_page() { munmap(all_, 3 * size_); }
    lonely_page(const lonely_page&) = delete;
    lonely_page& operator=(const lonely_page&) = delete;

    std::string_view at_begin(std::string_view text) {
        std::memcpy(all_ + size_, text.data(), text.size());
        return {all_ + size_, text.size()};
    }
    std::string_view at_end(std::string_view text) {
        char* const begin = all_ + 2 * size_ - text.size();
        std::memcpy(begin, text.data(), text.size());
        return {begin, text.size()};
    }

private:
    std::size_t size_;
    char* all_;
};

template <class Names>
std::size_t wrong_answers_on_a_lonely_page() {
    lonely_page page;
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < Names::size; ++i) {
        wrong += route_table<Names>::find(page.at_begin(Names::at[i])) == i ? 0 : 1;
        wrong += route_table<Names>::find(page.at_end(Names::at[i])) == i ? 0 : 1;
    }
    return wrong;
}

}  // namespace

TEST_CASE("names are the same only where each character is") {
    std::size_t wrong = 0;
    for (std::size_t size = 0; size <= 80; ++size) {
        const std::string name(size, 'a');
        wrong += writ::detail::same_name(name, std::string(size, 'a')) ? 0 : 1;
        wrong += writ::detail::same_name(name, std::string(size + 1, 'a')) ? 1 : 0;
        for (std::size_t place = 0; place < size; ++place) {
            std::string other = name;
            other[place] = 'b';
            wrong += writ::detail::same_name(name, other) ? 1 : 0;
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("a hash depends on each character, and on how many there are") {
    const auto by = writ::detail::multipliers_of(0);
    const auto hash = [&](const std::string& text) {
        return writ::detail::name_hash(text.data(), text.size(), by);
    };
    std::size_t wrong = 0;
    for (std::size_t size = 0; size <= 80; ++size) {
        const std::string name(size, 'a');
        wrong += hash(name) == hash(name + 'a') ? 1 : 0;
        for (std::size_t place = 0; place < size; ++place) {
            std::string other = name;
            other[place] = 'b';
            wrong += hash(name) == hash(other) ? 1 : 0;
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("a few names are found, and nothing else") {
    CHECK(wrong_answers_of_sizes<realistic, 1, 2, 3, 7, 8>() == 0);
    CHECK(wrong_answers_of_sizes<differs_in_the_middle, 8>() == 0);
    CHECK(wrong_answers_of_sizes<every_length, 8>() == 0);
    CHECK(wrong_answers_of_sizes<short_names, 8>() == 0);
}

TEST_CASE("many names are found, and nothing else") {
    CHECK(wrong_answers_of_sizes<realistic, 9, 64, 65, 256, 1024>() == 0);
}

TEST_CASE("names that are alike at both ends are told apart") {
    CHECK(wrong_answers_of_sizes<differs_in_the_middle, 9, 255, 1024>() == 0);
}

TEST_CASE("names of any length are found") {
    CHECK(wrong_answers_of_sizes<every_length, 9, 200>() == 0);
    CHECK(wrong_answers_of_sizes<short_names, 40>() == 0);
}

TEST_CASE("more names than a system has are found") {
    CHECK(wrong_answers_of_sizes<differs_in_the_middle, 3000>() == 0);
}

TEST_CASE("of names that are the same the first is found, and an empty name never") {
    CHECK(wrong_answers_of_sizes<repeated, 1, 8, 9, 300>() == 0);
}

TEST_CASE("a table of no names finds nothing") {
    CHECK(route_table<no_names>::find("booking.make-reservation") == 0);
    CHECK(route_table<no_names>::find("") == 0);
}

TEST_CASE("a search reads no byte beside the name") {
    CHECK(wrong_answers_on_a_lonely_page<names_by<every_length<8>>>() == 0);
    CHECK(wrong_answers_on_a_lonely_page<names_by<every_length<200>>>() == 0);
    CHECK(wrong_answers_on_a_lonely_page<names_by<differs_in_the_middle<40>>>() == 0);
}

TEST_CASE("names that have one hash under a seed are found by another seed") {
    using names = names_by<one_hash<64>>;
    const auto by = writ::detail::multipliers_of(0);
    REQUIRE(writ::detail::name_hash(names::at[0].data(), 16, by) ==
            writ::detail::name_hash(names::at[63].data(), 16, by));
    STATIC_REQUIRE(writ::detail::best_seed<names, 1>() != 0);
    STATIC_REQUIRE(many_names<names, 1>::is_hashed);
    CHECK(wrong_answers<many_names<names, 1>, names>() == 0);
}

TEST_CASE("names for which no seed can be used are compared one by one") {
    using names = names_by<repeated<30>>;
    STATIC_REQUIRE(!many_names<names, 0>::is_hashed);
    CHECK(wrong_answers<many_names<names, 0>, names>() == 0);
}

TEST_CASE("a name is found while compiling") {
    STATIC_REQUIRE(route_table<names_by<realistic<8>>>::find("payment.make-reservation") == 1);
    STATIC_REQUIRE(route_table<names_by<realistic<99>>>::find("booking.make-room") == 77);
    STATIC_REQUIRE(route_table<names_by<realistic<99>>>::find("booking.make-rooms") == 99);
    STATIC_REQUIRE(route_table<names_by<every_length<99>>>::find("aaaaaaa") == 6);
}

TEST_CASE("most names stand where their hash points") {
    CHECK(writ::detail::seeded_names<names_by<realistic<1024>>, 0>::slots.moved < 300);
    CHECK(writ::detail::seeded_names<names_by<differs_in_the_middle<1024>>, 0>::slots.moved < 500);
}
