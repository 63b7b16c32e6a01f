// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/sqlite.hpp>

#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace booking {

inline constexpr std::array<std::string_view, 4> service_names{"room-booking", "payments",
                                                               "booking-process", "hotel-mail"};

/// Tells when there is nothing left to do: for the services of this process, and for those of
/// others, as long as they run. What waits for somebody (a slow payment, a booking that is not
/// made yet) is nothing to do; what is tried again soon is.
///
/// It reads only what is stored, so that it does not matter who handles what, in which process.
class quiet_watch {
public:
    quiet_watch(writ::sqlite::store& store, std::vector<std::string> own);

    /// *Errors*: what of the store could not be read.
    [[nodiscard]] writ::result<bool> is_quiet();

private:
    struct other_service {
        std::string name;
        std::chrono::steady_clock::time_point seen{};
    };

    [[nodiscard]] writ::result<std::vector<std::string>> services();

    writ::sqlite::store& store_;
    std::vector<std::string> own_;
    std::vector<other_service> others_;
};

}  // namespace booking
