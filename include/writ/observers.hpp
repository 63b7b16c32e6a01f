// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/observed.hpp>

#include <tuple>
#include <utility>

namespace writ::inline v1 {

/// Whether an observer wants an event: it has an `on` for it.
template <class Observer, class Event>
concept observes = requires(Observer& observer, const Event& event) { observer.on(event); };

/// Several observers as one: each is told what it wants, in their order, and no event is made that
/// none of them wants. `writ::observers{printer, metrics}` refers to what has a name, which has to
/// outlive it, and keeps what has none.
///
/// *Thread safety*: that of the observers.
template <class... Observers>
class observers {
public:
    explicit observers(Observers... each) : each_{std::forward<Observers>(each)...} {}

    template <class Event>
        requires(observes<Observers, Event> || ...)
    void on(const Event& event) {
        std::apply([&](auto&... each) { (tell(each, event), ...); }, each_);
    }

private:
    template <class Observer, class Event>
    static void tell(Observer& observer, const Event& event) {
        if constexpr (observes<Observer, Event>) {
            observer.on(event);
        }
    }

    [[no_unique_address]] std::tuple<Observers...> each_;
};

template <class... Observers>
observers(Observers&&...) -> observers<Observers...>;

}  // namespace writ::inline v1
