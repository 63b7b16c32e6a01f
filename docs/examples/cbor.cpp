// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/cbor.hpp>
#include <writ/router.hpp>
#include <writ/writ.hpp>

#include <iostream>
#include <string>
#include <vector>

// [types]
enum class unit { celsius, percent };

struct reading {
    std::string sensor;
    unit measured = unit::celsius;
    double value = 0;
    std::optional<int> battery;
};
struct batch {
    std::string gateway;
    std::vector<reading> readings;
    std::vector<std::byte> signature;
};
// [/types]

// [contracts]
struct contracts
    : writ::contract_list<writ::event<"sensors.batch-read", batch, writ::encoded_as<writ::cbor>>> {
};
// [/contracts]

void count(const batch& read) { std::cout << "counted " << read.readings.size() << '\n'; }

struct statistics : writ::service<"statistics", contracts, writ::calls<&count>> {};

std::string hexadecimal(const std::string& data) {
    std::string text;
    for (const char c : data) {
        text += "0123456789abcdef"[static_cast<unsigned char>(c) >> 4];
        text += "0123456789abcdef"[static_cast<unsigned char>(c) & 15];
    }
    return text;
}

// A map of 3 in which the second reading has a text where its value should be.
const std::string wrong = [] {
    std::string data =
        writ::to_cbor(batch{"g1", {{"a", unit::celsius, 1, {}}, {"b", unit::celsius, 2, {}}}, {}});
    data.replace(data.rfind("\xf9"), 3, "\x62no");
    return data;
}();

int main() {
    // [use]
    const batch mine{"g1",
                     {{"s1", unit::celsius, 21.5, 90}, {"s2", unit::percent, 40.1, {}}},
                     {std::byte{0xCA}, std::byte{0xFE}}};
    const std::string data = writ::to_cbor(mine);
    std::cout << data.size() << " bytes, as JSON " << writ::to_json(mine).size() << '\n'
              << hexadecimal(data) << '\n';

    const writ::result<batch> read = writ::from_cbor<batch>(data);
    std::cout << writ::to_json(*read) << '\n';
    // [/use]

    // [errors]
    std::cout << writ::from_cbor<batch>(wrong).error().text() << '\n'
              << writ::from_cbor<batch>(data.substr(0, 60)).error().text() << '\n';
    // [/errors]

    // [router]
    auto router = writ::router<statistics>();
    router.dispatch("sensors.batch-read", data);
    writ::envelope message;
    message.type = "sensors.batch-read";
    message.data_content_type = "application/json";
    message.body = writ::to_json(mine);
    router.dispatch(message);
    // [/router]
}
