// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The boundary between the user's code and the engine: nothing that is thrown passes it.

#pragma once

#include <writ/detail/handler_options.hpp>
#include <writ/detail/meta.hpp>
#include <writ/runtime/collector.hpp>
#include <writ/runtime/decision.hpp>
#include <writ/service.hpp>

#include <cxxabi.h>

#include <cstdlib>
#include <exception>
#include <string>
#include <typeinfo>

namespace writ::detail {

// The name of the exception that is being handled.
inline std::string current_exception_name() {
    const std::type_info* type = abi::__cxa_current_exception_type();
    if (type == nullptr) {
        return {};
    }
    int status = 0;
    char* readable = abi::__cxa_demangle(type->name(), nullptr, nullptr, &status);
    std::string name{status == 0 ? readable : type->name()};
    std::free(readable);
    return name;
}

template <class Error>
bool current_exception_is() {
    try {
        throw;
    } catch (const Error&) {
        return true;
    } catch (...) {
        return false;
    }
}

// Called inside a catch block: turns what was thrown into a verdict.
template <class Decision>
void describe_exception(Decision& made, bool unrecoverable) {
    made = Decision{};
    made.what = unrecoverable ? verdict::rejected : verdict::failed;
    made.error_type = current_exception_name();
    try {
        throw;
    } catch (const reject& thrown) {
        made.what = verdict::rejected;
        made.reason = thrown.reason;
    } catch (const outcome_too_large& thrown) {
        made.reason = "it returned " + std::to_string(thrown.messages) + " messages of " +
                      std::to_string(thrown.bytes) + " bytes; the most are " +
                      std::to_string(thrown.most.outcome_messages) + " and " +
                      std::to_string(thrown.most.outcome_bytes) +
                      ": return them over several messages";
    } catch (const std::exception& thrown) {
        made.reason = thrown.what();
    } catch (...) {
        made.reason = "an exception that is no std::exception";
    }
}

template <class Unrecoverable>
struct is_unrecoverable;
template <class... Errors>
struct is_unrecoverable<list<Errors...>> {
    static bool current() { return (current_exception_is<Errors>() || ...); }
};

template <class Policies>
struct policies_by_error;
template <class... Errors, retry_policy... Policies>
struct policies_by_error<list<error_policy_option<Errors, Policies>...>> {
    template <retry_policy Policy>
    static constexpr retry_policy kept = Policy;
    // Of the exception that is being handled, or null.
    static const retry_policy* current() {
        const retry_policy* found = nullptr;
        static_cast<void>(
            ((current_exception_is<Errors>() ? (found = &kept<Policies>, true) : false) || ...));
        return found;
    }
};

// What recoverability<…> among the words of a declaration says of types of exceptions.
template <class Word>
struct error_rules_of {
    using unrecoverable = list<>;
    using policies = list<>;
};
template <auto... Options>
struct error_rules_of<recoverability<Options...>> {
    using unrecoverable = typename option_set<Options...>::unrecoverable;
    using policies = typename option_set<Options...>::error_policies;
};
template <class Own, class Words>
struct error_rules;
template <class Own, class... Words>
struct error_rules<Own, list<Words...>> {
    using unrecoverable =
        join<typename Own::unrecoverable, typename error_rules_of<Words>::unrecoverable...>;
    using policies =
        join<typename Own::error_policies, typename error_rules_of<Words>::policies...>;
};
struct no_error_rules {
    using unrecoverable = list<>;
    using policies = list<>;
};

// Rules: an error_rules.
template <class Rules, class Use>
decision guarded(Use use) {
    late<decision, Use> made;
    try {
        use(made);
    } catch (...) {
        describe_exception(made, is_unrecoverable<typename Rules::unrecoverable>::current());
        made.retries = policies_by_error<typename Rules::policies>::current();
    }
    return made;
}

}  // namespace writ::detail
