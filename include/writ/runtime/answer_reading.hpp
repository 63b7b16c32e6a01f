// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The typed answer to a question: the reply, a declared error, or what went wrong.

#pragma once

#include <writ/detail/contract_of.hpp>
#include <writ/result.hpp>
#include <writ/runtime/contract_form.hpp>
#include <writ/runtime/error_form.hpp>

#include <string>
#include <string_view>

namespace writ::detail {

template <class Reply, class Errors>
struct answer_result;
template <class Reply, class... Errors>
struct answer_result<list<Reply>, list<Errors...>> {
    using type = result<Reply, Errors...>;

    template <class Contracts>
    static type reply(const envelope& message) {
        type read{Reply{}};
        const auto done = contract_form<Contracts, Reply>::read(message, *read, {});
        if (!done) {
            return done.error();
        }
        return read;
    }
    static type error(std::string_view body) {
        error_head head;
        const auto done = json::read<plain_names>(body, head);
        if (!done) {
            return done.error();
        }
        type read =
            writ::error{{}, "an error that the contract does not declare: " + std::string{body}};
        const auto attempt = [&]<class Error>(box<Error>) {
            if (!is_error_of<Error>(head)) {
                return false;
            }
            Error data;
            const auto decoded = read_error(body, head, data);
            if (decoded) {
                read = std::move(data);
            } else {
                read = decoded.error();
            }
            return true;
        };
        static_cast<void>(attempt);
        static_cast<void>((attempt(box<Errors>{}) || ...));
        return read;
    }
};

template <class Contracts, class Query>
using answer_of = answer_result<typename answers_of<Contracts, Query>::reply,
                                typename answers_of<Contracts, Query>::errors>;

}  // namespace writ::detail
