// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/outgoing_message.hpp>
#include <writ/sqlite/statement.hpp>

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>

namespace writ::sqlite::inline v1::detail {

struct text_hash {
    using is_transparent = void;
    [[nodiscard]] std::size_t operator()(std::string_view text) const {
        return std::hash<std::string_view>{}(text);
    }
};
using numbers_of_texts = std::unordered_map<std::string, std::int64_t, text_hash, std::equal_to<>>;

[[nodiscard]] constexpr std::string_view name_of(kind what) {
    return what == kind::command ? "command" : what == kind::event ? "event" : "query";
}
[[nodiscard]] constexpr kind kind_of(std::string_view name) {
    return name == "command" ? kind::command : name == "event" ? kind::event : kind::query;
}

/// The numbers that stand for what many rows have in common: subscribers, and the forms of
/// messages (all that a contract says of them).
/// Thread safety: none, used with the connection that writes.
class names {
public:
    explicit names(const connection& over)
        : find_subscriber_{over, "SELECT number FROM writ_subscriber WHERE service = ?1 AND "
                                 "subscriber = ?2"},
          add_subscriber_{over, "INSERT INTO writ_subscriber (service, subscriber) VALUES (?1, ?2) "
                                "RETURNING number"},
          find_form_{over,
                     "SELECT number FROM writ_form WHERE type = ?1 AND what = ?2 AND stream = "
                     "?3 AND data_content_type = ?4 AND data_schema = ?5 AND is_reply = ?6 "
                     "AND is_error = ?7 AND lossy = ?8"},
          add_form_{over, "INSERT INTO writ_form (type, what, stream, data_content_type, "
                          "data_schema, is_reply, is_error, lossy) VALUES (?1, ?2, ?3, ?4, ?5, ?6, "
                          "?7, ?8) RETURNING number"} {}

    [[nodiscard]] std::int64_t subscriber(std::string_view service, std::string_view name) {
        put_together({service, name});
        return number(subscribers_, find_subscriber_, add_subscriber_, service, name);
    }

    [[nodiscard]] std::int64_t form(const outgoing_message& sent) {
        const char flags[] = {static_cast<char>('0' + static_cast<int>(sent.what)),
                              sent.is_reply ? '1' : '0', sent.is_error ? '1' : '0',
                              sent.lossy ? '1' : '0'};
        const envelope& message = sent.message;
        put_together({std::string_view{flags, 4}, message.type, sent.stream,
                      message.data_content_type, message.data_schema});
        return number(
            forms_, find_form_, add_form_, std::string_view{message.type}, name_of(sent.what),
            std::string_view{sent.stream}, std::string_view{message.data_content_type},
            std::string_view{message.data_schema}, sent.is_reply, sent.is_error, sent.lossy);
    }

    /// After a rollback: numbers that were given in it are given again.
    void forget() {
        subscribers_.clear();
        forms_.clear();
    }

private:
    // With their lengths, so that no two lists of texts are alike.
    void put_together(std::initializer_list<std::string_view> texts) {
        key_.clear();
        for (const std::string_view text : texts) {
            const auto size = static_cast<std::uint32_t>(text.size());
            key_.append(reinterpret_cast<const char*>(&size), sizeof size);
            key_ += text;
        }
    }

    template <class... Values>
    std::int64_t number(numbers_of_texts& known, statement& find, statement& add,
                        const Values&... values) {
        const auto at = known.find(key_);
        if (at != known.end()) {
            return at->second;
        }
        const std::int64_t given = found(find, add, values...);
        known.emplace(key_, given);
        return given;
    }

    template <class... Values>
    static std::int64_t found(statement& find, statement& add, const Values&... values) {
        {
            found_rows there = find.rows(values...);
            if (there.next()) {
                return there.number(0);
            }
        }
        found_rows made = add.rows(values...);
        const std::int64_t given = made.next() ? made.number(0) : 0;
        while (made.next()) {
        }
        return given;
    }

    statement find_subscriber_;
    statement add_subscriber_;
    statement find_form_;
    statement add_form_;
    numbers_of_texts subscribers_;
    numbers_of_texts forms_;
    std::string key_;
};

}  // namespace writ::sqlite::inline v1::detail
