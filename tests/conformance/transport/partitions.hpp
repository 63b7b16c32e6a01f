// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "consuming.hpp"

#include <memory>

namespace conformance {

template <class Adapter>
transport_cases<Adapter> position_cases() {
    return {
        {"what is settled is not received again, what is not is",
         [](Adapter& adapter) {
             positions stored;
             publish(adapter, many(30));
             {
                 consumer<Adapter> first{adapter, wants<Adapter>("hotel"), stored};
                 drain<Adapter>(adapter, {&first});
                 REQUIRE(first.sink.messages.size() == 30);
                 first.settle();
                 publish(adapter, many(30, 30));
                 drain<Adapter>(adapter, {&first});
                 CHECK(first.sink.messages.size() == 60);
                 first.close();
                 CHECK(first.sink.held.empty());
             }
             consumer<Adapter> second{adapter, wants<Adapter>("hotel"), stored};
             drain<Adapter>(adapter, {&second});
             CHECK(second.id_set() == ids_of(many(30, 30)));
         }},
        {"what is not settled is received again in its order, under a higher epoch",
         [](Adapter& adapter) {
             positions stored;
             publish(adapter, many(30));
             consumer<Adapter> first{adapter, wants<Adapter>("hotel"), stored};
             drain<Adapter>(adapter, {&first});
             first.close();
             consumer<Adapter> second{adapter, wants<Adapter>("hotel"), stored};
             drain<Adapter>(adapter, {&second});
             REQUIRE(second.id_set() == ids_of(many(30)));
             std::map<std::uint32_t, std::uint64_t> epochs;
             for (const auto& each : first.sink.messages) {
                 CHECK(each.epoch > 0);
                 epochs[each.partition] = each.epoch;
             }
             for (const auto& each : second.sink.messages) {
                 CHECK(each.epoch > epochs[each.partition]);
             }
         }},
        {"what is settled stays so, whatever is settled again",
         [](Adapter& adapter) {
             positions stored;
             publish(adapter, many(30));
             consumer<Adapter> first{adapter, wants<Adapter>("hotel"), stored};
             drain<Adapter>(adapter, {&first});
             first.settle();
             for (const auto& [partition, epoch] : first.sink.held) {
                 first.settle({{partition, 0, epoch}});
             }
             first.close();
             consumer<Adapter> second{adapter, wants<Adapter>("hotel"), stored};
             drain<Adapter>(adapter, {&second});
             CHECK(first.sink.messages.size() == 30);
             CHECK(second.ids().empty());
         }},
        {"a partition is read after the offset that the sink says",
         [](Adapter& adapter) {
             if constexpr (!Adapter::transport_type::facts.replayable) {
                 SUCCEED("it does not keep history");
             } else {
                 positions stored;
                 publish(adapter, many(30));
                 consumer<Adapter> first{adapter, wants<Adapter>("hotel"), stored};
                 drain<Adapter>(adapter, {&first});
                 first.settle();
                 first.close();
                 const auto middle = first.sink.messages[15];
                 std::multiset<std::string> expected;
                 for (const auto& each : first.sink.messages) {
                     if (each.partition == middle.partition ? each.offset > middle.offset : true) {
                         expected.insert(each.id);
                     }
                 }
                 consumer<Adapter> again{adapter, wants<Adapter>("hotel"), stored};
                 again.sink.starts_at = [&](std::uint32_t partition) {
                     return std::optional<std::uint64_t>{
                         partition == middle.partition ? middle.offset : 0};
                 };
                 drain<Adapter>(adapter, {&again});
                 CHECK(again.id_set() == expected);
             }
         }},
        {"a paused partition hands over nothing, the others do; resumed it goes on in its order",
         [](Adapter& adapter) {
             positions stored;
             consumer<Adapter> hotel{adapter, wants<Adapter>("hotel"), stored};
             publish(adapter, many(100));
             drain<Adapter>(adapter, {&hotel});
             REQUIRE(hotel.sink.messages.size() == 100);
             const auto paused = hotel.sink.messages[0].partition;
             hotel.pause({paused});
             hotel.sink.messages.clear();
             publish(adapter, many(100, 100));
             drain<Adapter>(adapter, {&hotel});
             const auto of_others = hotel.sink.messages.size();
             const bool has_paused =
                 std::any_of(hotel.sink.messages.begin(), hotel.sink.messages.end(),
                             [&](const auto& each) { return each.partition == paused; });
             CHECK_FALSE(has_paused);
             CHECK(of_others > 0);
             CHECK(of_others < 100);
             hotel.resume({paused});
             drain<Adapter>(adapter, {&hotel});
             CHECK(hotel.id_set() == ids_of(many(100, 100)));
         }},
    };
}

/// Whether each partition is held by exactly one of them.
template <class Adapter>
bool all_held_once(const std::vector<consumer<Adapter>*>& all, std::size_t partitions) {
    std::set<std::uint32_t> held;
    std::size_t count = 0;
    for (const auto* each : all) {
        count += each->sink.held.size();
        for (const auto& [partition, epoch] : each->sink.held) {
            held.insert(partition);
        }
    }
    return held.size() == count && count == partitions;
}

/// Until the second has its share; both settle what they have, as an engine does.
template <class Adapter>
bool share(Adapter& adapter, consumer<Adapter>& a, consumer<Adapter>& b, std::size_t partitions) {
    return until<Adapter>(adapter, {&a, &b}, [&] {
        a.settle();
        b.settle();
        return !b.sink.held.empty() && all_held_once<Adapter>({&a, &b}, partitions);
    });
}

// Of transports with competing consumers: instances of a service share its partitions.
template <class Adapter>
transport_cases<Adapter> sharing_partition_cases() {
    return {
        {"the instances of a service share its messages, each of which goes to one of them",
         [](Adapter& adapter) {
             positions stored;
             consumer<Adapter> a{adapter, wants<Adapter>("hotel", {"room.reserved"}, "a"), stored};
             drain<Adapter>(adapter, {&a});
             const auto partitions = a.sink.held.size();
             consumer<Adapter> b{adapter, wants<Adapter>("hotel", {"room.reserved"}, "b"), stored};
             REQUIRE(share<Adapter>(adapter, a, b, partitions));
             publish(adapter, many(200));
             drain<Adapter>(adapter, {&a, &b});
             auto all = a.id_set();
             const auto of_b = b.id_set();
             CHECK_FALSE(all.empty());
             CHECK_FALSE(of_b.empty());
             all.insert(of_b.begin(), of_b.end());
             CHECK(all == ids_of(many(200)));
         }},
        {"an instance that joins gets its share, what was settled is not received again",
         [](Adapter& adapter) {
             positions stored;
             consumer<Adapter> a{adapter, wants<Adapter>("hotel", {"room.reserved"}, "a"), stored};
             publish(adapter, many(100));
             drain<Adapter>(adapter, {&a});
             REQUIRE(a.sink.messages.size() == 100);
             a.settle();
             const auto partitions = a.sink.held.size();
             consumer<Adapter> b{adapter, wants<Adapter>("hotel", {"room.reserved"}, "b"), stored};
             REQUIRE(share<Adapter>(adapter, a, b, partitions));
             for (const auto& [partition, epoch] : b.sink.held) {
                 CHECK(a.sink.was_revoked.contains(partition));
                 CHECK(a.sink.was_lost.contains(partition));
                 CHECK_FALSE(b.sink.given_unclean[partition]);
             }
             publish(adapter, many(100, 100));
             drain<Adapter>(adapter, {&a, &b});
             CHECK_FALSE(b.ids().empty());
             auto all = a.id_set();
             const auto of_b = b.id_set();
             all.insert(of_b.begin(), of_b.end());
             CHECK(all == ids_of(many(200)));
         }},
        {"a partition never has two owners while it is handed over",
         [](Adapter& adapter) {
             positions stored;
             std::vector<std::unique_ptr<consumer<Adapter>>> all;
             std::size_t shared = 0;
             for (int i = 0; i < 3; ++i) {
                 all.push_back(std::make_unique<consumer<Adapter>>(
                     adapter, wants<Adapter>("hotel", {"room.reserved"}, "i" + std::to_string(i)),
                     stored));
                 publish(adapter, many(40, 40 * i));
                 for (int round = 0; round < 30; ++round) {
                     std::set<std::uint32_t> held;
                     for (auto& each : all) {
                         each->receive(5);
                         each->settle();
                         for (const auto& [partition, epoch] : each->sink.held) {
                             shared += !held.insert(partition).second;
                         }
                     }
                     adapter.advance(writ::duration::milliseconds(Adapter::lease().ms / 6));
                 }
             }
             CHECK(shared == 0);
             CHECK_FALSE(all[2]->sink.held.empty());
         }},
        {"a partition is let go when what it handed over is settled",
         [](Adapter& adapter) {
             positions stored;
             consumer<Adapter> a{adapter, wants<Adapter>("hotel", {"room.reserved"}, "a"), stored};
             publish(adapter, many(100));
             drain<Adapter>(adapter, {&a});
             REQUIRE(a.sink.messages.size() == 100);
             consumer<Adapter> b{adapter, wants<Adapter>("hotel", {"room.reserved"}, "b"), stored};
             REQUIRE(until(adapter, {&a, &b}, [&] { return !a.sink.was_revoked.empty(); }));
             for (int i = 0; i < 5; ++i) {
                 a.receive();
                 b.receive();
             }
             const auto early = b.sink.held;
             a.settle();
             REQUIRE(until(adapter, {&a, &b}, [&] { return !b.sink.held.empty(); }));
             drain<Adapter>(adapter, {&a, &b});
             for (const auto& each : a.sink.messages) {
                 CHECK_FALSE(early.contains(each.partition));
             }
             CHECK(b.ids().empty());
         }},
        {"a partition that is not settled by its deadline is taken, and its messages with it",
         [](Adapter& adapter) {
             positions stored;
             consumer<Adapter> a{adapter, wants<Adapter>("hotel", {"room.reserved"}, "a"), stored};
             publish(adapter, many(100));
             drain<Adapter>(adapter, {&a});
             consumer<Adapter> b{adapter, wants<Adapter>("hotel", {"room.reserved"}, "b"), stored};
             REQUIRE(until(adapter, {&a, &b}, [&] { return !a.sink.was_revoked.empty(); }));
             if (!a.sink.has_deadline) {
                 drain<Adapter>(adapter, {&a, &b});
                 CHECK(b.sink.held.empty());  // it has all the time that it needs
                 return;
             }
             REQUIRE(until(adapter, {&a, &b}, [&] { return !b.sink.held.empty(); }));
             drain<Adapter>(adapter, {&a, &b});
             CHECK_FALSE(b.ids().empty());
             for (const auto& each : b.sink.messages) {
                 CHECK(a.sink.was_lost.contains(each.partition));
             }
         }},
        {"when an instance is closed the others have its partitions, cleanly",
         [](Adapter& adapter) {
             positions stored;
             consumer<Adapter> a{adapter, wants<Adapter>("hotel", {"room.reserved"}, "a"), stored};
             drain<Adapter>(adapter, {&a});
             const auto partitions = a.sink.held.size();
             consumer<Adapter> b{adapter, wants<Adapter>("hotel", {"room.reserved"}, "b"), stored};
             REQUIRE(share<Adapter>(adapter, a, b, partitions));
             a.close();
             CHECK(a.sink.held.empty());
             REQUIRE(until(adapter, {&b}, [&] { return b.sink.held.size() == partitions; }));
             for (const auto& [partition, unclean] : b.sink.given_unclean) {
                 CHECK_FALSE(unclean);
             }
         }},
        {"an instance that receives no more for its lease loses its partitions, uncleanly",
         [](Adapter& adapter) {
             positions stored;
             consumer<Adapter> a{adapter, wants<Adapter>("hotel", {"room.reserved"}, "a"), stored};
             drain<Adapter>(adapter, {&a});
             const auto partitions = a.sink.held.size();
             consumer<Adapter> b{adapter, wants<Adapter>("hotel", {"room.reserved"}, "b"), stored};
             REQUIRE(share<Adapter>(adapter, a, b, partitions));
             const auto of_a = a.sink.held;
             publish(adapter, many(100));
             a.receive();
             const auto seen = a.sink.messages;
             REQUIRE(until(adapter, {&b}, [&] { return b.sink.held.size() == partitions; }));
             for (const auto& [partition, epoch] : of_a) {
                 CHECK(b.sink.given_unclean[partition]);
                 CHECK(b.sink.held[partition] > epoch);
             }
             drain<Adapter>(adapter, {&b});
             CHECK(b.id_set() == ids_of(many(100)));
             CHECK_FALSE(seen.empty());

             a.receive();
             for (const auto& [partition, epoch] : of_a) {
                 CHECK(a.sink.was_lost.contains(partition));
             }
             CHECK(a.sink.messages.size() == seen.size());
         }},
        {"what is settled of an epoch that is over is not settled",
         [](Adapter& adapter) {
             if constexpr (Adapter::transport_type::facts.shares_store) {
                 SUCCEED("its positions are in the commits of the store");
             } else {
                 positions stored;
                 consumer<Adapter> a{adapter, wants<Adapter>("hotel", {"room.reserved"}, "a"),
                                     stored};
                 publish(adapter, many(50));
                 drain<Adapter>(adapter, {&a});
                 REQUIRE(a.sink.messages.size() == 50);
                 std::vector<writ::settled_position> late;
                 for (const auto& each : a.sink.messages) {
                     late.push_back({each.partition, each.offset, each.epoch});
                 }
                 const auto partitions = a.sink.held.size();
                 {
                     consumer<Adapter> b{adapter, wants<Adapter>("hotel", {"room.reserved"}, "b"),
                                         stored};
                     REQUIRE(
                         until(adapter, {&b}, [&] { return b.sink.held.size() == partitions; }));
                     a.settle(late);
                     b.close();
                 }
                 consumer<Adapter> c{adapter, wants<Adapter>("hotel", {"room.reserved"}, "c"),
                                     stored};
                 drain<Adapter>(adapter, {&c});
                 CHECK(c.id_set() == ids_of(many(50)));
             }
         }},
    };
}

}  // namespace conformance
