// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "on_file/report.hpp"

#include "contracts/booking_contracts.hpp"
#include "on_file/database.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace booking {

namespace {

enum class booking_end { open, confirmed, released, refused };

struct report_line {
    booking_id booking;
    booking_end end = booking_end::open;
    std::int64_t reserved = 0;
    std::int64_t payments = 0;
    std::int64_t mails = 0;
    std::int64_t releases = 0;
};

class bookings {
public:
    report_line& of(const std::string& name) {
        const auto [at, is_new] = places_.try_emplace(name, lines_.size());
        if (is_new) {
            lines_.push_back({{name}});
            refusals_.push_back(0);
        }
        return lines_[at->second];
    }
    void refuse(const std::string& name, std::int64_t times) {
        of(name);
        refusals_[places_[name]] += times;
    }

    /// Each with its end, which follows from the counts alone.
    const std::vector<report_line>& judged() {
        for (std::size_t at = 0; at < lines_.size(); ++at) {
            auto& line = lines_[at];
            line.end = line.releases > 0   ? booking_end::released
                       : line.mails > 0    ? booking_end::confirmed
                       : line.reserved > 0 ? booking_end::open
                       : refusals_[at] > 0 ? booking_end::refused
                                           : booking_end::open;
        }
        return lines_;
    }

private:
    std::unordered_map<std::string, std::size_t> places_;
    std::vector<report_line> lines_;
    std::vector<std::int64_t> refusals_;
};

struct wishes final : writ::log_filter {
    bool wants(std::uint64_t, std::uint32_t, std::string_view type, writ::kind,
               std::string_view) override {
        return type == "booking.make-reservation";
    }
};

/// The bookings that were accepted, whether or not a service has seen them yet.
writ::result<void> read_wishes(writ::sqlite::store& store, bookings& all) {
    constexpr std::size_t most = 512;
    wishes wanted;
    std::vector<writ::logged_message> read;
    for (std::uint64_t after = 0;;) {
        read.clear();
        const auto last = store.read_log(after, most, wanted, read);
        if (!last)
            return last.error();
        if (*last == after)
            return {};
        for (const auto& each : read)
            all.of(each.sent.message.partition_key);
        after = *last;
    }
}

// In one transaction, so that the counts are those of one moment.
void read_effects(const std::string& file, bookings& all) {
    database tables{file, SQLITE_OPEN_READONLY};
    tables.execute("BEGIN");
    const auto count = [&](const char* sql, std::int64_t report_line::* member) {
        tables.each(sql, [&](const std::string& booking, std::int64_t times) {
            all.of(booking).*member += times;
        });
    };
    count("SELECT booking, count(*) FROM hotel_reservation GROUP BY booking",
          &report_line::reserved);
    count("SELECT booking, count(*) FROM hotel_payment WHERE taken GROUP BY booking",
          &report_line::payments);
    count("SELECT booking, count(*) FROM hotel_letter WHERE effect = 'hotel-emailed' "
          "GROUP BY booking",
          &report_line::mails);
    count("SELECT booking, count(*) FROM hotel_release GROUP BY booking", &report_line::releases);
    tables.each(
        "SELECT booking, count(*) FROM hotel_letter WHERE effect = 'reservation-refused' "
        "GROUP BY booking",
        [&](const std::string& booking, std::int64_t times) { all.refuse(booking, times); });
    tables.execute("COMMIT");
}

}  // namespace

writ::result<bool> report(writ::sqlite::store& store, std::ostream& out) {
    bookings all;
    if (const auto read = read_wishes(store, all); !read)
        return read.error();
    read_effects(store.file(), all);
    std::string text;
    for (const auto& each : all.judged()) {
        writ::to_json(each, text);
        out << text << '\n';
    }
    return static_cast<bool>(out.flush());
}

}  // namespace booking
