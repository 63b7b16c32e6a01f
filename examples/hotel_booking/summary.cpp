// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "summary.hpp"

#include "contracts/booking_contracts.hpp"

#include <map>
#include <string>
#include <string_view>

namespace booking {

namespace {

using writ::testing::happening;
using writ::testing::journal;

std::size_t count(const journal& record, std::string_view type) {
    return record.of_type(type).size();
}

/// How many of these messages say so in the member `why`.
template <class Message, class Reason>
std::size_t count(const journal& record, std::string_view type, Reason why) {
    std::size_t found = 0;
    for (const auto* each : record.of_type(type)) {
        const auto read = writ::from_json<Message>(each->message->body);
        found += read && read->why == why ? 1 : 0;
    }
    return found;
}

using counts = std::map<std::string, std::size_t>;

/// Messages for a booking that was settled already.
counts late_messages(const journal& record) {
    counts found;
    for (const auto& message : record.messages())
        for (const auto& each : message.events)
            if (each.what == happening::late)
                ++found[message.message->type];
    return found;
}

counts dead_letters_by_cause(const std::vector<writ::dead_letter>& all) {
    counts found;
    for (const auto& each : all)
        ++found[each.message.type + ", " + std::string{name_of(each.why)} +
                (each.reason.empty() ? "" : ": ") + each.reason];
    return found;
}

void write_bookings(std::ostream& out, const journal& record) {
    const auto refused = [&](refusal why) {
        return count<reservation_refused>(record, "booking.reservation-refused", why);
    };
    const auto released = [&](release_reason why) {
        return count<room_released>(record, "booking.room-released", why);
    };
    out << "    " << count(record, "booking.make-reservation")
        << " reservations: " << count(record, "mail.email-hotel") << " confirmed, "
        << count(record, "booking.reservation-refused") << " refused, "
        << count(record, "booking.room-released") << " released\n"
        << "    refused:  " << refused(refusal::room_is_taken) << " the room was taken, "
        << refused(refusal::booking_exists) << " there was a booking of this name\n"
        << "    released: " << released(release_reason::cancelled) << " cancelled, "
        << released(release_reason::not_paid) << " not paid, "
        << released(release_reason::timed_out) << " timed out\n"
        << "    payments: " << count(record, "payment.payment-taken") << " taken, "
        << count(record, "payment.payment-declined") << " declined, in "
        << count(record, "payment.take-payment") << " attempts\n";
}

}  // namespace

void write_summary(std::ostream& out, const line_counts& lines, const journal& record,
                   const writ::testing::balance& balance,
                   const std::vector<writ::dead_letter>& dead_letters) {
    out << lines.taken << " requests, " << lines.rejected << " of them rejected\n";
    write_bookings(out, record);
    for (const auto& [type, times] : late_messages(record))
        out << "    too late, the booking was settled: " << times << ' ' << type << '\n';
    for (const auto& [cause, times] : dead_letters_by_cause(dead_letters))
        out << "    dead letters: " << times << ' ' << cause << '\n';
    out << record.messages().size() << " messages in " << balance.copies << " copies, "
        << (balance.exact() ? "each accounted for" : "NOT all accounted for: a fault in writ")
        << '\n';
}

}  // namespace booking
