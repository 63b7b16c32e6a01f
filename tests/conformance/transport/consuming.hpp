// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

// What the cases of a transport are written with. An adapter's description is a class with
//     transport_type                        the transport
//     transport_type& transport()           a fresh one, the same for as long as the description
//     void advance(writ::duration)          lets so much time pass, for leases
//     static writ::duration lease()         a lease that it can be tested with
// and, where it can,
//     void refuse(std::string id)           the message of this id is not acknowledged from now on

#include "../../catch.hpp"

#include <writ/runtime/transport.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace conformance {

/// One line that a transport conforms to.
template <class Adapter>
struct transport_case {
    std::string name;
    std::function<void(Adapter&)> run;
};
template <class Adapter>
using transport_cases = std::vector<transport_case<Adapter>>;

inline writ::outgoing_message said(std::string id, std::string key = "k1",
                                   std::string type = "room.reserved") {
    writ::outgoing_message made;
    made.message.id = std::move(id);
    made.message.source = "front-desk";
    made.message.type = std::move(type);
    made.message.time = {1'000};
    made.message.data_content_type = "application/json";
    made.message.partition_key = std::move(key);
    made.message.body = "{}";
    made.stream = "rooms";
    return made;
}

template <class Adapter>
writ::subscription wants(std::string service, std::vector<std::string> types = {"room.reserved"},
                         std::string instance = {}) {
    writ::subscription made;
    made.service = std::move(service);
    made.instance = std::move(instance);
    for (auto& each : types) {
        made.types.push_back({std::move(each), "rooms", writ::kind::event, true});
    }
    made.lease = Adapter::lease();
    return made;
}

/// How far a service is, as its store knows it: what a transport that shares the store asks for.
using positions = std::map<std::uint32_t, std::uint64_t>;

/// Writes down what it is told.
class recording_sink final : public writ::delivery_sink {
public:
    struct row {
        std::string id{};
        std::string key{};
        std::uint32_t partition = 0;
        std::uint64_t offset = 0;
        std::uint64_t epoch = 0;
    };

    writ::result<std::optional<std::uint64_t>> assigned(const writ::assignment& given) override {
        CHECK_FALSE(held.contains(given.partition));
        held[given.partition] = given.epoch;
        was_revoked.erase(given.partition);
        given_unclean[given.partition] = given.unclean;
        return starts_at ? starts_at(given.partition) : std::nullopt;
    }
    void message(writ::received_message&& received) override {
        CHECK(held.contains(received.partition));
        CHECK_FALSE(was_revoked.contains(received.partition));
        CHECK(received.epoch == held[received.partition]);
        CHECK(received.offset > last[received.partition]);
        last[received.partition] = received.offset;
        messages.push_back({received.sent.message.id, received.sent.message.partition_key,
                            received.partition, received.offset, received.epoch});
        whole.push_back(std::move(received.sent));
    }
    void passed(std::uint32_t partition, std::uint64_t offset) override {
        CHECK(held.contains(partition));
        auto& known = passed_to[partition];
        known = std::max(known, offset);
    }
    void revoked(std::uint32_t partition, writ::timestamp deadline) override {
        CHECK(held.contains(partition));
        was_revoked.insert(partition);
        has_deadline = deadline.ms != INT64_MAX;
    }
    void lost(std::uint32_t partition) override {
        CHECK(held.contains(partition));
        held.erase(partition);
        last.erase(partition);
        was_lost.insert(partition);
    }

    std::function<std::optional<std::uint64_t>(std::uint32_t)> starts_at{};
    std::map<std::uint32_t, std::uint64_t> held{};  // with their epochs
    std::map<std::uint32_t, bool> given_unclean{};
    std::map<std::uint32_t, std::uint64_t> passed_to{};
    std::map<std::uint32_t, std::uint64_t> last{};
    std::set<std::uint32_t> was_revoked{};
    bool has_deadline = true;  // of what was revoked last
    std::set<std::uint32_t> was_lost{};
    std::vector<row> messages{};
    std::vector<writ::outgoing_message> whole{};
};

/// One instance of a service.
template <class Adapter>
class consumer {
public:
    using transport_type = typename Adapter::transport_type;
    using receiver_type =
        decltype(std::declval<transport_type&>().open(std::declval<const writ::subscription&>()));

    consumer(Adapter& adapter, const writ::subscription& wanted, positions& of_service)
        : stored_{of_service}, from_{adapter.transport().open(wanted)} {
        if (transport_type::facts.shares_store) {
            sink.starts_at = [this](std::uint32_t partition) { return position_of(partition); };
        }
    }

    void receive(std::size_t max = 100, std::int64_t wait_ms = 0) {
        const auto done = from_.receive(sink, max, writ::duration::milliseconds(wait_ms));
        INFO(done.error().text());
        REQUIRE(done.has_value());
    }

    /// What it was handed so far is settled, and so is what it was not given.
    void settle() {
        for (const auto& [partition, offset] : sink.passed_to) {
            settled_to(partition, offset);
        }
        for (const auto& each : sink.messages) {
            settled_to(each.partition, each.offset);
        }
        std::vector<writ::settled_position> settled;
        for (const auto& [partition, epoch] : sink.held) {
            settled.push_back({partition, stored_[partition], epoch});
        }
        settle(settled);
    }
    void settle(const std::vector<writ::settled_position>& all) {
        REQUIRE(from_.settle(all).has_value());
    }

    void pause(const std::vector<std::uint32_t>& partitions) { from_.pause(partitions); }
    void resume(const std::vector<std::uint32_t>& partitions) { from_.resume(partitions); }
    void close() { from_.close(sink); }

    [[nodiscard]] std::vector<std::string> ids() const {
        std::vector<std::string> found;
        for (const auto& each : sink.messages) {
            found.push_back(each.id);
        }
        return found;
    }
    [[nodiscard]] std::multiset<std::string> id_set() const {
        const auto all = ids();
        return {all.begin(), all.end()};
    }

    recording_sink sink{};

private:
    void settled_to(std::uint32_t partition, std::uint64_t offset) {
        if (sink.held.contains(partition)) {
            stored_[partition] = std::max(stored_[partition], offset);
        }
    }
    std::optional<std::uint64_t> position_of(std::uint32_t partition) const {
        const auto at = stored_.find(partition);
        return at == stored_.end() ? std::nullopt : std::optional{at->second};
    }

    positions& stored_;
    receiver_type from_;
};

/// Lets the consumers receive, and time pass, until it is so; false: it never was.
template <class Adapter>
bool until(Adapter& adapter, std::vector<consumer<Adapter>*> all, std::function<bool()> is_so) {
    for (int round = 0; round < 100; ++round) {
        for (auto* each : all) {
            each->receive();
        }
        if (is_so()) {
            return true;
        }
        adapter.advance(writ::duration::milliseconds(Adapter::lease().ms / 4));
    }
    return false;
}
/// Until nothing more comes.
template <class Adapter>
void drain(Adapter& adapter, std::vector<consumer<Adapter>*> all) {
    std::size_t seen = 0, quiet = 0;
    until<Adapter>(adapter, all, [&] {
        std::size_t count = 0;
        for (auto* each : all) {
            count += each->sink.messages.size() + each->sink.held.size() * 1'000'000;
        }
        quiet = count == seen ? quiet + 1 : 0;
        seen = count;
        return quiet == 8;
    });
}

template <class Adapter>
void publish(Adapter& adapter, const std::vector<writ::outgoing_message>& all) {
    std::vector<writ::publish_result> results(1, {false, "before"});
    adapter.transport().publish(all, results);
    REQUIRE(results.size() == all.size());
    for (const auto& each : results) {
        INFO(each.failure);
        REQUIRE(each.acknowledged);
    }
    REQUIRE(adapter.transport().flush(writ::duration::milliseconds(30'000)));
}

/// Messages over many keys, so that each partition has some: "0", "1" …
inline std::vector<writ::outgoing_message> many(int count, int from = 0) {
    std::vector<writ::outgoing_message> all;
    for (int i = from; i < from + count; ++i) {
        all.push_back(said(std::to_string(i), "key-" + std::to_string(i % 37)));
    }
    return all;
}
inline std::multiset<std::string> ids_of(const std::vector<writ::outgoing_message>& all) {
    std::multiset<std::string> found;
    for (const auto& each : all) {
        found.insert(each.message.id);
    }
    return found;
}

}  // namespace conformance
