// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// A hotel that uses every word that a description speaks of.

#pragma once

#include <writ/describe.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <variant>

namespace story {

using namespace std::chrono_literals;

struct booking_id {
    std::string value;
};
struct reserve_room {
    booking_id booking;
};
struct release_room {
    booking_id booking;
};
struct room_reserved {
    booking_id booking;
};
struct room_refused {
    booking_id booking;
};
struct take_payment {
    booking_id booking;
};
struct payment_taken {
    booking_id reference;
    booking_id booking;
};
struct payment_declined {
    booking_id booking;
};
struct cancel_booking {
    booking_id booking;
};
struct find_booking {
    booking_id booking;
};
struct booking_view {
    std::string room;
};
struct not_found {
    booking_id booking;
};
struct print_label {
    std::string text;
};
struct make_report {
    std::string day;
};
struct report_made {
    std::string day;
};

struct authenticate;

struct payments_contracts
    : writ::contract_list<writ::command<"payment.take", take_payment>,
                          writ::event<"payment.taken", payment_taken, writ::ordered>,
                          writ::event<"payment.declined", payment_declined>> {};
struct contracts
    : writ::contract_list<
          writ::stream<"booking", writ::keyed_by<booking_id>,
                       writ::command<"booking.reserve-room", reserve_room,
                                     writ::requires_middleware<authenticate>>,
                       writ::command<"booking.release-room", release_room>,
                       writ::event<"booking.room-reserved", room_reserved, writ::replayable>,
                       writ::event<"booking.room-refused", room_refused>,
                       writ::command<"booking.cancel", cancel_booking>>,
          writ::query<"booking.find", find_booking, writ::reply<booking_view>,
                      writ::errors<not_found>>,
          payments_contracts, writ::command<"label.print", print_label, writ::lossy>,
          writ::command<"report.make", make_report>, writ::event<"report.made", report_made>> {};

// ---- services

struct user {
    std::string name;
};
struct authenticate {
    using provides = user;
    template <class Incoming, class Next>
    auto operator()(Incoming&, const Next& next) const {
        return next(user{"ada"});
    }
};
struct repository;

struct reserve {
    auto operator()(const reserve_room&, const user&, repository&) const
        -> std::variant<room_reserved, room_refused>;
};
void release(const release_room&);
auto find(const find_booking&) -> std::variant<booking_view, not_found>;
struct archive {
    std::string folder;
    void operator()(const writ::raw_message&) const;
};
struct rooms
    : writ::service<"rooms", contracts, writ::uses<authenticate>, writ::needs<repository>,
                    writ::handles<reserve>, writ::calls<&release, &find>,
                    writ::handles<archive, writ::matching<"payment.*">, writ::may_repeat>> {};

struct charger {
    std::string account;
    auto charge(const take_payment&) -> std::variant<payment_taken, payment_declined>;
    auto report(const make_report&) -> writ::delayed<report_made>;
};
struct payments : writ::service<"payments", contracts,
                                writ::calls<&charger::charge, &charger::report, writ::ask_operator>,
                                writ::every<90min, make_report>> {};

struct awaiting_payment {
    int tries = 0;
};
struct steps {
    static auto on_reserved(const room_reserved&) -> writ::step<awaiting_payment, take_payment>;
    static auto on_paid(const awaiting_payment&, const payment_taken&) -> writ::finish<print_label>;
    static auto on_declined(const awaiting_payment&, const payment_declined&)
        -> std::variant<writ::stay<take_payment>, writ::finish<release_room>>;
    static auto on_cancel(const writ::any_state&, const cancel_booking&)
        -> writ::finish<release_room>;
    static auto on_timeout(const awaiting_payment&, const writ::timed_out&, const booking_id&)
        -> writ::finish<release_room>;
};
struct booking_flow
    : writ::workflow<"booking-flow", contracts, writ::identified_by<booking_id>,
                     writ::starts<&steps::on_reserved>,
                     writ::continues<&steps::on_paid, &steps::on_declined, &steps::on_cancel>,
                     writ::correlate<&payment_taken::reference>,
                     writ::timeout<24h, &steps::on_timeout>, writ::ignores<room_refused>,
                     writ::otherwise<writ::ignore>, writ::may_restart> {};
struct process : writ::service<"process", contracts, writ::runs<booking_flow, writ::from_now>> {};

struct web : writ::participant<"web", contracts, writ::sends<reserve_room, cancel_booking>,
                               writ::asks<find_booking>, writ::subscribes<room_refused>> {};

struct hotel : writ::system<contracts, rooms, payments, process, web,
                            writ::allow<writ::broken_rule::command_has_no_owner, print_label,
                                        "the label printer listens to the queue">> {};

}  // namespace story
