// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// From what a handler returned to encoded emissions. The forms are those of returns.hpp.

#pragma once

#include <writ/detail/part_facts.hpp>
#include <writ/runtime/admission.hpp>
#include <writ/runtime/contract_form.hpp>
#include <writ/runtime/decision.hpp>
#include <writ/runtime/envelope.hpp>
#include <writ/runtime/error_form.hpp>
#include <writ/runtime/key_text.hpp>
#include <writ/runtime/middleware.hpp>
#include <writ/runtime/model.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace writ::detail {

// The sticky attributes of a list, as texts.
template <class Option>
struct sticky_texts {
    static bool has(std::string_view) { return false; }
};
template <literal... Names>
struct sticky_texts<sticky<Names...>> {
    static bool has(std::string_view name) {
        return ((name == std::string_view{Names.text, sizeof(Names.text) - 1}) || ...);
    }
};
template <class Options>
struct sticky_in;
template <class... Options>
struct sticky_in<list<Options...>> {
    static bool has([[maybe_unused]] std::string_view name) {
        return (sticky_texts<Options>::has(name) || ...);
    }
};
template <class Contracts>
late<std::vector<header>, Contracts> sticky_headers(const late<envelope, Contracts>& cause) {
    late<std::vector<header>, Contracts> kept;
    for (const auto& each : cause.headers) {
        if (sticky_in<typename Contracts::writ_options>::has(each.name)) {
            kept.push_back(each);
        }
    }
    return kept;
}

// Thrown, and turned into a failure by the guard of the decision.
struct outcome_too_large {
    std::size_t messages;
    std::size_t bytes;
    limits most;
};

// Middleware: whether Type takes an outgoing message.
struct next_probe {
    outcome operator()() const;
    template <class Provided>
    outcome operator()(const Provided&) const;
};
template <class Type, class Message>
concept takes_outgoing = std::is_invocable_v<Type&, outgoing<Message>&, next_probe>;
template <class Type, class Message>
concept takes_incoming = std::is_invocable_v<Type&, incoming<Message>&, next_probe>;

// Objects: gives `get<Middleware>()`. Middleware: in declared order.
template <class Contracts, class Objects, class Middleware>
class collector;
template <class Contracts, class Objects, class... Middleware>
class collector<Contracts, Objects, list<Middleware...>> {
    static constexpr const contract_view& contracts = contracts_of<Contracts>;

public:
    // waits: a workflow instance, which can be given replies.
    collector(Objects& objects, const delivery& given, late<decision, Objects>& into,
              bool waits = false)
        : objects_{objects},
          cause_{given.message},
          bounds_{given.bounds},
          into_{into},
          waits_{waits} {}

    template <class Return>
    void take(Return&& returned) {
        const auto use = [this](auto& message, std::int64_t delay_ms) {
            this->emit(message, delay_ms);
        };
        each_message(returned, 0, use);
    }

private:
    template <class Message>
    void emit(Message& message, std::int64_t delay_ms) {
        constexpr std::size_t row = row_of<Contracts, Message>;
        if constexpr (row != contract_view::none) {
            late<header_list, Objects> headers{sticky_headers<Contracts>(cause_)};
            pass_on<Message, Middleware...>(message, headers, delay_ms);
        } else if constexpr (contracts.replied_by(id_of<Message>) != contract_view::none) {
            contract_form<Contracts, Message>::encode(into_.reply, message);
            answer_with(".reply", false);
        } else {
            into_.reply.body = error_text(message);
            into_.reply.show = error_shown<Message>();
            answer_with(".error", true);
        }
    }

    // The first of the rest that takes it; then the wire.
    template <class Message>
    void pass_on(Message& message, late<header_list, Objects>& headers, std::int64_t delay_ms) {
        constexpr std::size_t row = row_of<Contracts, Message>;
        late<emission, Objects> made;
        made.type = contracts.rows[row].name;
        made.what = contracts.rows[row].what;
        made.stream = contracts.rows[row].stream;
        made.lossy = contracts.rows[row].lossy;
        made.key = stream_key_text<Contracts>(message);
        contract_form<Contracts, Message>::encode(made, message);
        made.delay_ms = delay_ms;
        made.expects_reply =
            waits_ && (made.what == kind::query || contracts.rows[row].errors.size > 0);
        made.headers = std::move(headers.all);
        bytes_ += made.body.size();
        into_.emissions.push_back(std::move(made));
        if (!outcome_fits(into_.emissions.size(), bytes_, bounds_)) {
            throw outcome_too_large{into_.emissions.size(), bytes_, bounds_};
        }
    }
    template <class Message, class First, class... Rest>
    void pass_on(Message& message, late<header_list, Objects>& headers, std::int64_t delay_ms) {
        if constexpr (takes_outgoing<First, Message>) {
            outgoing<Message> seen{message, headers};
            objects_.template get<First>()(seen, [&] {
                pass_on<Message, Rest...>(message, headers, delay_ms);
                return outcome{};
            });
        } else {
            pass_on<Message, Rest...>(message, headers, delay_ms);
        }
    }

    void answer_with(std::string_view suffix, bool is_error) {
        into_.reply.present = true;
        into_.reply.is_error = is_error;
        into_.reply.type = cause_.type;
        into_.reply.type += suffix;
        into_.reply.headers = sticky_headers<Contracts>(cause_);
    }

    Objects& objects_;
    const late<envelope, Objects>& cause_;
    const limits& bounds_;
    late<decision, Objects>& into_;
    bool waits_;
    std::size_t bytes_ = 0;
};

}  // namespace writ::detail
