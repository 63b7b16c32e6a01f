// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "every_kind.hpp"
#include "random_values.hpp"

// Values of every kind, made up from a seed.

namespace sample {

class made_up : public random_values {
public:
    using random_values::random_values;

    template <class T, class Make>
    std::vector<T> several(std::size_t most, Make&& make) {
        std::vector<T> all(below(most + 1));
        for (auto&& each : all)
            each = make();
        return all;
    }
    template <class Make>
    auto maybe(Make&& make) {
        return coin() ? std::optional{make()} : std::nullopt;
    }

    order_line line(int depth = 2) {
        order_line made{{text()}, integer<std::int32_t>(), {}, {}};
        made.price = maybe([&] { return floating<double>(); });
        if (depth > 0)
            made.parts = several<order_line>(2, [&] { return line(depth - 1); });
        return made;
    }

    sample::numbers numbers() {
        sample::numbers made;
        made.flag = coin();
        made.i8 = integer<std::int8_t>();
        made.u8 = integer<std::uint8_t>();
        made.i16 = integer<std::int16_t>();
        made.u16 = integer<std::uint16_t>();
        made.i32 = integer<std::int32_t>();
        made.u32 = integer<std::uint32_t>();
        made.i64 = integer<std::int64_t>();
        made.u64 = integer<std::uint64_t>();
        made.single = floating<float>();
        made.twice = floating<double>();
        return made;
    }

    sample::texts texts() {
        constexpr std::int64_t second_of_2286 = 10'000'000'000;
        sample::texts made;
        made.text = text();
        made.light = static_cast<lamp>(below(3));
        made.article = {text()};
        made.day = writ::date::from_days(static_cast<std::int64_t>(below(100'000)) - 20'000);
        made.time.ms = static_cast<std::int64_t>(bits() % (second_of_2286 * 1000));
        made.exactly = std::chrono::sys_time<std::chrono::nanoseconds>{std::chrono::nanoseconds{
            static_cast<std::int64_t>(bits() % (9 * static_cast<std::uint64_t>(second_of_2286)))}};
        made.lasting = std::chrono::seconds{static_cast<std::int64_t>(below(1'000'000)) - 500'000};
        return made;
    }

    sample::containers containers() {
        sample::containers made;
        made.words = several<std::string>(5, [&] { return text(); });
        made.bits = several<bool>(9, [&] { return coin(); });
        made.gaps = several<std::optional<std::int32_t>>(
            5, [&] { return maybe([&] { return integer<std::int32_t>(); }); });
        made.two = {floating<double>(), floating<double>()};
        made.rows = several<std::vector<std::int16_t>>(
            3, [&] { return several<std::int16_t>(4, [&] { return integer<std::int16_t>(); }); });
        for (std::size_t i = below(40) == 0 ? 300 : below(5); i > 0; --i)
            made.named[text()] = integer<std::int32_t>();
        for (std::size_t i = below(4); i > 0; --i)
            made.lists[text()] = several<std::string>(3, [&] { return text(); });
        made.lines = several<order_line>(3, [&] { return line(); });
        return made;
    }

    sample::payment payment() {
        switch (below(3)) {
        case 0: return card{text(), maybe([&] { return integer<std::int32_t>(); })};
        case 1: return transfer{text()};
        default: return cash{};
        }
    }

    nlohmann::json open(int depth = 2) {
        switch (below(depth > 0 ? 8 : 6)) {
        case 0: return nullptr;
        case 1: return coin();
        case 2: return bits();
        case 3: return integer<std::int64_t>();
        case 4: return floating<double>();
        case 5: return text();
        case 6: return nlohmann::json::array({open(depth - 1), open(depth - 1)});
        default: return {{text() + "1", open(depth - 1)}, {text() + "2", open(depth - 1)}};
        }
    }

    sample::forms forms() {
        sample::forms made;
        made.large = integer<std::int64_t>();
        made.larger = integer<std::uint64_t>();
        made.price = writ::decimal<2>::from_units(integer<std::int64_t>());
        for (auto& each : made.number)
            each = static_cast<std::uint8_t>(bits());
        made.bytes = several<std::byte>(40, [&] { return static_cast<std::byte>(bits()); });
        for (auto& each : made.four)
            each = static_cast<std::byte>(bits());
        made.payment = payment();
        made.change = maybe([&] { return payment(); });
        made.payments = several<sample::payment>(3, [&] { return payment(); });
        made.password = writ::secret<std::string>{text()};
        made.outside.degrees = std::abs(floating<double>());
        made.open = open();
        return made;
    }

    sample::keeper keeper() {
        sample::keeper made;
        made.count = integer<std::int32_t>();
        for (std::size_t i = below(4); i > 0; --i)
            made.others.fields.push_back({text() + std::to_string(i), {open().dump()}});
        made.note = maybe([&] { return text(); });
        return made;
    }

    every_kind everything() {
        every_kind made;
        made.numbers = numbers();
        made.texts = texts();
        made.containers = containers();
        made.forms = forms();
        made.keeper = keeper();
        made.maybe = maybe([&] { return integer<std::int64_t>(); });
        made.line = maybe([&] { return line(); });
        made.articles =
            maybe([&] { return several<article_id>(4, [&] { return article_id{text()}; }); });
        made.anything.text = open().dump(coin() ? 1 : -1);
        return made;
    }
};

}  // namespace sample
