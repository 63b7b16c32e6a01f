// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/broken_rule.hpp>
#include <writ/detail/declared_error_text.hpp>
#include <writ/detail/loud.hpp>
#include <writ/error.hpp>

#include <exception>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

namespace writ {

/// Thrown by `result::value()` where there is no value; `what()` is the error's text.
class no_value : public std::exception {
public:
    explicit no_value(std::string text) : text_{std::move(text)} {}
    const char* what() const noexcept override { return text_.c_str(); }

private:
    std::string text_;
};

namespace detail {

template <class... Functions>
struct overloaded : Functions... {
    using Functions::operator()...;
};
// What stands where a broken rule was reported: it fits anywhere, so that nothing else is.
struct already_reported {
    template <class Type>
    operator Type() const;
};
template <class... Functions>
overloaded(Functions...) -> overloaded<Functions...>;

}  // namespace detail

/// Either a value, or one of the declared `Errors`, or a `writ::error` for what nobody declares (a
/// text that cannot be read, an answer that does not come).
///
/// *Errors*: `operator*`, `operator->` and `get` require that what they give is there; `value()`
/// checks, and throws `no_value`.
template <class T, class... Errors>
class [[nodiscard]] result {
    template <class E>
    static constexpr bool is_declared = (std::is_same_v<E, Errors> || ...);

public:
    using value_type = T;

    constexpr result(T value) : state_{std::in_place_index<0>, std::move(value)} {}
    constexpr result(writ::error fault) : state_{std::in_place_index<1>, std::move(fault)} {}

    template <class E>
        requires is_declared<E>
    constexpr result(E fault) : state_{std::in_place_type<E>, std::move(fault)} {}

    [[nodiscard]] constexpr bool has_value() const noexcept { return state_.index() == 0; }
    constexpr explicit operator bool() const noexcept { return has_value(); }

    constexpr T& operator*() & noexcept { return *std::get_if<0>(&state_); }
    constexpr const T& operator*() const& noexcept { return *std::get_if<0>(&state_); }
    constexpr T&& operator*() && noexcept { return std::move(*std::get_if<0>(&state_)); }
    constexpr T* operator->() noexcept { return std::get_if<0>(&state_); }
    constexpr const T* operator->() const noexcept { return std::get_if<0>(&state_); }

    constexpr T& value() & { return check(), **this; }
    constexpr const T& value() const& { return check(), **this; }
    constexpr T&& value() && { return check(), *std::move(*this); }

    /// The undeclared error; an empty one where there is a value. For a declared error one that
    /// names it, and says its message where it has one: `declared error sold_out: no seat is left`.
    [[nodiscard]] constexpr writ::error error() const {
        if (const writ::error* fault = std::get_if<1>(&state_))
            return *fault;
        writ::error found;
        static_cast<void>((add_text_of<Errors>(found.reason) || ...));
        return found;
    }

    /// Whether it is an E: the value's type, a declared error, or `writ::error`.
    template <class E>
    [[nodiscard]] constexpr bool has() const noexcept {
        return std::holds_alternative<E>(state_);
    }

    template <class E>
    [[nodiscard]] constexpr E& get() & noexcept {
        return *std::get_if<E>(&state_);
    }
    template <class E>
    [[nodiscard]] constexpr const E& get() const& noexcept {
        return *std::get_if<E>(&state_);
    }

    /// Calls `use` with what is there, which must take each of them, and returns what it returns.
    template <class Use>
    constexpr decltype(auto) visit(Use&& use) & {
        return std::visit(std::forward<Use>(use), state_);
    }
    template <class Use>
    constexpr decltype(auto) visit(Use&& use) const& {
        return std::visit(std::forward<Use>(use), state_);
    }
    template <class Use>
    constexpr decltype(auto) visit(Use&& use) && {
        return std::visit(std::forward<Use>(use), std::move(state_));
    }

    /// Calls the one of `functions` that takes what is there: the value, each declared error and
    /// `writ::error` have one, and all return the same type.
    ///
    /// *Rules*: declared_error_is_not_handled.
    template <class... Functions>
    constexpr decltype(auto) match(Functions&&... functions) const {
        using all = detail::overloaded<std::remove_cvref_t<Functions>...>;
        using verdict = typename detail::first_broken<
            detail::kept_if<std::is_invocable_v<all&, const Errors&>,
                            broken_rule::declared_error_is_not_handled<Errors>>...>::type;
        static_assert(sizeof(detail::loud<verdict>) > 0);
        if constexpr (std::is_same_v<verdict, detail::kept>)
            return std::visit(all{std::forward<Functions>(functions)...}, state_);
        else
            return detail::already_reported{};
    }

private:
    template <class E>
    constexpr bool add_text_of(std::string& text) const {
        const E* const fault = std::get_if<E>(&state_);
        if (fault != nullptr)
            text = detail::declared_error_text(*fault);
        return fault != nullptr;
    }

    constexpr void check() const {
        if (!has_value())
            throw no_value{error().text()};
    }

    std::variant<T, writ::error, Errors...> state_;
};

/// Success, or a `writ::error`.
template <>
class [[nodiscard]] result<void> {
public:
    using value_type = void;

    constexpr result() = default;
    constexpr result(writ::error fault) : error_{std::move(fault)}, failed_{true} {}

    [[nodiscard]] constexpr bool has_value() const noexcept { return !failed_; }
    constexpr explicit operator bool() const noexcept { return has_value(); }

    constexpr void value() const {
        if (failed_)
            throw no_value{error_.text()};
    }

    /// The error; an empty one where there is none.
    [[nodiscard]] constexpr writ::error error() const { return error_; }

private:
    writ::error error_;
    bool failed_ = false;
};

}  // namespace writ
