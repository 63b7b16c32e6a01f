// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "transport.hpp"

#include <writ/memory.hpp>

#include <atomic>
#include <set>
#include <string>

namespace {

class memory_broker {
public:
    using transport_type = writ::memory::transport;

    static writ::duration lease() { return writ::duration::milliseconds(1'000); }
    transport_type& transport() { return transport_; }
    void advance(writ::duration span) { time_ += span.ms; }
    void refuse(std::string id) { refused_.insert(std::move(id)); }

private:
    std::atomic<std::int64_t> time_ = 1'700'000'000'000;
    std::set<std::string> refused_;
    transport_type transport_{{.clock = [this] { return writ::timestamp{time_}; },
                               .refuse = [this](const writ::outgoing_message& sent) -> std::string {
                                   return refused_.contains(sent.message.id) ? "the broker is full"
                                                                             : "";
                               }}};
};

class log_of_memory {
public:
    using transport_type = writ::local_transport<writ::memory::store>;

    static writ::duration lease() { return writ::duration::milliseconds(1'000); }
    transport_type& transport() { return transport_; }
    void advance(writ::duration span) { time_ += span.ms; }

private:
    std::atomic<std::int64_t> time_ = 1'700'000'000'000;
    writ::memory::store store_{{.clock = [this] { return writ::timestamp{time_}; }}};
    transport_type transport_ = store_.transport();
};

}  // namespace

TEST_CASE("the transport in memory is a transport") {
    conformance::transport_conforms<memory_broker>();
}

TEST_CASE("the log of the store in memory is a transport") {
    conformance::transport_conforms<log_of_memory>();
}
