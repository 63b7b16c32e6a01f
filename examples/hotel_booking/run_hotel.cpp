// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "run_hotel.hpp"

#include "front_end/line_reader.hpp"
#include "open_hotel.hpp"
#include "summary.hpp"

#include <cstddef>
#include <limits>
#include <set>
#include <string>
#include <utility>
#include <variant>

namespace booking {

namespace {

struct rejected_line {
    std::string effect;
    std::size_t line;
    std::string reason;
};

struct found_booking {
    std::string effect;
    booking_id booking;
    std::string room_id;
    writ::date from, to;
    booking_status status;
};

struct unknown_booking {
    std::string effect;
    booking_id booking;
};

/// Letters as lines of JSON; one that is posted again is not printed again.
class printer final : public postbox {
public:
    explicit printer(std::ostream& out) : out_{out} {}

    void post(std::string_view message_id, const letter& written) override {
        if (posted_.emplace(message_id).second)
            print(written);
    }
    template <class Effect>
    void print(const Effect& effect) {
        writ::to_json(effect, text_);
        out_ << text_ << '\n';
    }
    /// So that somebody who waits for an answer sees it. False when nobody can.
    bool flush() { return static_cast<bool>(out_.flush()); }

private:
    std::ostream& out_;
    std::string text_;
    std::set<std::string, std::less<>> posted_;
};

template <class World>
class desk {
public:
    desk(World& world, printer& out) : world_{world}, out_{out} {}

    /// Whether the line was good.
    bool take(const line_reader& line) {
        const auto read = line.is_too_long() ? too_long() : read_request(line.text());
        if (read)
            std::visit([&](const auto& wanted) { (*this)(wanted); }, read->wanted);
        else
            out_.print(rejected_line{"rejected", line.number(), read.error().text()});
        return read.has_value();
    }

    void operator()(const make_reservation& wanted) { send(wanted); }
    void operator()(const cancel_booking& wanted) { send(wanted); }
    void operator()(const find_booking& wanted) {
        const auto answer = world_.template as<front_end>().ask(wanted);
        if (answer.template has<writ::not_found>())
            return out_.print(unknown_booking{"booking-not-found", wanted.booking});
        const booking_view& found = answer.value();
        out_.print(found_booking{"booking-found", found.booking, found.room_id, found.from,
                                 found.to, found.status});
    }

private:
    static auto too_long() -> writ::result<named_request> {
        return writ::error{{}, "longer than " + std::to_string(line_reader::most_bytes) + " bytes"};
    }
    template <class Command>
    void send(const Command& wanted) {
        world_.template as<front_end>().send(wanted);
        world_.run();
    }

    World& world_;
    printer& out_;
};

}  // namespace

run_result run_hotel(std::istream& in, std::ostream& effects, std::ostream& notes,
                     const run_options& how) {
    printer out{effects};
    // However long the input is, it is no endless circle.
    auto world = open_hotel(
        {.seed = how.seed, .max_deliveries = std::numeric_limits<std::size_t>::max()}, out);
    desk front{world, out};
    line_reader line{in};
    line_counts lines;
    run_result result;
    while (result.all_written && line.next()) {
        if (line.is_blank())
            continue;
        ++lines.taken;
        if (!front.take(line))
            ++lines.rejected;
        result.all_written = out.flush();
    }
    world.run_to_end();
    result.all_written = out.flush() && result.all_written;
    result.all_lines_good = lines.rejected == 0;
    if (how.trace)
        notes << world.journal().print() << '\n';
    write_summary(notes, lines, world.journal(), world.balance(), world.dead_letters());
    return result;
}

}  // namespace booking
