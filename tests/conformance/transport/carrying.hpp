// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "consuming.hpp"

#include <thread>

namespace conformance {

template <class Adapter>
transport_cases<Adapter> carrying_cases() {
    return {
        {"a transport has a name",
         [](Adapter& adapter) { CHECK(adapter.transport().name() != ""); }},
        {"a message arrives as it was published",
         [](Adapter& adapter) {
             auto one = said("m1");
             one.message.data_schema = "5f1c";
             one.message.trace_parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
             one.message.trace_state = "vendor=1";
             one.message.correlation_id = "flow";
             one.message.causation_id = "cause";
             one.message.reply_to = "hotel/booking-flow";
             one.message.reply_key = "b1";
             one.message.generation = 3;
             one.message.producer = "some-store";
             one.message.sequence = 7;
             one.message.hops = 4;
             one.message.expiry_time = writ::timestamp{99'000};
             one.message.headers = {{"tenant", "a"}, {"note", "with \"quotes\" and \xc3\xa4"}};
             one.message.body = "{\"name\":\"\xc3\xa4 \\u0000\"}";
             one.what = writ::kind::command;
             auto wanted = wants<Adapter>("hotel");
             wanted.types[0].what = writ::kind::command;
             positions stored;
             consumer<Adapter> hotel{adapter, wanted, stored};
             publish(adapter, {one});
             REQUIRE(until(adapter, {&hotel}, [&] { return !hotel.sink.whole.empty(); }));
             CHECK(hotel.sink.whole[0].message == one.message);
             CHECK(hotel.sink.whole[0].what == one.what);
             CHECK(hotel.sink.whole[0].addressed_to == "");
         }},
        {"each service that wants an event gets it, once",
         [](Adapter& adapter) {
             positions of_hotel, of_bar, of_garden;
             consumer<Adapter> hotel{adapter, wants<Adapter>("hotel"), of_hotel};
             consumer<Adapter> bar{adapter, wants<Adapter>("bar", {"room.*"}), of_bar};
             consumer<Adapter> garden{adapter, wants<Adapter>("garden", {"tree.*"}), of_garden};
             auto all = many(50);
             all.push_back(said("freed", "k", "room.freed"));
             publish(adapter, all);
             drain<Adapter>(adapter, {&hotel, &bar, &garden});
             CHECK(hotel.id_set() == ids_of(many(50)));
             CHECK(bar.id_set() == ids_of(all));
             CHECK(garden.ids().empty());
         }},
        {"a pattern stands for events, not for commands",
         [](Adapter& adapter) {
             positions of_bar, of_maids;
             auto cleans = wants<Adapter>("maids", {"room.clean"});
             cleans.types[0].what = writ::kind::command;
             consumer<Adapter> bar{adapter, wants<Adapter>("bar", {"room.*"}), of_bar};
             consumer<Adapter> maids{adapter, cleans, of_maids};
             auto order = said("order", "k1", "room.clean");
             order.what = writ::kind::command;
             publish(adapter, {order, said("m1")});
             drain<Adapter>(adapter, {&bar, &maids});
             CHECK(bar.ids() == std::vector<std::string>{"m1"});
             CHECK(maids.ids() == std::vector<std::string>{"order"});
         }},
        {"messages of one key arrive in the order in which they were published",
         [](Adapter& adapter) {
             if constexpr (!Adapter::transport_type::facts.ordered) {
                 SUCCEED("it does not say so");
             } else {
                 positions stored;
                 consumer<Adapter> hotel{adapter, wants<Adapter>("hotel"), stored};
                 for (int batch = 0; batch < 10; ++batch) {
                     publish(adapter, many(60, batch * 60));
                     hotel.receive(7);
                 }
                 drain<Adapter>(adapter, {&hotel});
                 CHECK(hotel.sink.messages.size() == 600);
                 std::map<std::string, std::pair<std::uint32_t, int>> last;
                 std::size_t wrong = 0;
                 for (const auto& each : hotel.sink.messages) {
                     const int number = std::stoi(each.id);
                     const auto at = last.find(each.key);
                     wrong += at != last.end() &&
                              (at->second.first != each.partition || at->second.second >= number);
                     last[each.key] = {each.partition, number};
                 }
                 CHECK(wrong == 0);
                 CHECK(last.size() == 37);
             }
         }},
        {"not more is handed over at once than was asked for, and nothing is lost by that",
         [](Adapter& adapter) {
             positions stored;
             consumer<Adapter> hotel{adapter, wants<Adapter>("hotel"), stored};
             publish(adapter, many(40));
             for (int i = 0; i < 200 && hotel.sink.messages.size() < 40; ++i) {
                 const auto before = hotel.sink.messages.size();
                 hotel.receive(3);
                 CHECK(hotel.sink.messages.size() - before <= 3);
                 adapter.advance(writ::duration::milliseconds(Adapter::lease().ms / 20));
             }
             CHECK(hotel.id_set() == ids_of(many(40)));
         }},
        {"nothing is told of what was not looked at, and how far it was looked is told",
         [](Adapter& adapter) {
             positions stored;
             consumer<Adapter> hotel{adapter, wants<Adapter>("hotel", {"room.freed"}), stored};
             auto all = many(100);
             for (int i = 0; i < 100; ++i) {
                 all.push_back(said("freed-" + std::to_string(i), "key-" + std::to_string(i % 37),
                                    "room.freed"));
             }
             publish(adapter, all);
             std::size_t wrong = 0;
             for (int i = 0; i < 400 && hotel.sink.messages.size() < 100; ++i) {
                 const auto before = hotel.sink.passed_to;
                 const auto seen = hotel.sink.messages.size();
                 hotel.receive(2);
                 for (auto at = seen; at < hotel.sink.messages.size(); ++at) {
                     const auto& each = hotel.sink.messages[at];
                     const auto passed = before.find(each.partition);
                     wrong += passed != before.end() && passed->second >= each.offset;
                 }
                 adapter.advance(writ::duration::milliseconds(Adapter::lease().ms / 20));
             }
             CHECK(hotel.sink.messages.size() == 100);
             CHECK(wrong == 0);
             CHECK_FALSE(hotel.sink.passed_to.empty());
         }},
        {"a message that is addressed to a service goes to it alone",
         [](Adapter& adapter) {
             positions of_hotel, of_bar, of_client;
             consumer<Adapter> hotel{adapter, wants<Adapter>("hotel"), of_hotel};
             consumer<Adapter> bar{adapter, wants<Adapter>("bar"), of_bar};
             consumer<Adapter> client{adapter, wants<Adapter>("web-1", {}), of_client};
             auto to_bar = said("to-bar"), answer = said("answer"), to_nobody = said("nobody's");
             to_bar.addressed_to = "bar";
             answer.addressed_to = "web-1";
             answer.message.type = "booking.find.reply";
             answer.is_reply = true;
             answer.is_error = true;
             to_nobody.addressed_to = "garden";
             publish(adapter, {said("all"), to_bar, answer, to_nobody});
             drain<Adapter>(adapter, {&hotel, &bar, &client});
             CHECK(hotel.id_set() == std::multiset<std::string>{"all"});
             CHECK(bar.id_set() == std::multiset<std::string>{"all", "to-bar"});
             REQUIRE(client.id_set() == std::multiset<std::string>{"answer"});
             CHECK(client.sink.whole[0].is_reply);
             CHECK(client.sink.whole[0].is_error);
             CHECK(client.sink.whole[0].addressed_to == "web-1");
         }},
        {"each message that is published has a result, in their order",
         [](Adapter& adapter) {
             std::vector<writ::publish_result> results(7);
             const std::vector<writ::outgoing_message> none;
             adapter.transport().publish(none, results);
             CHECK(results.empty());
             if constexpr (requires { adapter.refuse(std::string{}); }) {
                 adapter.refuse("m2");
                 const std::vector<writ::outgoing_message> all{said("m1"), said("m2"), said("m3")};
                 adapter.transport().publish(all, results);
                 REQUIRE(results.size() == 3);
                 CHECK(results[0].acknowledged);
                 CHECK(results[0].failure == "");
                 CHECK_FALSE(results[1].acknowledged);
                 CHECK(results[1].failure != "");
                 CHECK(results[2].acknowledged);
                 positions stored;
                 consumer<Adapter> hotel{adapter, wants<Adapter>("hotel"), stored};
                 drain<Adapter>(adapter, {&hotel});
                 CHECK(hotel.id_set() == std::multiset<std::string>{"m1", "m3"});
             }
         }},
        {"what is provisioned is not missing, and may be provisioned again",
         [](Adapter& adapter) {
             const std::vector<writ::subscription> all{wants<Adapter>("hotel"),
                                                       wants<Adapter>("bar", {"room.*"})};
             const auto before = adapter.transport().verify(all);
             REQUIRE(before.has_value());
             const auto again = adapter.transport().verify(all);
             CHECK(again.value() == before.value());
             REQUIRE(adapter.transport().provision(all).has_value());
             REQUIRE(adapter.transport().provision(all).has_value());
             CHECK(adapter.transport().verify(all).value().empty());
         }},
        {"events are wanted from the beginning, or from when they were first subscribed",
         [](Adapter& adapter) {
             if constexpr (!Adapter::transport_type::facts.replayable) {
                 SUCCEED("it does not keep history");
             } else {
                 auto from_now = wants<Adapter>("bar");
                 from_now.types[0].from_beginning = false;
                 publish(adapter, many(20));
                 const std::vector<writ::subscription> all{from_now};
                 REQUIRE(adapter.transport().provision(all).has_value());
                 publish(adapter, many(20, 20));
                 REQUIRE(adapter.transport().provision(all).has_value());
                 positions of_hotel, of_bar;
                 consumer<Adapter> hotel{adapter, wants<Adapter>("hotel"), of_hotel};
                 consumer<Adapter> bar{adapter, from_now, of_bar};
                 drain<Adapter>(adapter, {&hotel, &bar});
                 CHECK(hotel.id_set() == ids_of(many(40)));
                 CHECK(bar.id_set() == ids_of(many(20, 20)));
             }
         }},
        {"who waits is handed what another thread publishes",
         [](Adapter& adapter) {
             positions stored;
             consumer<Adapter> hotel{adapter, wants<Adapter>("hotel"), stored};
             REQUIRE(until(adapter, {&hotel}, [&] { return !hotel.sink.held.empty(); }));
             hotel.receive();
             const auto one = said("m1");
             std::thread other([&] {
                 std::vector<writ::publish_result> results;
                 adapter.transport().publish({&one, 1}, results);
             });
             for (int i = 0; i < 10 && hotel.sink.messages.empty(); ++i) {
                 hotel.receive(10, 30'000);
             }
             other.join();
             CHECK(hotel.ids() == std::vector<std::string>{"m1"});
         }},
    };
}

}  // namespace conformance
