// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/observed_text.hpp>

#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/labels.h>

#include <array>
#include <atomic>
#include <cstddef>
#include <string>
#include <string_view>

namespace writ::detail {

template <auto Last>
inline constexpr std::size_t enumerators = static_cast<std::size_t>(Last) + 1;

// A metric that is looked up once, when it is first needed, and kept by its address.
template <class Metric>
class metric_slot {
public:
    template <class Labels, class... Arguments>
    Metric& of(::prometheus::Family<Metric>& family, const Labels& labels,
               const Arguments&... arguments) {
        Metric* found = found_.load(std::memory_order_acquire);
        if (found == nullptr) {
            // Two threads that come here at once are given the same one.
            found = &family.Add(labels(), arguments...);
            found_.store(found, std::memory_order_release);
        }
        return *found;
    }

private:
    std::atomic<Metric*> found_{nullptr};
};

using counter_slot = metric_slot<::prometheus::Counter>;

struct service_row {
    ::prometheus::Labels labels{};
    counter_slot received{}, trouble{};
    metric_slot<::prometheus::Gauge> lag{}, slots{};
};

struct subscriber_row {
    ::prometheus::Labels labels{};
    metric_slot<::prometheus::Histogram> decision{};
    metric_slot<::prometheus::Gauge> paused{};
};

struct subject_row {
    ::prometheus::Labels labels{};
    counter_slot retried{}, parked{}, held{};
    std::array<counter_slot, enumerators<verdict::unhandled>> decided{};
    std::array<counter_slot, enumerators<dead_reason::in_doubt>> dead{};
    std::array<counter_slot, enumerators<observed::counted::as::handed_on>> counted{};
};

struct emission_row {
    ::prometheus::Labels labels{};
    counter_slot accepted{}, emitted{}, released{}, refused{};
};

inline ::prometheus::Labels with(::prometheus::Labels labels, const char* name,
                                 std::string_view value) {
    labels[name] = value;
    return labels;
}

}  // namespace writ::detail
