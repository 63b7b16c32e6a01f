// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/as_text.hpp>
#include <writ/decimal.hpp>
#include <writ/nlohmann.hpp>
#include <writ/secret.hpp>
#include <writ/unknown_fields.hpp>
#include <writ/uuid.hpp>
#include <writ/writ.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <iostream>
#include <string>
#include <variant>
#include <vector>

template <class T>
void read(std::string_view text) {
    const writ::result<T> value = writ::from_json<T>(text);
    std::cout << (value ? writ::to_json(*value) : value.error().text()) << '\n';
}

// [exact]
struct invoice {
    boost::uuids::uuid id{};
    writ::as_text<std::int64_t> serial;
    writ::decimal<2> total;
    std::array<std::byte, 4> checksum{};
};
// [/exact]

// [variant]
struct card {
    std::string number;
};
struct transfer {
    std::string iban;
};
struct cash {};
using payment = std::variant<card, transfer, cash>;

// The tag is the type's name, unless another is said.
template <>
inline constexpr std::string_view writ::tag_of<transfer> = "bank-transfer";

struct purchase {
    std::vector<payment> paid_by;
};
// [/variant]

// [secret]
struct login {
    std::string user;
    writ::secret<std::string> password;
};
// [/secret]

// [unknown]
struct forwarded {
    std::string to;
    writ::unknown_fields rest;
};
// [/unknown]

// [form]
// A type that is written as a number.
class celsius {
public:
    celsius() = default;
    explicit celsius(double degrees) : degrees_{degrees} {}
    double degrees() const { return degrees_; }

private:
    double degrees_ = 0;
};
template <>
struct writ::wire<celsius> {
    using form = double;
    static constexpr std::string_view expected = "temperature above absolute zero";

    static double to_form(const celsius& value) { return value.degrees(); }
    static bool from_form(double degrees, celsius& value) {
        value = celsius{degrees};
        return degrees >= -273.15;
    }
};
struct reading {
    celsius inside;
};
// [/form]

// [open]
struct note {
    std::string text;
    nlohmann::json extra;
};
// [/open]

int main() {
    // [exact use]
    invoice due;
    due.serial = 9007199254740993;  // as a double: 9007199254740992
    due.total = writ::decimal<2>{"19.90"} * 3 + writ::decimal<2>{"0.30"};
    due.checksum = {std::byte{0xCA}, std::byte{0xFE}, std::byte{0xF0}, std::byte{0x0D}};
    std::cout << writ::to_json(due) << '\n';
    // [/exact use]
    const std::string head =
        R"({"id":"f81d4fae-7dec-11d0-a765-00a0c91e6bf6","checksum":"yv7wDQ==",)";
    read<invoice>(head + R"("serial":7,"total":5.970e1})");
    read<invoice>(head + R"("serial":"007","total":"60"})");
    read<invoice>(head + R"("serial":"7","total":"59.999"})");

    // [variant use]
    std::cout << writ::to_json(purchase{{card{"1234"}, transfer{"DE1"}, cash{}}}) << '\n';
    read<purchase>(R"({"paid_by":[{"number":"1234","type":"card"}]})");
    read<purchase>(R"({"paid_by":[{"type":"cash"},{"number":"1234"}]})");
    read<purchase>(R"({"paid_by":[{"type":"barter"}]})");
    // [/variant use]

    // [secret use]
    const login ada{"ada", writ::secret<std::string>{"hunter2"}};
    std::cout << writ::to_json(ada) << '\n';
    std::cout << writ::redacted(ada) << ' ' << ada.password << '\n';
    // [/secret use]

    // [unknown use]
    read<forwarded>(R"({"from":"bob","to":"ada","tags":["a","b"]})");
    // [/unknown use]

    // [form use]
    std::cout << writ::to_json(reading{celsius{20.5}}) << '\n';
    read<reading>(R"({"inside":-300})");
    // [/form use]

    // [open use]
    const note mine{"hello", {{"any", {1, 2.5, nullptr}}}};
    std::cout << writ::to_json(mine) << '\n';

    const nlohmann::json document = mine;  // and back
    std::cout << document["extra"]["any"][1] << ' ' << document.get<note>().text << '\n';
    // [/open use]
}
