// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/answer_reading.hpp>
#include <writ/testing/client.hpp>
#include <writ/testing/engine.hpp>
#include <writ/testing/world_parts.hpp>

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace writ::testing {

/// A whole system, or some services of one, in one thread and on a virtual clock. Made by
/// `writ::testing::world<hotel>({.seed = 7}, reserve_room{…}, …)`.
/// Thread safety: none.
template <class Parts, class... Arguments>
class basic_world {
    template <class Message>
    using list_of = typename detail::list_with<Message, typename Parts::contracts>::type;

public:
    explicit basic_world(const options& settings, const Arguments&... arguments)
        : services_{arguments...}, engine_{settings} {
        services_.each(
            [this](const service_model& model, void* objects) { engine_.add(model, objects); });
    }
    basic_world(const basic_world&) = delete;
    basic_world& operator=(const basic_world&) = delete;

    // ---- what goes in

    /// Sends a command or publishes an event from outside; returns its id. It is delivered by the
    /// next run.
    template <class Message>
    std::string send(const Message& message, std::vector<header> attributes = {}) {
        return send_from("test", message, std::move(attributes));
    }
    /// Asks from outside, runs until nothing can be delivered, and returns the reply, a declared
    /// error, or a `writ::error` that says that no answer came.
    template <class Query>
    [[nodiscard]] auto ask(const Query& query, std::vector<header> attributes = {}) {
        return ask_from("test", query, std::move(attributes));
    }
    /// What the client of a participant may do.
    template <class Participant>
    [[nodiscard]] auto as() {
        return client<Participant, basic_world>{*this};
    }
    /// A message as it may come from anywhere: any type, any bytes.
    std::string send_raw(envelope message) { return engine_.send(std::move(message)); }

    template <class Message>
    std::string send_from(std::string_view source, const Message& message,
                          std::vector<header> attributes) {
        return engine_.send(envelope_of(source, message, std::move(attributes)), shown<Message>());
    }
    template <class Query>
    [[nodiscard]] auto ask_from(std::string_view source, const Query& query,
                                std::vector<header> attributes) {
        using contracts = list_of<Query>;
        using answer = detail::answer_of<contracts, Query>;
        using result_type = typename answer::type;
        envelope asked = envelope_of(source, query, std::move(attributes));
        asked.reply_to = "client/" + std::string{source};
        asked.reply_key = "question-" + std::to_string(++questions_);
        const std::string to = asked.reply_to;
        const std::string key = asked.reply_key;
        engine_.send(std::move(asked), shown<Query>());
        engine_.run();
        const outside_answer* found = engine_.answer_to(to, key);
        if (found == nullptr) {
            return result_type{writ::error{
                {}, "no answer to " + std::string{type_of<Query>()} + " at the present time"}};
        }
        return found->is_error ? answer::error(found->message.body)
                               : answer::template reply<contracts>(found->message);
    }

    // ---- what passes

    /// Delivers until nothing can be delivered at the present time.
    void run() { engine_.run(); }
    /// Lets time pass, with all that falls due in it.
    void advance(duration span) { engine_.advance(span); }
    /// Lets time pass until nothing is left to happen.
    void run_to_end() { engine_.run_to_end(); }
    [[nodiscard]] timestamp now() const { return engine_.now(); }

    // ---- what came of it

    /// All messages of this contract that were sent, in their order.
    template <class Message>
    [[nodiscard]] std::vector<Message> sent() const {
        using form = detail::contract_form<list_of<Message>, Message>;
        std::vector<Message> found;
        for (const auto* each : engine_.journal().of_type(type_of<Message>())) {
            Message message;
            if (form::read(*each->message, message, {})) {
                found.push_back(std::move(message));
            }
        }
        return found;
    }
    template <class Message>
    [[nodiscard]] std::size_t count() const {
        return engine_.journal().of_type(type_of<Message>()).size();
    }
    /// The instance of a workflow, if it is in this state.
    template <class Workflow, class State, class Key>
    [[nodiscard]] std::optional<State> state(const Key& key) const {
        using states = detail::stored_states<Workflow>;
        const stored_instance* found = instance<Workflow>(key);
        if (found == nullptr) {
            return {};
        }
        const auto at = states::find(found->state);
        State state{};
        if (at.state != states::template number_of<State> || !states::read(at, *found, state)) {
            return {};
        }
        return state;
    }
    /// Whether an instance of a workflow is running.
    template <class Workflow, class Key>
    [[nodiscard]] bool is_running(const Key& key) const {
        return instance<Workflow>(key) != nullptr;
    }
    template <class Workflow, class Key>
    [[nodiscard]] bool is_finished(const Key& key) const {
        return engine_.is_finished(service_running<Workflow>(typename Parts::services{}),
                                   detail::workflow_facts<Workflow>::name, detail::key_text(key));
    }
    /// Puts an instance of a workflow there as an earlier build has stored it, without a timer:
    /// `world.restore<flow>(parcel_id{1}, {"on-the-way@2", R"({"weight":3})"});`
    template <class Workflow, class Key>
    void restore(const Key& key, stored_instance kept) {
        engine_.restore(service_running<Workflow>(typename Parts::services{}),
                        detail::workflow_facts<Workflow>::name, detail::key_text(key),
                        std::move(kept));
    }
    /// Another build of a service takes the place of the present one, which has its name: what
    /// waits for it and its instances stay.
    template <class Service, class... Objects>
    void redeploy(const Objects&... given) {
        static_assert(proven<Service>);
        using objects =
            detail::service_objects<detail::distinct<typename detail::facts<Service>::objects>,
                                    Objects...>;
        auto kept = std::make_shared<objects>(given...);
        engine_.add(detail::service_binding<Service, objects>::model(), kept.get());
        redeployed_.push_back(std::move(kept));
    }
    /// The handler object of a service, as the service uses it.
    template <class Service, class Object>
    [[nodiscard]] Object& object() {
        return services_.template get<Service, Object>();
    }

    [[nodiscard]] const testing::journal& journal() const { return engine_.journal(); }
    [[nodiscard]] testing::balance balance() const { return engine_.balance(); }
    [[nodiscard]] const std::vector<dead_letter>& dead_letters() const {
        return engine_.dead_letters();
    }
    bool redrive(std::uint64_t number) { return engine_.redrive(number); }
    bool skip(std::uint64_t number) { return engine_.skip(number); }
    void redrive_all() { engine_.redrive_all(); }
    void skip_all() { engine_.skip_all(); }
    void stop_faults() { engine_.stop_faults(); }
    /// The rows that handlers see through their transaction.
    [[nodiscard]] transaction& data() { return engine_.data(); }
    /// The untyped engine below.
    [[nodiscard]] testing::engine& engine() { return engine_; }

private:
    template <class Message>
    static constexpr std::size_t row() {
        using verdict =
            detail::kept_if<!std::is_void_v<list_of<Message>>,
                            broken_rule::emits_what_is_no_contract<Message, basic_world>>;
        static_assert(sizeof(detail::loud<verdict>) > 0);
        return detail::row_of<list_of<Message>, Message>;
    }
    template <class Message>
    static constexpr std::string_view type_of() {
        return detail::contracts_of<list_of<Message>>.rows[row<Message>()].name;
    }
    template <class Message>
    static constexpr show_function shown() {
        return detail::contract_form<list_of<Message>, Message>::shown;
    }
    template <class Message>
    static envelope envelope_of(std::string_view source, const Message& message,
                                std::vector<header> attributes) {
        using contracts = list_of<Message>;
        envelope made;
        made.source = source;
        made.type = type_of<Message>();
        made.partition_key = detail::stream_key_text<contracts>(message);
        made.headers = std::move(attributes);
        using form = detail::contract_form<contracts, Message>;
        form::write(made.body, message);
        made.data_content_type = form::content_type;
        made.data_schema = form::schema();
        return made;
    }
    // By the workflow's name, which another build of it has too.
    template <class... Workflows>
    static constexpr bool is_among([[maybe_unused]] std::string_view name,
                                   detail::list<Workflows...>) {
        return ((detail::workflow_facts<Workflows>::name == name) || ...);
    }
    template <class Workflow, class... Services>
    static constexpr std::string_view service_running(detail::list<Services...>) {
        std::string_view found;
        ((found = is_among(detail::workflow_facts<Workflow>::name,
                           typename detail::facts<Services>::workflows{})
                      ? detail::facts<Services>::value.name
                      : found),
         ...);
        return found;
    }
    template <class Workflow, class Key>
    [[nodiscard]] const stored_instance* instance(const Key& key) const {
        return engine_.instance(service_running<Workflow>(typename Parts::services{}),
                                detail::workflow_facts<Workflow>::name, detail::key_text(key));
    }

    detail::running_objects<typename Parts::services, Arguments...> services_;
    testing::engine engine_;
    std::size_t questions_ = 0;
    std::vector<std::shared_ptr<void>> redeployed_;
};

namespace detail {

template <class Parts, bool Good, class... Arguments>
struct world_of {
    using type = basic_world<reported_parts<Parts>>;
    static type make(const options& settings, const Arguments&...) { return type{settings}; }
};
template <class Parts, class... Arguments>
struct world_of<Parts, true, Arguments...> {
    using type = basic_world<Parts, Arguments...>;
    static type make(const options& settings, const Arguments&... arguments) {
        return type{settings, arguments...};
    }
};
template <class Parts, class... Arguments>
using world_for =
    world_of<Parts, std::is_same_v<typename world_verdict<Parts, Arguments...>::type, kept>,
             Arguments...>;

}  // namespace detail

/// Makes a world of a system, or of some services. Handler objects, middleware and providers are
/// passed in any order; default-constructible ones may be left out.
/// Rules: the system's or the services' own, handler_object_is_missing, argument_is_no_handler,
/// provider_is_missing, takes_a_transaction_the_store_does_not_have.
template <class... Declared, class... Arguments>
[[nodiscard]] auto world(const options& settings, const Arguments&... arguments) {
    using parts = detail::world_parts<Declared...>;
    static_assert(sizeof(detail::loud<typename detail::world_verdict<parts, Arguments...>::type>) >
                  0);
    return detail::world_for<parts, Arguments...>::make(settings, arguments...);
}
template <class... Declared, class... Arguments>
    requires(!(std::is_same_v<Arguments, options> || ...))
[[nodiscard]] auto world(const Arguments&... arguments) {
    using parts = detail::world_parts<Declared...>;
    static_assert(sizeof(detail::loud<typename detail::world_verdict<parts, Arguments...>::type>) >
                  0);
    return detail::world_for<parts, Arguments...>::make(options{}, arguments...);
}

}  // namespace writ::testing
