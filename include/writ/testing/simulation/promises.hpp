// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/testing/simulation/replay.hpp>
#include <writ/testing/simulation/simulated_disk.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace writ::testing::detail {

// A service, with objects that are nobody's, to decide again.
struct simulated_service {
    const service_model* model;
    void* objects;
};

// Compares what the stores have in the end with what was committed.
template <class Disk>
class promises {
public:
    promises(const ledger& book, const std::vector<simulated_service>& models,
             simulated_disks<Disk>& disks)
        : book_{book}, models_{models}, disks_{disks} {}

    void check_all() {
        for (std::size_t at = 0; at < models_.size(); ++at) {
            check_messages(at);
        }
        check_instances();
        disks_.each([](simulated_disk<Disk>& each) {
            const auto wrong = each.rows.check().value();
            if (!wrong.empty()) {
                throw promise_broken{"the store says: " + wrong.front()};
            }
        });
    }

    void check_nothing_waits() {
        disks_.each([](simulated_disk<Disk>& each) {
            const auto left = each.rows.stats().value();
            if (left.parked + left.held + left.unknown + left.dead + left.delayed + left.timers +
                    left.outbox !=
                0) {
                throw promise_broken{"something is left that nobody will look at"};
            }
        });
    }

private:
    // Each message ends handled, held, parked or dead-lettered, one of them, for each subscriber.
    void check_messages(std::size_t service) {
        const auto& model = *models_[service].model;
        std::map<std::string, int> kept;
        for (const auto& each : disks_.of(service).kept()) {
            if (each.service == model.name) {
                ++kept[each.subscriber + '\n' + ledger::identity_of(each.message)];
            }
        }
        book_.each_message([&](const ledger::message& each) {
            for (const auto subscriber : subscribers_of(model, each.sent)) {
                const auto name = model.subscribers[subscriber].name;
                const auto& message = each.sent.message;
                const auto* fate = book_.find(model.name, name, message);
                const bool handled = fate != nullptr && fate->handled == 1;
                const bool given_up = fate != nullptr && fate->given_up;
                const auto at = kept.find(std::string{name} + '\n' + ledger::identity_of(message));
                const int waiting = at == kept.end() ? 0 : at->second;
                if (handled + given_up + waiting != 1) {
                    throw promise_broken{"message " + ledger::named(message) + " is " +
                                         (handled    ? "handled"
                                          : given_up ? "given up"
                                                     : "not handled") +
                                         " by " + std::string{model.name} + '/' +
                                         std::string{name} + " and kept " +
                                         std::to_string(waiting) + " times"};
                }
            }
        });
    }

    static std::vector<std::size_t> subscribers_of(const service_model& model,
                                                   const outgoing_message& sent) {
        std::vector<std::size_t> found;
        if (sent.is_reply) {
            const std::string_view to = sent.message.reply_to;
            for (std::size_t at = 0; at < model.subscribers.size(); ++at) {
                if (to == address_of(model.name, model.subscribers[at].name)) {
                    found.push_back(at);
                }
            }
            return found;
        }
        const bool is_event = sent.what == kind::event;
        for (const auto& each : routes_of(model, sent.message.type)) {
            const bool takes = !each.is_reply && (!each.is_pattern || is_event);
            const bool is_new =
                std::find(found.begin(), found.end(), each.subscriber) == found.end();
            if (takes && is_new && (is_event || found.empty())) {
                found.push_back(each.subscriber);
            }
        }
        return found;
    }

    // Each workflow instance is what a serial run of its messages gives.
    void check_instances() {
        book_.each_instance([&](std::string_view service, std::string_view subscriber,
                                std::string_view key, const ledger::history& of) {
            const auto at =
                static_cast<std::size_t>(std::find_if(models_.begin(), models_.end(),
                                                      [&](const simulated_service& each) {
                                                          return each.model->name == service;
                                                      }) -
                                         models_.begin());
            const auto& model = *models_[at].model;
            std::size_t number = 0;
            while (model.subscribers[number].name != subscriber) {
                ++number;
            }
            replay serial{model, models_[at].objects, number, key};
            for (const auto& each : of.steps) {
                if (const auto wrong = serial.take(each); !wrong.empty()) {
                    throw promise_broken{"instance " + std::string{key} + ' ' + wrong};
                }
            }
            const auto stored = disks_.of(at).rows.load(service, subscriber, key);
            if (const auto wrong = serial.compare_end(stored.value().running); !wrong.empty()) {
                throw promise_broken{"instance " + std::string{key} + ' ' + wrong};
            }
        });
    }

    const ledger& book_;
    const std::vector<simulated_service>& models_;
    simulated_disks<Disk>& disks_;
};

}  // namespace writ::testing::detail
