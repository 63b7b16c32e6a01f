// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/cloudevents.hpp>
#include <writ/router.hpp>
#include <writ/runtime/emit.hpp>
#include <writ/writ.hpp>

#include <iostream>
#include <vector>

struct article_id {
    std::string value;
};
struct add_stock {
    article_id article;
    int count = 0;
};
struct stock_changed {
    article_id article;
    int count = 0;
};
struct contracts
    : writ::contract_list<
          writ::sticky<"tenant">,
          writ::stream<"stock", writ::keyed_by<article_id>, writ::command<"stock.add", add_stock>,
                       writ::event<"stock.changed", stock_changed>>> {};

auto add(const add_stock& asked) -> stock_changed { return {asked.article, asked.count}; }
struct warehouse : writ::service<"warehouse", contracts, writ::calls<&add>> {};

int main() {
    using writ::header_view;
    namespace cloudevents = writ::cloudevents;
    auto router = writ::router<warehouse>();

    // [receive]
    // A record as a Kafka consumer is given it: headers and a body.
    const std::vector<header_view> headers{
        {"ce_specversion", "1.0"},
        {"ce_id", "17"},
        {"ce_source", "shop"},
        {"ce_type", "stock.add"},
        {"ce_tenant", "north"},
        {"content-type", "application/json"},
        {"traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}};
    const auto received =
        cloudevents::read(headers, R"({"article":"lamp","count":3})", cloudevents::kafka);
    if (!received)
        return std::cerr << received.error().text() << '\n', 1;
    auto done = router.dispatch(*received);
    // [/receive]

    // [send]
    const writ::emitter from{.service = "warehouse", .subscriber = "add"};
    writ::header_block out;  // what it has allocated is used again
    for (std::size_t i = 0; i < done.emissions.size(); ++i) {
        const writ::envelope sent = writ::envelope_of(std::move(done.emissions[i]), *received, from,
                                                      i, writ::timestamp{1'796'119'200'250});
        if (!cloudevents::write_binary(sent, cloudevents::kafka, out))
            continue;
        std::cout << "record key: " << sent.partition_key << '\n';
        for (const auto [name, value] : out)
            std::cout << name << ": " << value << '\n';
        std::cout << '\n' << sent.body << "\n\n";

        std::string text;
        if (cloudevents::write_structured(sent, text))
            std::cout << text << "\n\n";
    }
    // [/send]

    // [errors]
    for (const std::string_view event :
         {R"({"specversion":"0.3","id":"1","source":"shop","type":"stock.add"})",
          R"({"specversion":"1.0","id":"1","source":"shop"})",
          R"({"specversion":"1.0","id":"1","source":"shop","type":"a","time":"noon"})",
          R"({"specversion":"1.0","id":"1","source":"shop","type":"a","data":{"count":01}})"})
        std::cout << cloudevents::read_structured(event).error().text() << '\n';
    // [/errors]
}
