// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/express.hpp>
#include <writ/runtime/handler_binding.hpp>
#include <writ/runtime/key_text.hpp>
#include <writ/runtime/outgoing_message.hpp>
#include <writ/runtime/trace_context.hpp>

#include <charconv>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace writ::detail {

// What leaves the express way for the engine.
struct express_exit {
    express_exit() = default;
    express_exit(const express_exit&) = delete;
    express_exit& operator=(const express_exit&) = delete;
    virtual ~express_exit() = default;

    /// Whether messages of this lane of a subscriber go through the store at present.
    virtual bool is_detoured(std::size_t service, std::size_t subscriber,
                             std::string_view lane) = 0;
    /// Hands a message over, which failed, or comes after one that did. `key` is empty where its
    /// contract says nothing of order.
    virtual void take(std::size_t service, std::size_t subscriber, outgoing_message&& sent,
                      const decision* failed) = 0;
    /// What a handler returned.
    virtual void emit(std::size_t service, std::size_t subscriber, decision&& made,
                      const envelope& cause) = 0;
    [[nodiscard]] virtual timestamp now() const = 0;
    [[nodiscard]] virtual const limits& bounds() const = 0;
};

// A handler that takes objects.
struct express_receiver {
    express_receiver() = default;
    express_receiver(const express_receiver&) = delete;
    express_receiver& operator=(const express_receiver&) = delete;
    virtual ~express_receiver() = default;

    virtual std::size_t drain(std::size_t most, express_exit& out) = 0;
    [[nodiscard]] virtual bool empty() const = 0;
    virtual void close() = 0;
};

template <class Service, class Objects, class Handled>
class express_handler final : public express_receiver {
    using message_type = typename Handled::message;
    using contracts = typename facts<Service>::contracts;
    using binding = handler_binding<Service, Objects, Handled>;
    static constexpr const contract_row& row =
        contracts_of<contracts>.rows[row_of<contracts, message_type>];

public:
    express_handler(std::size_t service, std::size_t subscriber, void* objects, std::size_t slots)
        : service_{service},
          subscriber_{subscriber},
          objects_{objects},
          ring_{std::make_shared<express_ring<message_type>>(slots)} {
        cause_.type = row.name;
        cause_.source = outside;
    }

    [[nodiscard]] static constexpr std::string_view type() { return row.name; }
    [[nodiscard]] const std::shared_ptr<express_ring<message_type>>& ring() const { return ring_; }

    std::size_t drain(std::size_t most, express_exit& out) override {
        cause_.time = out.now();
        const limits& bounds = out.bounds();
        return ring_->drain(most, [&](message_type& taken, std::uint64_t number) {
            name_cause(number);
            if (out.is_detoured(service_, subscriber_, {}) &&
                out.is_detoured(service_, subscriber_, lane_of(taken))) {
                return out.take(service_, subscriber_, sent_of(taken), nullptr);
            }
            const delivery given{.message = cause_, .now = cause_.time, .bounds = bounds};
            auto made = binding::decide_object(objects_, given, taken);
            if (made.what == verdict::failed || made.what == verdict::rejected) {
                return out.take(service_, subscriber_, sent_of(taken), &made);
            }
            if (!made.emissions.empty()) {
                out.emit(service_, subscriber_, std::move(made), cause_);
            }
        });
    }
    [[nodiscard]] bool empty() const override { return ring_->empty(); }
    void close() override { ring_->close(); }

private:
    static constexpr std::string_view outside = "express";

    void name_cause(std::uint64_t number) {
        char digits[24];
        const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
        cause_.id.assign(digits, static_cast<std::size_t>(end - digits));
    }
    static std::string lane_of(const message_type& taken) {
        auto key = stream_key_text<contracts>(taken);
        return key.empty() ? std::string{} : std::string{row.stream} + '\n' + key;
    }
    outgoing_message sent_of(const message_type& taken) {
        using form = contract_form<contracts, message_type>;
        outgoing_message made;
        made.what = row.what;
        made.stream = row.stream;
        made.lossy = row.lossy;
        made.message = cause_;
        made.message.correlation_id = cause_.id;
        made.message.partition_key = stream_key_text<contracts>(taken);
        form::write(made.message.body, taken);
        made.message.data_content_type = form::content_type;
        made.message.data_schema = form::schema();
        begin_trace(made.message);
        return made;
    }

    std::size_t service_;
    std::size_t subscriber_;
    void* objects_;
    std::shared_ptr<express_ring<message_type>> ring_;
    envelope cause_;
};

// Whether a handler can be given objects: it needs no attribute of the message, no transaction and
// no middleware, and answers nothing.
template <class Extra>
inline constexpr bool needs_only_objects = std::is_same_v<Extra, const context&>;
template <class Extras>
struct extras_of_express;
template <class... Extras>
struct extras_of_express<list<Extras...>> {
    static constexpr bool good = (needs_only_objects<Extras> && ...);
};
template <class Service, class Handled>
constexpr bool goes_by_express() {
    using message = typename Handled::message;
    if constexpr (std::is_same_v<message, raw_message>) {
        return false;
    } else {
        constexpr const contract_row& row =
            contracts_of<typename facts<Service>::contracts>.rows
                [row_of<typename facts<Service>::contracts, message>];
        return row.what != kind::query && row.errors.size == 0 &&
               std::is_same_v<typename facts<Service>::middleware, list<>> &&
               !Handled::options::value.asks_operator &&
               extras_of_express<typename Handled::extras>::good &&
               std::is_copy_assignable_v<message> && std::is_default_constructible_v<message>;
    }
}

}  // namespace writ::detail
