// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "kept_plan.hpp"

#include "kept_text.hpp"
#include "shown.hpp"

#include <algorithm>
#include <ostream>

namespace writ::cli {

namespace {

constexpr std::size_t shown_of_plan = 20;

std::string waiting_text(const lanes::neighbours& around) {
    return count_text(around.behind, "message") + " of its key";
}

std::string redrive_text(const kept_message& each, const lanes::neighbours& around) {
    std::string text = around.blocked_by == 0
                           ? "delivered again at once"
                           : "delivered again after place " + std::to_string(around.blocked_by) +
                                 ", which its key waits for";
    if (around.behind > 0) {
        text += "; " + waiting_text(around) + (around.behind == 1 ? " waits" : " wait") +
                " behind it until it is handled";
    }
    if (!each.blocks && !each.lane.empty()) {
        text += "; its key did not wait, so later messages may have been handled before it";
    }
    return text;
}

std::string skip_text(const kept_message& each, const lanes::neighbours& around) {
    if (!each.blocks || around.behind == 0) {
        return "given up; nothing waits behind it";
    }
    if (around.blocked_by != 0) {
        return "given up; " + waiting_text(around) + " behind it still " +
               (around.behind == 1 ? "waits" : "wait") + " for place " +
               std::to_string(around.blocked_by);
    }
    return "given up; " + waiting_text(around) + (around.behind == 1 ? " goes" : " go") +
           " on, from place " + std::to_string(around.next);
}

std::string effect_text(verb what, const kept_message& each, const lanes::neighbours& around) {
    switch (what) {
    case verb::dead_redrive: return redrive_text(each, around);
    case verb::dead_skip: return skip_text(each, around);
    default: return "removed; nothing waits behind it";
    }
}

std::string plan_text(const kept_plan& plan, const request& asked) {
    const std::string what = count_text(plan.messages) + " of " + shown(asked.store);
    switch (plan.what) {
    case verb::dead_redrive: return "delivers " + what + " again:";
    case verb::dead_skip: return "gives up " + what + ", for good:";
    default: return "removes " + what + ", for good:";
    }
}

std::string_view done_text(verb what) {
    switch (what) {
    case verb::dead_redrive: return "redriven";
    case verb::dead_skip: return "skipped";
    default: return "deleted";
    }
}

}  // namespace

std::string_view verb_text(verb what) {
    switch (what) {
    case verb::dead_redrive: return "redrive";
    case verb::dead_skip: return "skip";
    default: return "delete";
    }
}

void check_is_dead(const request& asked, const std::vector<kept_message>& messages) {
    for (const kept_message& each : messages) {
        if (each.why != kept_as::dead && !asked.takes_parked) {
            throw ended{status::nothing, "place " + std::to_string(each.place) + ' ' +
                                             std::string{fate_text(each)} +
                                             " and is no dead letter; --parked takes it too"};
        }
    }
}

void leave_out_blocking(kept_plan& plan, const request& asked, console& at) {
    if (plan.what != verb::dead_delete) {
        return;
    }
    std::erase_if(plan.messages, [&](const kept_message& each) {
        const auto around = plan.around.around(each);
        if (!each.blocks || around.behind == 0) {
            return false;
        }
        const std::string reason = "place " + std::to_string(each.place) +
                                   " is not deleted: " + waiting_text(around) +
                                   (around.behind == 1 ? " waits" : " wait") +
                                   " behind it; redrive delivers it again, skip gives it up and "
                                   "lets them go on";
        if (!asked.places.empty()) {
            throw ended{status::nothing, reason};
        }
        at.err << reason << '\n';
        return true;
    });
    if (plan.messages.empty()) {
        throw ended{status::nothing, "nothing was done"};
    }
}

void print_plan(const kept_plan& plan, const request& asked, console& at) {
    if (asked.json) {
        return;
    }
    at.out << plan_text(plan, asked) << '\n';
    for (std::size_t at_row = 0; at_row < std::min(shown_of_plan, plan.messages.size()); ++at_row) {
        const kept_message& each = plan.messages[at_row];
        const auto& key = each.message.partition_key;
        at.out << "  " << each.place << ' ' << shown(each.message.type)
               << (key.empty() ? "" : ' ' + shown(key)) << " for " << shown(subscriber_text(each))
               << ":\n    " << effect_text(plan.what, each, plan.around.around(each)) << '\n';
    }
    if (plan.messages.size() > shown_of_plan) {
        at.out << "  and " << number_text(plan.messages.size() - shown_of_plan) << " more\n";
    }
}

json json_of(const kept_plan& plan, const kept_message& each, bool done) {
    const auto around = plan.around.around(each);
    json made{{"place", each.place}, {"action", verb_text(plan.what)}, {"done", done}};
    if (around.blocked_by != 0) {
        made["waits_for"] = around.blocked_by;
    }
    made["behind"] = each.blocks || plan.what == verb::dead_redrive ? around.behind : 0;
    return made;
}

void print_outcome(const kept_plan& plan, const std::vector<bool>& done, const request& asked,
                   console& at) {
    std::size_t count = 0;
    for (std::size_t each = 0; each < done.size(); ++each) {
        count += done[each] ? 1 : 0;
        if (asked.json) {
            print_json(at.out, json_of(plan, plan.messages[each], done[each]));
        }
        if (!done[each]) {
            at.err << "place " << plan.messages[each].place << " has gone meanwhile\n";
        }
    }
    if (!asked.json) {
        at.out << done_text(plan.what) << ": " << number_text(count) << '\n';
    }
}

}  // namespace writ::cli
