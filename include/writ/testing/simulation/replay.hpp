// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Whether a workflow instance is what a serial run makes of the messages that it took, in the order
// of their commits.

#pragma once

#include <writ/runtime/instance_rules.hpp>
#include <writ/runtime/model.hpp>
#include <writ/runtime/routes_of.hpp>
#include <writ/testing/simulation/ledger.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace writ::testing::detail {

class replay {
public:
    replay(const service_model& model, void* objects, std::size_t subscriber, std::string_view key)
        : model_{model}, objects_{objects}, subscriber_{subscriber}, key_{key} {}

    // What is wrong with a step; empty: nothing.
    [[nodiscard]] std::string take(const ledger::step& one) {
        const bool is_timeout = one.cause.type == timed_out_type;
        const route* way = is_timeout ? nullptr : way_of(one);
        if (one.is_kept || (!is_timeout && (way == nullptr || !(running_ || way->starts)))) {
            return compare(one, nullptr);
        }
        const delivery given{.message = one.cause,
                             .now = one.now,
                             .instance_key = key_,
                             .instance = running_ ? &*running_ : nullptr};
        auto made = is_timeout ? model_.time_out(objects_, subscriber_, given)
                               : way->decide(objects_, given);
        if (made.what != verdict::handled && made.what != verdict::stopped) {
            return compare(one, nullptr);
        }
        if (made.instance == change::step) {
            running_ = stored_instance{std::string{made.state}, made.state_body};
        }
        if (made.instance == change::finish) {
            running_.reset();
        }
        return compare(one, &made);
    }

    [[nodiscard]] bool ends_as(const std::optional<stored_instance>& stored) const {
        return same(running_, stored);
    }

private:
    static bool same(const std::optional<stored_instance>& a,
                     const std::optional<stored_instance>& b) {
        return a.has_value() == b.has_value() &&
               (!a || (a->state == b->state && a->state_body == b->state_body));
    }

    [[nodiscard]] const route* way_of(const ledger::step& one) const {
        for (const auto& each : routes_of(model_, one.cause.type)) {
            if (each.subscriber == subscriber_ && each.is_reply == one.is_reply) {
                return &each;
            }
        }
        return nullptr;
    }

    [[nodiscard]] std::string compare(const ledger::step& one, const decision* made) const {
        if (!same(running_, one.next.running)) {
            return "took " + ledger::named(one.cause) + " to the state '" +
                   (one.next.running ? one.next.running->state : "") + "', and a serial run to '" +
                   (running_ ? running_->state : "") + '\'';
        }
        const auto count = made == nullptr ? 0 : made->emissions.size();
        bool is_same = one.emissions.size() == count;
        for (std::size_t at = 0; is_same && at < count; ++at) {
            is_same = one.emissions[at].message.type == made->emissions[at].type &&
                      one.emissions[at].message.body == made->emissions[at].body;
        }
        return is_same ? std::string{}
                       : "emitted at " + ledger::named(one.cause) + " what a serial run does not";
    }

    const service_model& model_;
    void* objects_;
    std::size_t subscriber_;
    std::string_view key_;
    std::optional<stored_instance> running_;
};

}  // namespace writ::testing::detail
