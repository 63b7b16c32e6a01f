// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "on_file/send_requests.hpp"

#include "front_end/front_end.hpp"
#include "front_end/line_reader.hpp"

#include <writ/client.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace booking {

namespace {

struct accepted_line {
    std::size_t line;
    std::string id;
};
struct rejected_line {
    std::size_t line;
    std::string rejected;
};
struct found_line {
    std::size_t line;
    std::optional<std::string> id;
    booking_view found;
};
struct unknown_line {
    std::size_t line;
    std::optional<std::string> id;
    booking_id not_found;
};
struct unanswered_line {
    std::size_t line;
    std::optional<std::string> id;
    std::string not_answered;
};

template <class Client>
class desk {
public:
    desk(Client& front, std::ostream& out, writ::duration timeout)
        : front_{front}, out_{out}, timeout_{timeout} {}

    /// Whether the line was good, and its question answered.
    writ::result<bool> take(const line_reader& line) {
        const auto read = line.is_too_long() ? too_long() : read_request(line.text());
        if (!read) {
            print(rejected_line{line.number(), read.error().text()});
            return false;
        }
        return std::visit(
            [&](const auto& wanted) { return (*this)(wanted, read->id, line.number()); },
            read->wanted);
    }

    template <class Command>
    writ::result<bool> operator()(const Command& wanted, const std::string& id, std::size_t line) {
        const auto sent = front_.send(wanted, {.id = id});
        if (!sent)
            return sent.error();
        print(accepted_line{line, sent->id});
        return true;
    }
    // A question that is asked again wants to be answered again, so its id names the answer only.
    writ::result<bool> operator()(const find_booking& wanted, const std::string& named,
                                  std::size_t line) {
        const auto id = named.empty() ? std::nullopt : std::optional{named};
        const auto answer = front_.ask(wanted, timeout_);
        if (answer.template has<writ::not_found>()) {
            print(unknown_line{line, id, wanted.booking});
            return true;
        }
        if (!answer) {
            print(unanswered_line{line, id, answer.error().text()});
            return false;
        }
        print(found_line{line, id, answer.value()});
        return true;
    }

private:
    static auto too_long() -> writ::result<named_request> {
        return writ::error{{}, "longer than " + std::to_string(line_reader::most_bytes) + " bytes"};
    }
    // Each at once: whoever reads it may be told that the request is stored.
    template <class Line>
    void print(const Line& line) {
        writ::to_json(line, text_);
        out_ << text_ << '\n' << std::flush;
    }

    Client& front_;
    std::ostream& out_;
    writ::duration timeout_;
    std::string text_;
};

}  // namespace

writ::result<send_result> send_requests(writ::sqlite::store& store, std::istream& in,
                                        std::ostream& answers, writ::duration timeout) {
    auto transport = store.transport();
    auto front = writ::client<front_end>(transport, store);
    desk taking{front, answers, timeout};
    line_reader line{in};
    send_result result;
    while (result.all_written && line.next()) {
        if (line.is_blank())
            continue;
        const auto good = taking.take(line);
        if (!good)
            return good.error();
        result.all_lines_good = result.all_lines_good && *good;
        result.all_written = static_cast<bool>(answers);
    }
    return result;
}

}  // namespace booking
