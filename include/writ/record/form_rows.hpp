// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The form of a payload as rows, a field a row: what stands on the wire and nothing else, as in its
// fingerprint, but to be read, and compared field by field.

#pragma once

#include <writ/codec/json_keys.hpp>
#include <writ/codec/tags.hpp>
#include <writ/detail/enum_names.hpp>
#include <writ/record/row.hpp>
#include <writ/runtime/fingerprint.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>

namespace writ::detail {

// Where the texts of a row lie.
struct form_span {
    recorded what = recorded::none;
    std::size_t name = 0;
    std::size_t form = 0;  // behind the name
    std::size_t end = 0;
};

// Takes the rows of a form; counts only, where it is given no room.
class form_sink {
public:
    constexpr form_sink() = default;
    constexpr form_sink(char* text, form_span* spans) : text_{text}, spans_{spans} {}

    // A row begins with the present path; what is said of its form follows until `end`.
    constexpr void begin(recorded what) {
        span_.what = what;
        span_.name = size_;
        for (std::size_t i = 0; i < path_size_; ++i) {
            put(path_[i]);
        }
        span_.form = size_;
    }
    constexpr void say(std::string_view words) {
        for (const char c : words) {
            put(c);
        }
    }
    constexpr void say(std::size_t number) {
        if (number >= 10) {
            say(number / 10);
        }
        put(static_cast<char>('0' + number % 10));
    }
    constexpr void end() {
        span_.end = size_;
        if (spans_ != nullptr) {
            spans_[rows_] = span_;
        }
        ++rows_;
    }

    // Lengthens the path, until `leave` is given what this returns.
    constexpr std::size_t enter(std::string_view before, std::string_view name = {},
                                std::string_view behind = {}) {
        const std::size_t was = path_size_;
        for (const std::string_view each : {before, name, behind}) {
            for (const char c : each) {
                path_[path_size_++] = c;
            }
        }
        return was;
    }
    constexpr void leave(std::size_t was) { path_size_ = was; }
    [[nodiscard]] constexpr bool at_top() const { return path_size_ == 0; }

    [[nodiscard]] constexpr std::size_t size() const { return size_; }
    [[nodiscard]] constexpr std::size_t rows() const { return rows_; }

private:
    constexpr void put(char c) {
        if (text_ != nullptr) {
            text_[size_] = c;
        }
        ++size_;
    }

    char* text_ = nullptr;
    form_span* spans_ = nullptr;
    form_span span_{};
    std::size_t size_ = 0;
    std::size_t rows_ = 0;
    char path_[1024]{};
    std::size_t path_size_ = 0;
};

// Ends the row that has begun, with rows for what it holds below. Outer: as in a fingerprint.
template <class Names, class T, class... Outer>
constexpr void say_form(form_sink& into);

template <class Names, class T, class... Outer>
struct member_rows {
    template <class... Member>
    static constexpr void say(form_sink& into, list<Member...>) {
        std::size_t i = 0;
        (say_one<Member>(into, Names::template of<T>[i++]), ...);
    }
    template <class Member>
    static constexpr void say_one(form_sink& into, std::string_view name) {
        if constexpr (is_unknown_fields<Member>) {
            return;
        } else {
            const std::size_t was = into.enter(into.at_top() ? "" : ".", name);
            into.begin(recorded::field);
            say_form<Names, Member, T, Outer...>(into);
            into.leave(was);
        }
    }
};

template <class T, class... Outer>
constexpr bool say_recursion(form_sink& into) {
    if constexpr (steps_out<T, Outer...>() < sizeof...(Outer)) {
        into.say("^");
        into.say(steps_out<T, Outer...>());
        into.end();
        return true;
    }
    return false;
}

template <class Names, class... Alternative, class... Outer>
constexpr void say_alternatives(form_sink& into, list<std::variant<Alternative...>>,
                                list<Outer...>) {
    into.say("variant by ");
    into.say(tag_member<std::variant<Alternative...>>);
    into.end();
    const auto say_one = [&]<class One>(box<One>) {
        const std::size_t was = into.enter("<", tag_of<One>, ">");
        into.begin(recorded::choice);
        if (!say_recursion<One, Outer...>(into)) {
            into.end();
            if constexpr (steps_out<One, Outer...>() == sizeof...(Outer)) {
                member_rows<Names, One, Outer...>::say(into, typename members<One>::types{});
            }
        }
        into.leave(was);
    };
    (say_one(box<Alternative>{}), ...);
}

template <class E>
constexpr void say_enumerators(form_sink& into) {
    into.say("enum");
    into.end();
    for (const auto name : enum_table<E>::names) {
        const std::size_t was = into.enter("=", name);
        into.begin(recorded::choice);
        into.end();
        into.leave(was);
    }
}

template <class Names, class Element, class... Outer>
constexpr void say_elements(form_sink& into, std::string_view words, std::string_view path) {
    into.say(words);
    const std::size_t was = into.enter(path);
    say_form<Names, Element, Outer...>(into);
    into.leave(was);
}

template <class T>
constexpr void say_leaf(form_sink& into) {
    constexpr field_kind kind = kind_of<T>;
    if constexpr (kind == field_kind::boolean) {
        into.say("boolean");
    } else if constexpr (kind == field_kind::integer) {
        into.say(std::is_signed_v<T> ? "signed " : "unsigned ");
        into.say(sizeof(T));
    } else if constexpr (kind == field_kind::floating) {
        into.say("floating ");
        into.say(sizeof(T));
    } else if constexpr (kind == field_kind::text) {
        into.say("text");
    } else if constexpr (kind == field_kind::raw) {
        into.say("any");
    } else if constexpr (kind == field_kind::custom) {
        into.say("custom ");
        into.say(wire<T>::expected);
    } else {
        static_assert(kind == field_kind::bytes);
        into.say("bytes");
        if constexpr (!requires(T& bytes) { bytes.resize(0); }) {
            into.say(" ");
            into.say(std::tuple_size_v<T>);
        }
    }
    into.end();
}

template <class Names, class T, class... Outer>
constexpr void say_form(form_sink& into) {
    constexpr field_kind kind = kind_of<T>;
    if constexpr (kind == field_kind::enumeration) {
        say_enumerators<T>(into);
    } else if constexpr (kind == field_kind::optional) {
        into.say("optional ");
        say_form<Names, typename T::value_type, Outer...>(into);
    } else if constexpr (kind == field_kind::array) {
        into.say("array ");
        into.say(std::tuple_size_v<T>);
        say_elements<Names, typename T::value_type, Outer...>(into, " of ", "[]");
    } else if constexpr (kind == field_kind::sequence) {
        say_elements<Names, typename T::value_type, Outer...>(into, "sequence of ", "[]");
    } else if constexpr (kind == field_kind::map) {
        say_elements<Names, typename T::mapped_type, Outer...>(into, "map of ", "{}");
    } else if constexpr (kind == field_kind::bare) {
        say_form<Names, pick<0, typename members<T>::types>, Outer...>(into);
    } else if constexpr (kind == field_kind::secret) {
        say_form<Names, typename T::value_type, Outer...>(into);
    } else if constexpr (kind == field_kind::formed) {
        if (!say_recursion<T, Outer...>(into)) {
            if constexpr (steps_out<T, Outer...>() == sizeof...(Outer)) {
                say_form<Names, typename wire<T>::form, T, Outer...>(into);
            }
        }
    } else if constexpr (kind == field_kind::variant) {
        say_alternatives<Names>(into, list<T>{}, list<Outer...>{});
    } else if constexpr (kind == field_kind::object) {
        if (!say_recursion<T, Outer...>(into)) {
            if constexpr (steps_out<T, Outer...>() == sizeof...(Outer)) {
                into.say("object");
                into.end();
                member_rows<Names, T, Outer...>::say(into, typename members<T>::types{});
            }
        }
    } else {
        say_leaf<T>(into);
    }
}

// The rows of a payload, or of a state.
template <class Names, class T>
class form_rows {
    static constexpr void say(form_sink& into) {
        member_rows<Names, T>::say(into, typename members<T>::types{});
    }
    struct extent {
        std::size_t text;
        std::size_t rows;
    };
    static constexpr extent counted = [] {
        form_sink sink;
        say(sink);
        return extent{sink.size(), sink.rows()};
    }();
    struct written {
        std::array<char, counted.text + 1> text{};
        std::array<form_span, counted.rows + 1> spans{};
    };
    static constexpr written all = [] {
        written made;
        form_sink sink{made.text.data(), made.spans.data()};
        say(sink);
        return made;
    }();

public:
    static constexpr std::array<record_row, counted.rows> value = [] {
        std::array<record_row, counted.rows> made{};
        for (std::size_t i = 0; i < made.size(); ++i) {
            const form_span& at = all.spans[i];
            made[i] = {at.what,
                       {all.text.data() + at.name, at.form - at.name},
                       {all.text.data() + at.form, at.end - at.form}};
        }
        return made;
    }();
};

}  // namespace writ::detail
