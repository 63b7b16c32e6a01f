// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "payments/memory_ledger.hpp"
#include "room_booking/memory_rooms.hpp"
#include "simulation/chance.hpp"
#include "system.hpp"

#include <writ/memory/simulation.hpp>

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

// The hotel in the simulator: bookings that want the same rooms, cannot pay, hear nothing of the
// payment, make no sense, or are cancelled, and a database that fails now and then.

namespace simulated {

using namespace booking;

/// Letters by the ids of their messages: one that is posted again does not go out again.
struct letter_box final : postbox {
    std::map<std::string, letter, std::less<>> letters;
    chance& away;

    explicit letter_box(chance& post_office) : away{post_office} {}
    void post(std::string_view message_id, const letter& written) override {
        away.fail();
        letters.emplace(message_id, written);
        away.fail();
    }
};

/// The rooms, with a row that counts for each reservation and release.
class counted_rooms final : public rooms {
public:
    counted_rooms(writ::memory_transaction& rows, chance& away) : rows_{rows}, all_{rows} {
        away.fail();
    }
    [[nodiscard]] std::optional<reservation> find(const booking_id& booking) const override {
        return all_.find(booking);
    }
    [[nodiscard]] bool is_free(std::string_view room, writ::date from,
                               writ::date to) const override {
        return all_.is_free(room, from, to);
    }
    void reserve(const booking_id& booking, const reservation& made) override {
        all_.reserve(booking, made);
        count("reserved", booking);
    }
    void release(const booking_id& booking) override {
        all_.release(booking);
        count("released", booking);
    }

private:
    void count(std::string_view table, const booking_id& booking) {
        auto& counts = rows_.table<int>(table);
        const int* known = counts.find(booking.value);
        counts.put(booking.value, known == nullptr ? 1 : *known + 1);
    }

    writ::memory_transaction& rows_;
    memory_rooms all_;
};

template <class Simulation>
void ask_for_rooms(Simulation& hotel_run, std::uint64_t seed) {
    writ::testing::random_sequence draw{seed};
    const auto bookings = 3 + draw.below(4);
    std::size_t number = 0;
    const auto id = [&] { return "m" + std::to_string(++number); };
    for (std::uint64_t at = 1; at <= bookings; ++at) {
        const booking_id booking{"b" + std::to_string(at)};
        static constexpr std::string_view customers[] = {"anna", "bela", "broke", "slow"};
        const auto first = static_cast<unsigned>(1 + draw.below(4));
        const auto nights = static_cast<unsigned>(draw.below(12) == 0 ? 0 : 1 + draw.below(3));
        const make_reservation wanted{booking,
                                      std::to_string(101 + draw.below(2)),
                                      std::string{customers[draw.below(4)]},
                                      {2026, 12, first},
                                      {2026, 12, first + nights}};
        hotel_run.send(wanted, id());
        if (draw.below(4) == 0) {
            hotel_run.send(wanted, id());
        }
        if (draw.below(3) == 0) {
            const auto which = "b" + std::to_string(1 + draw.below(at));
            hotel_run.send(cancel_booking{{which}}, id());
        }
    }
}

template <class Message, class Simulation>
std::multiset<std::string> bookings_in(const Simulation& run) {
    std::multiset<std::string> found;
    for (const auto& each : run.template sent<Message>()) {
        found.insert(each.booking.value);
    }
    return found;
}

/// What the rows say is what the messages say.
template <class Simulation>
void check_rooms(Simulation& run, writ::memory_transaction& rows) {
    const auto reserved = bookings_in<room_reserved>(run);
    const auto released = bookings_in<room_released>(run);
    const auto counted = [&](std::string_view table) {
        std::multiset<std::string> found;
        for (const auto& [booking, times] : rows.table<int>(table)) {
            for (int at = 0; at < times; ++at) {
                found.insert(booking);
            }
        }
        return found;
    };
    run.require(counted("reserved") == reserved, "a reservation is told and not stored, or twice");
    run.require(counted("released") == released, "a release is told and not stored, or twice");
    for (const auto& each : reserved) {
        run.require(reserved.count(each) == 1, "a booking was reserved twice");
    }
    for (const auto& each : released) {
        run.require(released.count(each) == 1 && reserved.contains(each),
                    "a booking was released twice, or never reserved");
    }
}

template <class Simulation>
void check_payments(Simulation& run, writ::memory_transaction& rows) {
    std::multiset<std::string> taken, declined;
    for (const auto& [booking, answers] : rows.table<memory_ledger::answers>("ledger")) {
        for (const auto each : answers) {
            (each == bank_answer::taken ? taken : declined).insert(booking);
        }
    }
    run.require(taken == bookings_in<payment_taken>(run),
                "a payment is told and not entered, or twice");
    run.require(declined == bookings_in<payment_declined>(run),
                "a declined payment is told and not entered, or twice");
    for (const auto& each : taken) {
        run.require(taken.count(each) == 1, "a booking was paid twice");
    }
}

template <class Simulation>
void check_letters(Simulation& run, const letter_box& out) {
    std::map<std::string, std::multiset<std::string>> sent;
    for (const auto& [id, each] : out.letters) {
        sent[each.effect].insert(each.booking.value);
    }
    const auto released = bookings_in<room_released>(run);
    const auto confirmed = bookings_in<email_hotel>(run);
    for (const auto& each : confirmed) {
        run.require(confirmed.count(each) == 1 && !released.contains(each),
                    "a booking was confirmed twice, or released as well");
    }
    if (!run.gave_up()) {
        run.require(sent["room-released"] == released, "the letters are not the releases");
        run.require(sent["hotel-emailed"] == confirmed, "the letters are not the confirmations");
    }
}

/// One schedule of the hotel.
template <class Disk, class Carrier>
writ::testing::simulation_report run_hotel(writ::testing::simulation_options how) {
    chance away{how.seed, 30};
    letter_box out{away};
    const auto all_rooms = writ::provide<rooms>(
        [&away](writ::memory_transaction& rows) { return counted_rooms{rows, away}; });
    const auto book = writ::provide<ledger>([&away](writ::memory_transaction& rows) {
        away.fail();
        return memory_ledger{rows};
    });
    const auto letters = writ::provide<postbox>([&out]() -> postbox& { return out; });
    how.on_calm = [&away] { away.stop(); };
    auto run = writ::testing::basic_simulation<
        hotel, Disk, Carrier, std::remove_const_t<decltype(all_rooms)>,
        std::remove_const_t<decltype(book)>, std::remove_const_t<decltype(letters)>>{how, all_rooms,
                                                                                     book, letters};
    ask_for_rooms(run, how.seed);
    return run.run([&](auto& ran) {
        ran.rows_of("room-booking",
                    [&](writ::memory_transaction& rows) { check_rooms(ran, rows); });
        ran.rows_of("payments", [&](writ::memory_transaction& rows) { check_payments(ran, rows); });
        check_letters(ran, out);
    });
}

}  // namespace simulated
