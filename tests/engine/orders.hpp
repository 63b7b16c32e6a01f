// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Orders, created, fulfilled and looked at by services whose handlers do what a test wants.

#pragma once

#include "stage.hpp"

#include <functional>
#include <map>
#include <mutex>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

namespace orders {

using namespace std::chrono_literals;

struct order_id {
    std::string value;
};
struct create_order {
    order_id order;
    int quantity = 0;
    std::string note{};
};
struct order_created {
    order_id order;
    int quantity = 0;
};
struct order_fulfilled {
    order_id order;
};
struct write_to {
    std::string address;
    int number = 0;
};
struct remind {
    order_id order;
};
struct write_many {
    int count = 0;
};
struct find_order {
    order_id order;
};
struct order_view {
    order_id order;
    int quantity = 0;
};
struct no_such_order {
    order_id order;
};

struct contracts
    : writ::contract_list<writ::sticky<"tenant">,
                          writ::stream<"order", writ::keyed_by<order_id>,
                                       writ::command<"order.create", create_order>,
                                       writ::event<"order.created", order_created>,
                                       writ::event<"order.fulfilled", order_fulfilled>>,
                          writ::command<"mail.write", write_to>,
                          writ::command<"mail.write-many", write_many>,
                          writ::command<"order.remind", remind>,
                          writ::query<"order.find", find_order, writ::reply<order_view>,
                                      writ::errors<no_such_order>>> {};

/// What is counted, from any thread.
class tally {
public:
    void add(const std::string& name) {
        const std::lock_guard lock{mutex_};
        ++counts_[name];
        order_.push_back(name);
    }
    [[nodiscard]] int of(const std::string& name) const {
        const std::lock_guard lock{mutex_};
        const auto at = counts_.find(name);
        return at == counts_.end() ? 0 : at->second;
    }
    [[nodiscard]] std::size_t names() const {
        const std::lock_guard lock{mutex_};
        return counts_.size();
    }
    [[nodiscard]] std::size_t all() const {
        const std::lock_guard lock{mutex_};
        return order_.size();
    }
    [[nodiscard]] std::vector<std::string> order() const {
        const std::lock_guard lock{mutex_};
        return order_;
    }

private:
    mutable std::mutex mutex_;
    std::map<std::string, int> counts_;
    std::vector<std::string> order_;
};

/// What the handlers do beside what they always do, and what was seen of them.
struct script {
    std::function<void(const create_order&, const writ::context&)> creating;
    std::function<void(const order_created&, const writ::context&)> fulfilling;
    std::function<void(const write_to&, const writ::context&)> writing;
    std::function<void(const order_created&)> noting;
    tally created{};
    tally fulfilled{};
    tally letters{};
    tally notes{};
    tally types{};
    tally tenants{};
    tally reminders{};
    std::mutex mutex{};
    std::vector<create_order> seen{};
};

struct create {
    script* play;
    auto operator()(const create_order& order, const writ::context& about) const -> order_created {
        if (play->creating) {
            play->creating(order, about);
        }
        play->created.add(order.order.value);
        return {order.order, order.quantity};
    }
};
struct fulfil {
    script* play;
    auto operator()(const order_created& order, const writ::context& about) const
        -> order_fulfilled {
        if (play->fulfilling) {
            play->fulfilling(order, about);
        }
        play->fulfilled.add(order.order.value);
        return {order.order};
    }
};
struct note {
    script* play;
    void operator()(const order_created& order) const {
        if (play->noting) {
            play->noting(order);
        }
        play->notes.add("note " + order.order.value);
    }
};
struct note_too {
    script* play;
    void operator()(const order_created& order) const {
        play->notes.add("note too " + order.order.value);
    }
};
struct anything {
    script* play;
    void operator()(const writ::raw_message& message) const {
        play->types.add(std::string{message.type});
    }
};
struct last {
    script* play;
    void operator()(const order_fulfilled&, const writ::attribute<"tenant">& tenant,
                    const writ::context& about) const {
        play->tenants.add(std::string{tenant.value} + ' ' + std::string{about.correlation_id});
    }
};
struct write {
    script* play;
    void operator()(const write_to& letter, const writ::context& about) const {
        if (play->writing) {
            play->writing(letter, about);
        }
        play->letters.add(letter.address + std::to_string(letter.number));
    }
};
struct many {
    auto operator()(const write_many& wanted) const -> std::vector<write_to> {
        std::vector<write_to> all;
        for (int at = 0; at < wanted.count; ++at) {
            all.push_back({"reader", at});
        }
        return all;
    }
};
struct later {
    auto operator()(const order_fulfilled& order) const -> writ::delayed<remind> {
        return {1h, {order.order}};
    }
};
struct reminded {
    script* play;
    void operator()(const remind& order) const { play->reminders.add(order.order.value); }
};
struct find {
    auto operator()(const find_order& asked) const -> std::variant<order_view, no_such_order> {
        if (asked.order.value == "none") {
            return no_such_order{asked.order};
        }
        return order_view{asked.order, 5};
    }
};

struct too_bad : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct ordering : writ::service<"ordering", contracts,
                                writ::handles<create, writ::idempotent, writ::attempts<5>,
                                              writ::unrecoverable<too_bad>>> {};
struct other_ordering
    : writ::service<"other-ordering", contracts, writ::handles<create, writ::idempotent>> {};
struct fulfilment
    : writ::service<"fulfilment", contracts, writ::handles<fulfil, writ::idempotent>> {};
struct audit
    : writ::service<"audit", contracts, writ::handles<note, writ::idempotent, writ::attempts<4>>,
                    writ::handles<note_too, writ::idempotent>> {};
struct listening
    : writ::service<"listening", contracts,
                    writ::handles<anything, writ::idempotent, writ::matching<"order.*">>,
                    writ::handles<last, writ::idempotent>> {};
struct mailing : writ::service<"mailing", contracts, writ::handles<write, writ::idempotent>,
                               writ::handles<many>> {};
struct reminding : writ::service<"reminding", contracts, writ::handles<later>,
                                 writ::handles<reminded, writ::idempotent>> {};
struct finding : writ::service<"finding", contracts, writ::handles<find>> {};
struct web : writ::participant<"web", contracts, writ::sends<create_order, write_to, write_many>,
                               writ::publishes<order_created>, writ::asks<find_order>> {};

}  // namespace orders
