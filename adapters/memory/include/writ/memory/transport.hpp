// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/memory/broker.hpp>
#include <writ/memory/receiver.hpp>
#include <writ/runtime/transport.hpp>

#include <cstddef>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace writ::memory::inline v1 {

/// A broker inside of the process, for endpoints that do not share a store: partitions that are
/// read by position, and services whose instances share them. What it carries ends with the
/// process; a copy of it is the same broker.
///
/// *Thread safety*: any thread may publish; each receiver is used by one.
class transport {
public:
    static constexpr transport_facts facts{.durable = false,
                                           .ordered = true,
                                           .replayable = true,
                                           .competing_consumers = true,
                                           .shares_store = false};

    explicit transport(transport_options options = {})
        : broker_{std::make_shared<detail::broker>(std::move(options))} {}

    [[nodiscard]] std::string name() const { return "memory"; }

    result<void> provision(std::span<const subscription> all) {
        const std::lock_guard held{broker_->mutex};
        for (const auto& each : all) {
            broker_->group(each);
        }
        return {};
    }

    result<std::vector<std::string>> verify(std::span<const subscription> all) {
        std::vector<std::string> missing;
        const std::lock_guard held{broker_->mutex};
        for (const auto& each : all) {
            const auto at = broker_->groups.find(each.service);
            if (at == broker_->groups.end()) {
                missing.push_back("the service '" + each.service + "' was not provisioned");
                continue;
            }
            for (const auto& type : each.types) {
                if (!at->second.wants(type.type)) {
                    missing.push_back("the service '" + each.service +
                                      "' was provisioned without '" + type.type + "'");
                }
            }
        }
        return missing;
    }

    /// Provisions what the subscription needs, where that was not done.
    [[nodiscard]] receiver open(const subscription& wanted) { return {broker_, wanted}; }

    void publish(std::span<const outgoing_message> batch, std::vector<publish_result>& results) {
        results.assign(batch.size(), {});
        const std::lock_guard held{broker_->mutex};
        for (std::size_t i = 0; i < batch.size(); ++i) {
            if (broker_->options.refuse) {
                results[i].failure = broker_->options.refuse(batch[i]);
            }
            results[i].acknowledged = results[i].failure.empty();
            if (results[i].acknowledged) {
                broker_->publish(batch[i]);
            }
        }
        broker_->changed();
    }
    /// Nothing is ever on its way.
    bool flush(duration) { return true; }

private:
    std::shared_ptr<detail::broker> broker_;
};

}  // namespace writ::memory::inline v1
