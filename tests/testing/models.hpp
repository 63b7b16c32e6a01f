// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Services written as models by hand: what the declaration of a service generates, in a few lines.

#pragma once

#include <writ/testing/engine.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace models {

using decide_function = writ::decision (*)(void*, const writ::delivery&);

/// A service model and what it refers to.
class service {
public:
    explicit service(std::string_view name) : name_(name) {}

    service& subscriber(writ::subscriber_model made) {
        subscribers_.push_back(made);
        return *this;
    }

    /// A route of the subscriber that was added last.
    service& takes(writ::route made) {
        made.subscriber = subscribers_.size() - 1;
        routes_.push_back(made);
        return *this;
    }

    service& handler(std::string_view name, std::string_view type, writ::kind what,
                     decide_function decide) {
        subscriber({.name = name});
        return takes({.type = type, .what = what, .decide = decide});
    }

    service& every(writ::recurrence made) {
        recurring_.push_back(made);
        return *this;
    }

    service& times_out(writ::decision (*made)(void*, std::size_t, const writ::delivery&)) {
        time_out_ = made;
        return *this;
    }

    [[nodiscard]] writ::service_model model() const {
        return {name_, subscribers_, routes_, time_out_, recurring_};
    }

private:
    std::string_view name_;
    std::vector<writ::subscriber_model> subscribers_;
    std::vector<writ::route> routes_;
    std::vector<writ::recurrence> recurring_;
    writ::decision (*time_out_)(void*, std::size_t, const writ::delivery&) = nullptr;
};

/// What the handlers of a test share.
struct notes {
    std::map<std::string, int> calls{};
    std::vector<std::string> order{};
    std::vector<writ::envelope> seen{};
    int failures_left = 0;
    bool broken = false;
};

inline notes& in(void* objects) { return *static_cast<notes*>(objects); }

inline writ::decision done() { return {}; }

inline writ::decision ended(writ::verdict what, std::string reason) {
    writ::decision made;
    made.what = what;
    made.reason = std::move(reason);
    return made;
}

inline writ::emission event(std::string_view type, std::string key, std::string body = {}) {
    writ::emission made;
    made.type = type;
    made.what = writ::kind::event;
    made.key = std::move(key);
    made.body = std::move(body);
    return made;
}

inline writ::emission command(std::string_view type, std::string key, std::string body = {}) {
    auto made = event(type, std::move(key), std::move(body));
    made.what = writ::kind::command;
    return made;
}

template <class... Emissions>
writ::decision emits(Emissions... each) {
    writ::decision made;
    (made.emissions.push_back(std::move(each)), ...);
    return made;
}

inline writ::decision steps(std::string_view state, std::int64_t timeout_ms = 0) {
    writ::decision made;
    made.instance = writ::change::step;
    made.state = state;
    made.timeout_ms = timeout_ms;
    return made;
}

inline writ::decision stays() {
    writ::decision made;
    made.instance = writ::change::stay;
    return made;
}

inline writ::decision finishes() {
    writ::decision made;
    made.instance = writ::change::finish;
    return made;
}

/// In these tests the key of a message for a workflow is its whole body.
inline writ::result<std::string> body_is_key(const writ::delivery& given) {
    return given.message.body;
}

inline writ::envelope message(std::string type, std::string key = {}, std::string body = {}) {
    writ::envelope made;
    made.type = std::move(type);
    made.partition_key = std::move(key);
    made.body = std::move(body);
    return made;
}

}  // namespace models
