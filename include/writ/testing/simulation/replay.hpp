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

    // What is wrong with what is stored in the end; empty: nothing.
    [[nodiscard]] std::string compare_end(const std::optional<stored_instance>& stored) const {
        return same(running_, stored) ? std::string{}
                                      : "is stored as " + text_of(stored) +
                                            ", and its messages left it as " + text_of(running_);
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
            return "took " + ledger::named(one.cause) + " to " + text_of(one.next.running) +
                   ", and a serial run to " + text_of(running_);
        }
        const auto count = made == nullptr ? 0 : made->emissions.size();
        bool is_same = one.emissions.size() == count;
        for (std::size_t at = 0; is_same && at < count; ++at) {
            is_same = one.emissions[at].message.type == made->emissions[at].type &&
                      one.emissions[at].message.body == made->emissions[at].body;
        }
        if (is_same) {
            return {};
        }
        std::string sent, again;
        for (const auto& each : one.emissions) {
            append(sent, each.message.type, each.message.body);
        }
        for (std::size_t at = 0; at < count; ++at) {
            append(again, made->emissions[at].type, made->emissions[at].body);
        }
        return "emitted at " + ledger::named(one.cause) + ' ' + (sent.empty() ? "nothing" : sent) +
               ", and a serial run " + (again.empty() ? "nothing" : again);
    }
    // The members stand beside the name: two states that differ in a member read differently.
    static std::string text_of(const std::optional<stored_instance>& of) {
        return of ? '\'' + of->state + "' " + of->state_body : "its end";
    }
    static void append(std::string& text, std::string_view type, std::string_view body) {
        text.append(text.empty() ? "" : ", ").append(type).append(" ").append(body);
    }

    const service_model& model_;
    void* objects_;
    std::size_t subscriber_;
    std::string_view key_;
    std::optional<stored_instance> running_;
};

}  // namespace writ::testing::detail
