// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Part of the engine: what comes as objects, and leaves that way when it fails.

#pragma once

#include <writ/runtime/engine.hpp>

namespace writ::inline v1 {

template <class Transport, class Store, class Observer>
struct engine<Transport, Store, Observer>::express_gate final : detail::express_exit {
    explicit express_gate(engine& whose) : of{whose} {}

    bool is_detoured(std::size_t service, std::size_t subscriber, std::string_view lane) override {
        if (of.detours_ == 0) {
            return false;
        }
        const std::lock_guard lock{of.mutex_};
        const auto& mine = of.members_[service];
        if (lane.empty()) {
            return !mine.blocked.empty() || !mine.detoured.empty();
        }
        const auto name = lane_named(subscriber, lane);
        return mine.blocked.contains(name) || mine.detoured.contains(name);
    }

    void take(std::size_t service, std::size_t subscriber, outgoing_message&& sent,
              const decision* failed) override {
        auto& mine = of.members_[service];
        auto from = std::make_shared<detail::incoming_message>();
        from->sent = std::move(sent);
        auto one = std::make_unique<detail::work>();
        one->service = service;
        one->subscriber = subscriber;
        one->way = way_to(mine.model, subscriber, from->sent.message.type, false);
        one->what = from->sent.what;
        one->slot = slot_of(from->sent, of.store_.slots());
        one->first_time = of.store_.now();
        one->attempts = failed != nullptr ? 1 : 0;
        one->is_detoured = true;
        one->message = std::shared_ptr<const envelope>{from, &from->sent.message};
        of.place_in_order(*one, one->way == nullptr ? std::string_view{} : one->way->stream);
        if (failed != nullptr) {
            of.template tell<observed::retried>([&] {
                return observed::retried{of.subject_of(*one), of.store_.now(), failed->reason};
            });
        }
        const std::lock_guard lock{of.mutex_};
        ++of.detours_;
        ++mine.in_flight;
        if (!one->lane.empty()) {
            ++mine.detoured[lane_of(*one)];
        }
        if (const auto slot = mine.slots.find(one->slot); slot != mine.slots.end()) {
            one->epoch = slot->second.epoch;
        }
        of.enter(mine, std::move(one));
    }

    void emit(std::size_t service, std::size_t subscriber, decision&& made,
              const envelope& cause) override {
        const auto& model = of.members_[service].model;
        const emitter from{model.name, model.subscribers[subscriber].name};
        std::vector<outgoing_message> batch;
        std::uint64_t ordinal = 0;
        for (auto& each : made.emissions) {
            batch.push_back(
                detail::sent_by(std::move(each), cause, from, ordinal++, of.store_.now()));
        }
        if (const auto stored = of.store_.append(batch, !is_local); !stored) {
            of.tell_trouble(model.name, stored.error());
        }
    }

    [[nodiscard]] timestamp now() const override { return of.store_.now(); }
    [[nodiscard]] const limits& bounds() const override { return of.options_.bounds; }

    engine& of;
};

template <class Transport, class Store, class Observer>
bool engine<Transport, Store, Observer>::step_express() {
    express_gate gate{*this};
    std::size_t done = 0;
    for (const auto& each : express_) {
        done += each->drain(options_.batch, gate);
    }
    return done > 0;
}

template <class Transport, class Store, class Observer>
bool engine<Transport, Store, Observer>::express_is_empty() const {
    return std::all_of(express_.begin(), express_.end(),
                       [](const auto& each) { return each->empty(); });
}

}  // namespace writ::inline v1
