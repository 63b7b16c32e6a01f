// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/memory/delayed_rows.hpp>
#include <writ/memory/identity_table.hpp>
#include <writ/memory/instance_rows.hpp>
#include <writ/memory/kept_rows.hpp>
#include <writ/memory/lease_rows.hpp>
#include <writ/memory/log_rows.hpp>
#include <writ/runtime/store_admin.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace writ::memory::inline v1 {

namespace detail {

// What is stored, as values alone: a copy of it is a copy of the store.
struct tables {
    struct log_position {
        std::uint64_t offset = 0;  // 0: nothing
        std::size_t types = 0;  // which of the lists of types it speaks of
    };
    struct service_row {
        std::string name{};
        bool known = false;  // it subscribed, or has a position in the log
        std::vector<std::uint32_t> subscribers{};
        std::vector<log_position> passed{};  // by slot
        std::vector<std::size_t> leases{};  // by slot; number + 1, 0: not looked up yet
        std::map<std::string, std::map<std::uint32_t, std::uint64_t>, std::less<>> channels{};
        std::map<std::string, std::uint64_t, std::less<>> starts{};  // by type
        std::map<std::uint32_t, timestamp> recurring{};
    };
    struct subscriber_row {
        std::uint32_t service = 0;
        std::string name{};
    };
    struct history_entry {
        instance_key key{};
        history_row step{};
    };
    struct outbox_row {
        outgoing_message sent{};
        bool appended = false;
    };
    struct mark {
        std::uint32_t count = 0;
        timestamp at{};
    };
    using mark_key = std::tuple<std::uint32_t, std::string, std::string, std::uint32_t>;

    static constexpr std::int64_t answer_ms = 5'000;

    std::uint32_t slots = 16;
    std::vector<service_row> services{};
    std::map<std::string, std::uint32_t, std::less<>> service_numbers{};
    std::vector<subscriber_row> subscribers{};
    std::vector<std::string> lists_of_types{};
    log_rows log{};
    std::uint64_t unpassed = 1;  // no row of the log before it is wanted by anybody
    std::map<std::uint64_t, outbox_row> outbox{};
    std::uint64_t last_outbox = 0;
    appended_ids appended{};
    delayed_rows delayed{};
    identity_table inbox{};
    std::map<mark_key, mark> marks{};
    kept_rows kept{};
    instance_rows instances{};
    lease_rows leases{};
    std::deque<history_entry> history{};

    std::uint32_t service(std::string_view name) {
        if (const auto at = service_numbers.find(name); at != service_numbers.end()) {
            return at->second;
        }
        const auto number = static_cast<std::uint32_t>(services.size());
        service_row& made = services.emplace_back();
        made.name = name;
        made.passed.resize(slots);
        made.leases.resize(slots);
        service_numbers.emplace(made.name, number);
        return number;
    }
    [[nodiscard]] std::optional<std::uint32_t> find_service(std::string_view name) const {
        const auto at = service_numbers.find(name);
        return at == service_numbers.end() ? std::nullopt : std::optional{at->second};
    }

    std::size_t types_number(std::string_view types) {
        const auto at = std::find(lists_of_types.begin(), lists_of_types.end(), types);
        const auto number = static_cast<std::size_t>(at - lists_of_types.begin());
        if (at == lists_of_types.end()) {
            lists_of_types.emplace_back(types);
        }
        return number;
    }

    std::uint32_t subscriber(std::uint32_t of, std::string_view name) {
        if (const auto found = find_subscriber(of, name)) {
            return *found;
        }
        const auto number = static_cast<std::uint32_t>(subscribers.size());
        subscribers.push_back({of, std::string{name}});
        services[of].subscribers.push_back(number);
        return number;
    }
    [[nodiscard]] std::optional<std::uint32_t> find_subscriber(std::uint32_t of,
                                                               std::string_view name) const {
        for (const auto each : services[of].subscribers) {
            if (subscribers[each].name == name) {
                return each;
            }
        }
        return std::nullopt;
    }
    [[nodiscard]] std::optional<std::uint32_t> find_subscriber(std::string_view of,
                                                               std::string_view name) const {
        const auto found = find_service(of);
        return found ? find_subscriber(*found, name) : std::nullopt;
    }

    // Whether the slot of a service is held under this epoch.
    bool holds(std::uint32_t of, std::uint32_t slot, std::uint64_t epoch) {
        auto& known = services[of].leases;
        if (slot >= known.size()) {
            return leases.holds(slot_role(services[of].name, slot), epoch);
        }
        if (known[slot] == 0) {
            const auto number = leases.number_of(slot_role(services[of].name, slot));
            if (!number) {
                return false;
            }
            known[slot] = *number + 1;
        }
        return leases.holds(known[slot] - 1, epoch);
    }

    // Stores a message on its way out; its sequence, or 0 while it is delayed.
    std::uint64_t send(const outgoing_message& sent, bool via_outbox, bool from_outside,
                       timestamp now) {
        if (sent.due > now) {
            delayed.add({sent, via_outbox, from_outside});
            return 0;
        }
        if (via_outbox) {
            outbox.emplace(++last_outbox, outbox_row{sent, from_outside});
            return last_outbox;
        }
        return log.add(sent, slot_of(sent, slots), now, from_outside);
    }

    void release(delayed_rows::row& due, timestamp now) {
        const bool appended_once = due.appended;
        due.sent.due = {};
        const auto sequence = send(due.sent, due.via_outbox, appended_once, now);
        if (appended_once) {
            appended.put(due.sent.message, sequence);
        }
    }

    // Whether every service has passed a message of the log, one of them its owner where it has
    // one, and a client that it is addressed to has read it, for which it has a while.
    [[nodiscard]] bool is_passed(const log_rows::row& row, timestamp now) const {
        const logged_message& message = row.message;
        bool anybody = false;
        const std::string& to = message.sent.addressed_to;
        bool is_owned = message.sent.what != kind::command || message.sent.is_reply ||
                        (!to.empty() && is_for_services(to));
        for (const auto& each : services) {
            if (each.known) {
                const auto& position = each.passed[message.slot];
                if (position.offset < message.sequence) {
                    return false;
                }
                anybody = true;
                is_owned = is_owned ||
                           speaks_of(lists_of_types[position.types], message.sent.message.type);
            }
        }
        return anybody && is_owned &&
               (row.read || now.ms - row.stored.ms > answer_ms || is_for_services(to));
    }
    [[nodiscard]] bool is_for_services(std::string_view addressed_to) const {
        if (addressed_to.empty()) {
            return true;
        }
        const auto at = find_service(addressed_to);
        return at && services[*at].known;
    }

    void find_unpassed(timestamp now) {
        unpassed = std::max(unpassed, log.first());
        while (unpassed <= log.head() && is_passed(log[unpassed], now)) {
            ++unpassed;
        }
    }

    void make_known(std::uint32_t number) {
        if (!services[number].known) {
            services[number].known = true;
            unpassed = log.first();
        }
    }

    void drop_first_of_log() {
        const auto& first = log[log.first()];
        if (first.appended) {
            appended.erase(first.message.sent.message);
        }
        log.drop_first();
    }
};

}  // namespace detail

}  // namespace writ::memory::inline v1
