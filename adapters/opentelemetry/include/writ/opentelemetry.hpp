// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/opentelemetry/message_span.hpp>
#include <writ/runtime/line_output.hpp>
#include <writ/runtime/observed_text.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>
#include <time.h>
#include <utility>
#include <vector>

namespace writ::detail {

inline std::int64_t wall_nanoseconds() {
    ::timespec now{};
    ::clock_gettime(CLOCK_REALTIME, &now);
    return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

}  // namespace writ::detail

namespace writ::inline v1::opentelemetry {

/// An attribute of the resource that spans come from, such as `service.namespace`.
struct attribute {
    std::string name;
    std::string value;
};

struct options {
    std::vector<attribute> resource{};  // beside service.name, which is the name of the service
    bool unsampled = false;  // write the spans of flows that say they are not sampled, too
    std::int64_t (*clock)() = &detail::wall_nanoseconds;  // nanoseconds since 1970
};

/// Writes spans to a file, as the OTLP file exporter does: an ExportTraceServiceRequest in JSON a
/// line, appended by one call. Collectors read it; so does whatever takes OTLP over HTTP, line by
/// line. Which spans there are is listed in docs/observability.md. No body is written.
///
/// *Errors*: the constructor throws `std::system_error` where the file cannot be opened; lines that
/// cannot be written are dropped and counted. *Thread safety*: any thread, and several processes
/// on one file.
class observer {
public:
    explicit observer(const std::string& path, options how = {})
        : how_{std::move(how)},
          engine_{static_cast<std::uint64_t>(detail::wall_nanoseconds()) ^
                  std::uint64_t{static_cast<std::uint32_t>(::getpid())} << 40},
          file_{::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644)},
          output_{file_} {
        if (file_ < 0) {
            throw std::system_error{errno, std::generic_category(), path};
        }
    }
    observer(const observer&) = delete;
    observer& operator=(const observer&) = delete;
    ~observer() { ::close(file_); }

    /// How many lines could not be written.
    [[nodiscard]] std::uint64_t lost() const { return output_.lost(); }

    /// The creation of a message by a client: where a trace begins.
    void on(const observed::accepted& event) {
        const envelope& message = event.sent.message;
        if (!is_wanted(message)) {
            return;
        }
        auto made = detail::otlp::span_of(message, "send", "send", detail::otlp::producer_kind);
        made.span_id = detail::otlp::creation_of(message);
        if (made.span_id.empty()) {
            made.span_id = detail::otlp::creation_of(message.source, message.id);
        }
        const auto now = how_.clock();
        detail::otlp::set_time(made, now, now);
        std::vector<detail::otlp::span> spans;
        spans.push_back(std::move(made));
        write(message.source, std::move(spans));
    }

    /// A call of a subscriber, as long as it took; failed if it did.
    void on(const observed::decided& event) {
        const envelope& message = event.about.message;
        if (!is_wanted(message)) {
            return;
        }
        auto made =
            detail::otlp::span_of(message, "process", "process", detail::otlp::consumer_kind);
        made.span_id = detail::otlp::processing_of(event.about, engine_);
        detail::otlp::follow_creation(made, message);
        detail::otlp::add_subscriber(made, event.about);
        const std::string_view verdict_name = name_of(event.what);
        made.attributes.push_back(detail::otlp::text_attribute("writ.verdict", verdict_name));
        if (event.what == verdict::failed || event.what == verdict::rejected ||
            event.what == verdict::undecodable) {
            detail::otlp::fail(made, event.error_type.empty() ? verdict_name : event.error_type,
                               event.reason);
        }
        const auto now = how_.clock();
        detail::otlp::set_time(made, now - event.nanoseconds, now);
        std::vector<detail::otlp::span> spans;
        spans.push_back(std::move(made));
        write(event.about.service, std::move(spans));
    }

    /// The creation of each message that is stored with the decision: from then on it exists.
    void on(const observed::committed& event) {
        if (event.what != commit_result::committed) {
            return;
        }
        std::vector<detail::otlp::span> spans;
        const auto now = how_.clock();
        for (const auto& sent : event.entry.emissions) {
            if (is_wanted(sent.message)) {
                spans.push_back(creation(event.about, sent.message, now));
            }
        }
        if (const std::string* timer = armed_timer(event);
            timer && is_wanted(event.about.message)) {
            envelope timeout;
            timeout.id = *timer;
            timeout.source = event.about.service;
            timeout.type = timed_out_type;
            timeout.correlation_id = flow_of(event.about.message);
            timeout.causation_id = event.about.message.id;
            continue_trace(timeout, event.about.message);
            spans.push_back(creation(event.about, timeout, now));
        }
        if (!spans.empty()) {
            write(event.about.service, std::move(spans));
        }
    }

    void on(const observed::publishing&) {
        publishing_since_.store(how_.clock(), std::memory_order_relaxed);
    }

    /// The way of a message of the outbox to its transport, until that has acknowledged it.
    void on(const observed::released& event) { publication(event.sent, {}, true); }
    void on(const observed::publish_refused& event) {
        publication(event.sent, event.reason, false);
    }

    /// A message that was set aside: here its flow ends, until it is redriven.
    void on(const observed::dead_lettered& event) {
        const envelope& message = event.about.message;
        if (!is_wanted(message)) {
            return;
        }
        auto made =
            detail::otlp::span_of(message, "dead_letter", "settle", detail::otlp::client_kind);
        made.span_id = detail::otlp::as_span_id(derived_digits(
            message.source, message.id,
            address_of(event.about.service, event.about.subscriber) + "#dead", message.generation));
        detail::otlp::follow_creation(made, message);
        detail::otlp::add_subscriber(made, event.about);
        detail::otlp::fail(made, name_of(event.letter.cause), event.letter.reason);
        const auto now = how_.clock();
        detail::otlp::set_time(made, now, now);
        std::vector<detail::otlp::span> spans;
        spans.push_back(std::move(made));
        write(event.about.service, std::move(spans));
    }

private:
    bool is_wanted(const envelope& message) const {
        return how_.unsampled || detail::otlp::is_sampled(message);
    }

    // The timeout that this decision has set, not one that goes on.
    static const std::string* armed_timer(const observed::committed& event) {
        const auto& changed = event.entry.instance;
        if (!changed || !changed->next.timer_due || changed->next.timer_id.empty()) {
            return nullptr;
        }
        const envelope& message = event.about.message;
        const auto address = address_of(event.about.service, event.about.subscriber);
        const auto id = derived_id(message.source, message.id, address + "#timed-out", 0);
        return changed->next.timer_id == id ? &changed->next.timer_id : nullptr;
    }

    detail::otlp::span creation(const observed::subject& cause, const envelope& message,
                                std::int64_t now) const {
        auto made = detail::otlp::span_of(message, "create", "create", detail::otlp::producer_kind);
        made.span_id = detail::otlp::creation_of(message);
        if (made.span_id.empty()) {
            made.span_id = detail::otlp::creation_of(message.source, message.id);
        }
        // A recurring message has no cause, and a trace of its own.
        if (message.causation_id == cause.message.id &&
            made.trace_id == trace_id_of(cause.message)) {
            made.parent_span_id = detail::otlp::processing_of(cause, engine_);
        }
        detail::otlp::set_time(made, now, now);
        return made;
    }

    void publication(const outgoing_message& sent, std::string_view refusal, bool is_acknowledged) {
        const envelope& message = sent.message;
        if (!is_wanted(message)) {
            return;
        }
        const auto now = how_.clock();
        const auto began = publishing_since_.load(std::memory_order_relaxed);
        auto made = detail::otlp::span_of(message, "send", "send", detail::otlp::client_kind);
        // It is sent as often as it is refused, and a time tells one from the other.
        made.span_id = detail::otlp::as_span_id(
            derived_digits(message.source, message.id, "#send", static_cast<std::uint64_t>(now)));
        detail::otlp::follow_creation(made, message);
        if (!is_acknowledged) {
            detail::otlp::fail(made, "refused", refusal);
        }
        detail::otlp::set_time(made, began == 0 ? now : std::min(began, now), now);
        std::vector<detail::otlp::span> spans;
        spans.push_back(std::move(made));
        write(message.source, std::move(spans));
    }

    void write(std::string_view service, std::vector<detail::otlp::span>&& spans) {
        detail::otlp::traces_data all;
        auto& from = all.resource_spans.emplace_back();
        from.resource.attributes.push_back(detail::otlp::text_attribute("service.name", service));
        for (const auto& each : how_.resource) {
            from.resource.attributes.push_back(detail::otlp::text_attribute(each.name, each.value));
        }
        from.scope_spans.push_back({{"writ"}, std::move(spans)});
        thread_local std::string line;  // what it has allocated is used again
        json::write<detail::otlp::names>(line, all);
        line += '\n';
        output_.write(line);
    }

    options how_;
    std::uint64_t engine_;  // no other engine has this number
    int file_;
    detail::line_output output_;
    std::atomic<std::int64_t> publishing_since_{0};
};

}  // namespace writ::inline v1::opentelemetry
