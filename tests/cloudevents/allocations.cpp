// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Every allocation of this program is counted, so that a message that passes through objects that
// are used again can be shown to need none.

#include "events.hpp"

#include "../catch.hpp"
#include "../counted_allocations.hpp"

#include <string>

using namespace writ::cloudevents;

namespace {

writ::envelope message() {
    auto made = events::full();
    made.id = std::string(32, 'a');
    made.headers = {{"tenant", std::string(40, 'b')}, {"subject", std::string(40, 'c')}};
    made.body = R"({"room":")" + std::string(200, 'd') + R"("})";
    return made;
}

template <class Use>
std::size_t count(Use use) {
    use();  // what is used again gets its size
    return counted::allocations_of(use);
}

}  // namespace

TEST_CASE("allocations are counted") {
    // Called by its name, it is not left out by the compiler.
    CHECK(count([] { ::operator delete(::operator new(100)); }) == 1);
}

TEST_CASE("headers are written into a block, and read into a message, without allocation") {
    const auto sent = message();
    for (const auto& style : {kafka, plain}) {
        writ::header_block block;
        bool good = true;
        CHECK(count([&] { good = good && write_binary(sent, style, block); }) == 0);
        const auto all = events::all_of(block);
        writ::envelope reused;
        CHECK(count([&] { good = good && read(all, sent.body, style, reused); }) == 0);
        CHECK(good);
        CHECK(reused == sent);
    }
}

TEST_CASE("one object is written into a text, and read into a message, without allocation") {
    auto sent = message();
    for (const std::string type : {"application/json", "text/plain"}) {
        sent.data_content_type = type;
        std::string text;
        bool good = true;
        CHECK(count([&] { good = good && write_structured(sent, text); }) == 0);
        writ::envelope reused;
        CHECK(count([&] { good = good && read_structured(text, reused); }) == 0);
        CHECK(good);
        CHECK(reused == sent);
    }
}
