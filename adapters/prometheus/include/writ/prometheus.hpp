// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/prometheus/label_table.hpp>
#include <writ/prometheus/rows.hpp>

#include <prometheus/registry.h>

#include <cstddef>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace writ::inline v1::prometheus {

struct options {
    ::prometheus::Labels labels{};  // of all metrics
    std::size_t most_rows = 1'000;  // of (service, subscriber, type); further types are "other"
    std::vector<double> seconds = {0.00001, 0.00003, 0.0001, 0.0003, 0.001, 0.003, 0.01,
                                   0.03,    0.1,     0.3,    1,      3,     10,    30};
    std::vector<double> entries = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1'000};
};

/// Counts what an engine tells, in a registry. The metrics are listed in docs/observability.md.
///
/// The registry must outlive it. Labels are bounded; in steady state nothing is allocated.
///
/// *Thread safety*: any thread.
class observer {
    template <class Metric>
    using family = ::prometheus::Family<Metric>;
    using counter = ::prometheus::Counter;
    using gauge = ::prometheus::Gauge;
    using histogram = ::prometheus::Histogram;

public:
    explicit observer(::prometheus::Registry& registry, options how = {})
        : how_{std::move(how)}, registry_{registry} {}

    void on(const observed::accepted& event) {
        auto& row = row_of(event.sent);
        count(row.accepted, accepted_, row);
    }
    void on(const observed::received& event) {
        auto& row = row_of(event.service);
        count(row.received, received_, row);
    }
    void on(const observed::decided& event) {
        auto& row = row_of(event.about);
        count(row.decided[index(event.what)], decided_, row, "verdict", name_of(event.what));
        auto& who = row_of(event.about.service, event.about.subscriber);
        who.decision.of(
                        decision_, [&] { return who.labels; }, how_.seconds)
            .Observe(seconds(event.nanoseconds));
    }
    void on(const observed::committed& event) {
        results_[index(event.what)]
            .of(results_family_,
                [&] { return ::prometheus::Labels{{"result", std::string{name_of(event.what)}}}; })
            .Increment();
        if (event.what != commit_result::committed) {
            return;
        }
        for (const auto& sent : event.entry.emissions) {
            auto& row = row_of(sent);
            count(row.emitted, emitted_, row);
        }
    }
    void on(const observed::group_committed& event) {
        group_time_.Observe(seconds(event.nanoseconds));
        group_size_.Observe(static_cast<double>(event.entries));
    }
    void on(const observed::commit_failed&) { commit_failures_.Increment(); }
    void on(const observed::retried& event) {
        auto& row = row_of(event.about);
        count(row.retried, retried_, row);
    }
    void on(const observed::parked& event) {
        auto& row = row_of(event.about);
        count(row.parked, parked_, row);
    }
    void on(const observed::held& event) {
        auto& row = row_of(event.about);
        count(row.held, held_, row);
    }
    void on(const observed::dead_lettered& event) {
        auto& row = row_of(event.about);
        const dead_reason why = event.letter.cause;
        count(row.dead[index(why)], dead_, row, "reason", name_of(why));
    }
    void on(const observed::counted& event) {
        auto& row = row_of(event.about);
        count(row.counted[index(event.what)], counted_, row, "as", name_of(event.what));
    }
    void on(const observed::released& event) {
        auto& row = row_of(event.sent);
        count(row.released, released_, row);
    }
    void on(const observed::publish_refused& event) {
        auto& row = row_of(event.sent);
        count(row.refused, refused_, row);
    }
    void on(const observed::trouble& event) {
        auto& row = row_of(event.service);
        count(row.trouble, trouble_, row);
    }
    void on(const observed::lag& event) {
        auto& row = row_of(event.service);
        row.lag.of(lag_, [&] { return row.labels; }).Set(static_cast<double>(event.messages));
    }
    void on(const observed::owned& event) { own(event.service, event.slot, true); }
    void on(const observed::disowned& event) { own(event.service, event.slot, false); }
    void on(const observed::paused& event) { pause(event.service, event.subscriber, 1); }
    void on(const observed::resumed& event) { pause(event.service, event.subscriber, 0); }

private:
    template <class Enumeration>
    static constexpr std::size_t index(Enumeration what) {
        return static_cast<std::size_t>(what);
    }
    static double seconds(std::int64_t nanoseconds) {
        return static_cast<double>(nanoseconds) * 1e-9;
    }

    template <class Row>
    static void count(detail::counter_slot& slot, family<counter>& of, const Row& row) {
        slot.of(of, [&] { return row.labels; }).Increment();
    }
    template <class Row>
    static void count(detail::counter_slot& slot, family<counter>& of, const Row& row,
                      const char* name, std::string_view value) {
        slot.of(of, [&] { return detail::with(row.labels, name, value); }).Increment();
    }

    detail::service_row& row_of(std::string_view service) { return services_.at(service, {}, {}); }
    detail::subscriber_row& row_of(std::string_view service, std::string_view subscriber) {
        return subscribers_.at(service, subscriber, {});
    }
    // Without a subscriber nobody here knows the type, which may be anything.
    detail::subject_row& row_of(const observed::subject& about) {
        const std::string_view type =
            about.subscriber.empty() ? subjects_.other : std::string_view{about.message.type};
        return subjects_.at(about.service, about.subscriber, type,
                            [&](detail::subject_row& row) { begin_at_zero(row); });
    }
    // By its source, which is a service or a client of this process.
    detail::emission_row& row_of(const outgoing_message& sent) {
        return emissions_.at(sent.message.source, {}, sent.message.type);
    }

    // An alert on an increase does not see a counter that begins at one.
    void begin_at_zero(detail::subject_row& row) {
        row.retried.of(retried_, [&] { return row.labels; });
        for (const auto why :
             {dead_reason::failed, dead_reason::rejected, dead_reason::undecodable}) {
            row.dead[index(why)].of(
                dead_, [&] { return detail::with(row.labels, "reason", name_of(why)); });
        }
    }

    void own(std::string_view service, std::uint32_t slot, bool is_owned) {
        auto& row = row_of(service);
        std::pair<std::string, std::uint32_t> key{service, slot};
        const std::lock_guard guard{mutex_};
        const bool changed = is_owned ? owned_.insert(key).second : owned_.erase(key) != 0;
        row.slots.of(slots_, [&] { return row.labels; }).Increment(changed ? is_owned ? 1 : -1 : 0);
    }
    void pause(std::string_view service, std::string_view subscriber, double to) {
        auto& row = row_of(service, subscriber);
        row.paused.of(paused_, [&] { return row.labels; }).Set(to);
    }

    template <class Builder>
    auto& made(Builder build, const char* name, const char* help) {
        return build.Name(name).Help(help).Labels(how_.labels).Register(registry_);
    }
    family<counter>& counts(const char* name, const char* help) {
        return made(::prometheus::BuildCounter(), name, help);
    }
    family<gauge>& states(const char* name, const char* help) {
        return made(::prometheus::BuildGauge(), name, help);
    }
    family<histogram>& spreads(const char* name, const char* help) {
        return made(::prometheus::BuildHistogram(), name, help);
    }

    options how_;
    ::prometheus::Registry& registry_;

    family<counter>& accepted_ =
        counts("writ_messages_accepted_total", "Messages that a client sent");
    family<counter>& received_ =
        counts("writ_messages_received_total", "Messages that came for a service");
    family<counter>& decided_ =
        counts("writ_messages_decided_total", "Calls of a subscriber, by how they ended");
    family<counter>& emitted_ =
        counts("writ_messages_emitted_total", "Messages that a commit stored for others");
    family<counter>& released_ = counts("writ_messages_released_total",
                                        "Messages of the outbox that a transport acknowledged");
    family<counter>& refused_ =
        counts("writ_publish_refusals_total", "Attempts at publishing that a transport refused");
    family<counter>& retried_ =
        counts("writ_messages_retried_total", "Failures after which a message is delivered again");
    family<counter>& parked_ =
        counts("writ_messages_parked_total", "Messages that wait behind a failed one of their key");
    family<counter>& held_ =
        counts("writ_messages_held_total", "Messages that wait for their workflow instance");
    family<counter>& dead_ =
        counts("writ_messages_dead_lettered_total", "Messages that were set aside");
    family<counter>& counted_ =
        counts("writ_messages_without_effect_total", "Messages that were only counted");
    family<counter>& trouble_ =
        counts("writ_trouble_total", "Failures of transports, leases and reads");
    family<counter>& results_family_ = counts(
        "writ_commit_results_total", "Entries that a store looked at, by what became of them");
    family<gauge>& lag_ =
        states("writ_lag_messages", "Messages of the log that a service has not settled");
    family<gauge>& slots_ = states("writ_slots_owned", "Slots of a service that this process owns");
    family<gauge>& paused_ = states("writ_subscriber_paused", "1 while a subscriber is paused");
    family<histogram>& decision_ =
        spreads("writ_decision_duration_seconds", "How long a subscriber decided");

    counter& commit_failures_ =
        counts("writ_commit_failures_total", "Groups that a store refused").Add({});
    histogram& group_time_ =
        spreads("writ_commit_duration_seconds", "How long a group's commit took")
            .Add({}, how_.seconds);
    histogram& group_size_ =
        spreads("writ_commit_entries", "Entries of a group").Add({}, how_.entries);

    std::array<detail::counter_slot, detail::enumerators<commit_result::failed>> results_{};
    detail::label_table<detail::service_row> services_{how_.most_rows};
    detail::label_table<detail::subscriber_row> subscribers_{how_.most_rows};
    detail::label_table<detail::subject_row> subjects_{how_.most_rows};
    detail::label_table<detail::emission_row> emissions_{how_.most_rows};
    std::mutex mutex_;
    std::set<std::pair<std::string, std::uint32_t>> owned_;
};

}  // namespace writ::inline v1::prometheus
