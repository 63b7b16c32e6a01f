// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// A small hotel that is right: each case of this folder breaks one thing of it, or adds one wrong
// thing beside it. Functions are declared only: the proof reads signatures.

#pragma once

#include <writ/writ.hpp>

#include <optional>
#include <string>
#include <variant>
#include <vector>

struct booking_id { std::string value; };

struct reserve_room { booking_id booking; std::string room; };
struct release_room { booking_id booking; };
struct room_reserved { booking_id booking; std::string room; };
struct take_payment { booking_id booking; long long cents; };
struct payment_taken { booking_id booking; };
struct payment_declined { booking_id booking; };
struct find_booking { booking_id booking; };
struct booking_view { booking_id booking; std::string room; };
struct sold_out { std::string room; };
struct not_found { booking_id booking; };

struct contracts : writ::contract_list<
    writ::stream<"booking", writ::keyed_by<booking_id>,
        writ::command<"booking.reserve-room", reserve_room, writ::errors<sold_out>>,
        writ::command<"booking.release-room", release_room>,
        writ::event<"booking.room-reserved", room_reserved>>,
    writ::command<"payment.take-payment", take_payment>,
    writ::event<"payment.payment-taken", payment_taken>,
    writ::event<"payment.payment-declined", payment_declined>,
    writ::query<"booking.find-booking", find_booking, writ::reply<booking_view>,
                writ::errors<not_found>>> {};

auto reserve(const reserve_room&) -> std::variant<room_reserved, sold_out>;
void release(const release_room&);
auto find(const find_booking&) -> std::variant<booking_view, not_found>;
auto charge(const take_payment&) -> std::variant<payment_taken, payment_declined>;

struct rooms : writ::service<"rooms", contracts, writ::calls<&reserve, &release, &find>> {};
struct payments : writ::service<"payments", contracts, writ::calls<&charge>> {};

struct awaiting_payment { std::string room; };

auto on_reserved(const room_reserved&) -> writ::step<awaiting_payment, take_payment>;
auto on_paid(const awaiting_payment&, const payment_taken&) -> writ::finish<>;
auto on_declined(const awaiting_payment&, const payment_declined&) -> writ::finish<release_room>;
auto on_timeout(const awaiting_payment&, const writ::timed_out&, const booking_id&)
    -> writ::finish<release_room>;

inline constexpr auto one_day = writ::duration::milliseconds(86'400'000);

struct booking_flow : writ::workflow<"booking-flow", contracts, writ::identified_by<booking_id>,
    writ::starts<&on_reserved>, writ::continues<&on_paid, &on_declined>,
    writ::timeout<one_day, &on_timeout>> {};
struct booking_process : writ::service<"booking-process", contracts, writ::runs<booking_flow>> {};

struct hotel : writ::system<contracts, rooms, payments, booking_process> {};
