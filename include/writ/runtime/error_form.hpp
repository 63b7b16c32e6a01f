// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Declared errors on the wire: {"code":422,"errors":[{"message":…,"field":…}],"type":…,"data":{…}}.
// type and data carry an error type of the user's own; a writ::problem is its code and its errors.
// The data keeps its C++ names, whatever the contract list's naming policy: it is one form for all.

#pragma once

#include <writ/codec/redaction.hpp>
#include <writ/detail/declared_error_text.hpp>
#include <writ/detail/type_name.hpp>
#include <writ/problem.hpp>
#include <writ/result.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace writ::detail {

// An error type says its own code as `static constexpr int code`; 422 where it does not.
template <class Error>
constexpr int error_code() {
    if constexpr (requires {
                      { Error::code } -> std::convertible_to<int>;
                  }) {
        return Error::code;
    } else {
        return 422;
    }
}

struct error_head {
    int code = 0;
    std::vector<problem_item> errors;
    std::optional<std::string> type;
};
template <class Error>
struct error_body {
    int code = 0;
    std::vector<problem_item> errors;
    std::string type;
    Error data;
};
template <class Error>
struct error_data {
    Error data;
};

template <class Error>
std::string error_text(const Error& error) {
    std::string text;
    if constexpr (is_problem<Error>) {
        json::write<plain_names>(text, error_head{Error::code, error.errors, {}});
    } else {
        std::string message{type_name<Error>};
        if constexpr (requires {
                          { error.message } -> std::convertible_to<std::string>;
                      }) {
            message = error.message;
        }
        json::write<plain_names>(text, error_body<Error>{error_code<Error>(),
                                                         {{std::move(message), {}}},
                                                         std::string{type_name<Error>},
                                                         error});
    }
    return text;
}

// What shows the body that error_text has written, where it cannot be shown as it is.
template <class Error>
constexpr auto error_shown() -> std::string (*)(std::string_view) {
    if constexpr (is_problem<Error>) {
        return show<json, plain_names, error_head>;
    } else {
        return show<json, plain_names, error_body<Error>>;
    }
}

// Whether a declared error of type Error is what `head` speaks of.
template <class Error>
bool is_error_of(const error_head& head) {
    if constexpr (is_problem<Error>) {
        return head.code == Error::code && !head.type;
    } else {
        return head.type && *head.type == type_name<Error>;
    }
}

template <class Error>
result<void> read_error(std::string_view text, const error_head& head, Error& error,
                        const read_limits& limits = {}) {
    if constexpr (is_problem<Error>) {
        static_cast<void>(text);
        static_cast<void>(limits);
        error.errors = head.errors;
        return {};
    } else {
        error_data<Error> read;
        auto done = json::read<plain_names>(text, read, limits);
        if (done) {
            error = std::move(read.data);
        }
        return done;
    }
}

}  // namespace writ::detail
