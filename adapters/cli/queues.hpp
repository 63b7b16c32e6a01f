// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "console.hpp"
#include "json_rows.hpp"
#include "selection.hpp"
#include "shown.hpp"
#include "table.hpp"

#include <optional>
#include <ostream>
#include <string>
#include <string_view>

namespace writ::cli {

/// Rows that are printed as they come, at most as many as were asked for.
class listing {
public:
    listing(const request& asked, console& at, table rows)
        : asked_{asked}, at_{at}, rows_{std::move(rows)}, left_{asked.most()} {}

    /// False: there is no room for this one any more.
    bool add(const json& object, std::vector<std::string> cells) {
        if (left_ == 0) {
            more_ = true;
            return false;
        }
        --left_;
        any_ = true;
        asked_.json ? print_json(at_.out, object) : rows_.add(std::move(cells));
        return true;
    }
    status finish(const std::string& nothing_found, const std::string& how_to_go_on) {
        if (!any_) {
            throw ended{status::nothing, nothing_found};
        }
        if (!asked_.json) {
            rows_.print(at_.out, at_.width);
        }
        if (more_) {
            at_.err << "there are more: " << how_to_go_on << '\n';
        }
        return status::done;
    }

private:
    const request& asked_;
    console& at_;
    table rows_;
    std::size_t left_;
    bool any_ = false;
    bool more_ = false;
};

[[nodiscard]] inline bool fits(const std::string& filter, std::string_view text) {
    return filter.empty() || filter == text;
}

[[nodiscard]] inline bool fits(const std::optional<std::string>& filter, std::string_view text) {
    return !filter || *filter == text;
}

/// How many rows are read to find those that are asked for: with a filter all.
[[nodiscard]] inline std::size_t rows_to_read(const request& asked, bool filtered) {
    constexpr std::size_t unlimited = 1'000'000'000;
    return filtered ? unlimited : asked.most() + 1;
}

/// `outbox`.
template <administered_store Store>
status list_outbox(Store& store, const request& asked, console& at) {
    listing all{asked, at,
                table{{{"SEQUENCE", cell::number},
                       {"EMITTED", cell::time},
                       {"TYPE"},
                       {"KEY"},
                       {"TO"},
                       {"ID"}}}};
    constexpr std::size_t page = 500;
    std::vector<logged_message> messages;
    std::uint64_t last = asked.after;
    for (bool goes_on = true; goes_on;) {
        messages.clear();
        const auto read = store.outbox(last, page, messages);
        if (!read) {
            throw ended{status::cannot, read.error().text()};
        }
        goes_on = messages.size() == page;
        for (const logged_message& each : messages) {
            const envelope& message = each.sent.message;
            if (!fits(asked.type, message.type) || !fits(asked.key, message.partition_key)) {
                last = each.sequence;
                continue;
            }
            if (!all.add(json_of(each),
                         {std::to_string(each.sequence), time_and_age(message.time, store.now()),
                          message.type, message.partition_key, each.sent.addressed_to,
                          message.id})) {
                goes_on = false;
                break;
            }
            last = each.sequence;
        }
    }
    return all.finish("nothing is in the outbox",
                      "--after " + std::to_string(last) + " goes on, --all shows all");
}

/// `timers`.
template <administered_store Store>
status list_timers(Store& store, const request& asked, console& at) {
    listing all{asked, at,
                table{{{"DUE", cell::time}, {"SERVICE"}, {"WORKFLOW"}, {"KEY"}, {"STATE"}}}};
    const bool filtered = !asked.service.empty() || !asked.workflow.empty() || asked.key;
    for (const timer_row& each : value_of(store.timers(rows_to_read(asked, filtered)))) {
        if (fits(asked.service, each.service) && fits(asked.workflow, each.workflow) &&
            fits(asked.key, each.key) &&
            !all.add(json_of(each), {time_and_age(each.due, store.now()), each.service,
                                     each.workflow, key_text(each.key), each.state})) {
            break;
        }
    }
    return all.finish("there are no such timers", "--limit NUMBER, or --all");
}

/// `delayed`.
template <administered_store Store>
status list_delayed(Store& store, const request& asked, console& at) {
    listing all{asked, at, table{{{"DUE", cell::time}, {"TYPE"}, {"KEY"}, {"TOKEN"}, {"ID"}}}};
    const bool filtered = !asked.type.empty() || asked.key;
    for (const delayed_row& each : value_of(store.delayed(rows_to_read(asked, filtered)))) {
        if (fits(asked.type, each.type) && fits(asked.key, each.key) &&
            !all.add(json_of(each), {time_and_age(each.due, store.now()), each.type, each.key,
                                     each.token, each.id})) {
            break;
        }
    }
    return all.finish("there are no such delayed messages", "--limit NUMBER, or --all");
}

}  // namespace writ::cli
