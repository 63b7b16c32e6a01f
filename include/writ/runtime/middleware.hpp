// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/context.hpp>
#include <writ/detail/meta.hpp>
#include <writ/handler.hpp>
#include <writ/runtime/verdict.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace writ {
inline namespace v1 {

// Complete where a message runs: who only declares a middleware does not pay for them.
struct header_list;
struct envelope;
struct decision;

}  // namespace v1

namespace detail {

template <class Error>
std::string error_text(const Error& error);
template <class Error>
constexpr auto error_shown() -> std::string (*)(std::string_view);

}  // namespace detail

inline namespace v1 {

/// What a middleware returns: what `next()` gave it, or `stop()`, or `refuse(error)`.
struct outcome {
    verdict what = verdict::handled;
};

/// A message on its way to a handler or a workflow, as a middleware sees it:
/// `template <class M> writ::outcome operator()(writ::incoming<M>& message, auto next)`.
template <class Message>
class incoming {
public:
    incoming(Message& message, const context& about, const envelope& carried, decision& decided)
        : message_{message}, context_{about}, envelope_{carried}, decision_{decided} {}

    /// The message; a change is seen by the handler.
    [[nodiscard]] Message& message() { return message_; }
    [[nodiscard]] const writ::context& context() const { return context_; }
    /// The text of an attribute, empty where the message does not carry it.
    [[nodiscard]] std::string_view attribute(std::string_view name) const {
        return envelope_.header_value(name);
    }
    /// The message goes no further; it is settled and counted.
    [[nodiscard]] outcome stop() {
        decision_.what = verdict::stopped;
        return {verdict::stopped};
    }
    /// Answers with an error that the contract declares; the message counts as handled.
    template <class Error>
    [[nodiscard]] outcome refuse(const Error& error) {
        decision_.reply = {
            true, true, std::string{envelope_.type} + ".error", detail::error_text(error), {}};
        decision_.reply.show = detail::error_shown<Error>();
        decision_.what = verdict::handled;
        return {verdict::handled};
    }

private:
    Message& message_;
    const writ::context& context_;
    const detail::late<envelope, Message>& envelope_;
    detail::late<decision, Message>& decision_;
};

/// A message that was emitted, before it is encoded, as a middleware sees it.
template <class Message>
class outgoing {
public:
    outgoing(Message& message, header_list& headers) : message_{message}, headers_{headers} {}

    /// The message; a change is what is sent.
    [[nodiscard]] Message& message() { return message_; }
    /// Sets an attribute. It travels on only where the contract list declares it sticky.
    void set_attribute(std::string name, std::string value) {
        for (auto& each : headers_.all) {
            if (each.name == name) {
                each.value = std::move(value);
                return;
            }
        }
        headers_.all.push_back({std::move(name), std::move(value)});
    }

private:
    Message& message_;
    detail::late<header_list, Message>& headers_;
};

}  // namespace v1
}  // namespace writ
