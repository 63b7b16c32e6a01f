// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "command_line.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <ostream>
#include <vector>

namespace writ::cli {

namespace {

constexpr auto about =
    "Looks into a store of the writ engine, and repairs what needs a person.\n\n"
    "    writ stats                      how much of everything there is\n"
    "    writ dead list                  messages that were given up\n"
    "    writ dead show 12 --body        all that is known of one\n"
    "    writ dead redrive 12            deliver it again\n"
    "    writ workflow show b17          where an instance stands\n\n"
    "Which store: --store FILE, or the environment variable WRIT_STORE. Engines may run on it at "
    "the same time.\n"
    "What changes the store says first what it will do, and asks; --yes answers, --dry-run only "
    "says it.\n";

constexpr auto ends = "--store and --json go with every command.\nStatus: 0 done; 1 nothing was "
                      "found, or it was refused and nothing was changed; 2 it cannot "
                      "be done.";

// What has more digits would not fit a number, and the parser does not say so.
bool is_number(const std::string& text) {
    constexpr std::size_t most_digits = 18;
    return text.size() <= most_digits &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::string positive(const std::string& text) {
    const bool is_zero = text.find_first_not_of('0') == text.npos;
    return is_number(text) && !is_zero ? "" : text + " must be a number from 1 on";
}

std::string number(const std::string& text) {
    return is_number(text) ? "" : text + " must be a number";
}

// Adds the options of the commands, each to the request that is filled in.
class grammar {
public:
    explicit grammar(request& asked) : asked_{asked} {
        app_.footer(ends);
        app_.require_subcommand(1);
        app_.fallthrough();
        app_.add_option("--store", asked_.store, "the store's file")
            ->type_name("FILE")
            ->envname("WRIT_STORE");
        app_.add_flag("--json", asked_.json, "one JSON object a line, for programs");
        add_dead();
        add_workflow();
        add_queues();
        add_health();
    }

    CLI::App& app() { return app_; }

private:
    CLI::App* add(CLI::App& to, const char* name, const char* words, verb what) {
        CLI::App* made = to.add_subcommand(name, words);
        made->fallthrough();
        made->footer(ends);
        made->callback([this, what] { asked_.what = what; });
        return made;
    }
    CLI::App& group(const char* name, const char* words) {
        CLI::App* made = app_.add_subcommand(name, words);
        made->fallthrough();
        made->require_subcommand(1);
        return *made;
    }

    void text(CLI::App* to, const char* name, std::string& value, const char* words,
              const char* type = "TEXT") {
        to->add_option(name, value, words)->type_name(type);
    }
    // By a function of its own: CLI11 takes an empty text for an optional that is not set.
    CLI::Option* key(CLI::App* to, const char* words, const char* name = "--key") {
        return to
            ->add_option_function<std::string>(
                name, [this](const std::string& said) { asked_.key = said; }, words)
            ->type_name("TEXT");
    }
    void places(CLI::App* to, bool needed) {
        to->add_option("PLACE", asked_.places, "the places of the messages, as listed")
            ->required(needed)
            ->type_name("")
            ->check(positive);
    }
    void limit(CLI::App* to) {
        to->add_option("--limit", asked_.limit, "at most so many; 100 if nothing is said")
            ->type_name("NUMBER")
            ->check(positive);
        to->add_flag("--all", asked_.all, "all of them");
    }
    void after(CLI::App* to, const char* words) {
        to->add_option("--after", asked_.after, words)->type_name("NUMBER")->check(number);
    }
    void kept_filters(CLI::App* to) {
        text(to, "--service", asked_.service, "of this service");
        text(to, "--subscriber", asked_.subscriber, "of this handler or workflow");
        text(to, "--type", asked_.type, "of this wire name");
        key(to, "of this key, or for this instance");
        text(to, "--reason", asked_.reason, "kept for this reason");
        after(to, "after this place");
    }
    void consent(CLI::App* to) {
        to->add_flag("--yes", asked_.yes, "do it without asking");
        to->add_flag("--dry-run", asked_.dry_run, "only say what would be done");
    }
    void takes_parked(CLI::App* to) {
        to->add_flag("--parked", asked_.takes_parked, "also messages that are parked or held");
    }
    void body_flag(CLI::App* to, const char* words) {
        to->add_flag("--body", asked_.shows_body, words);
    }
    void new_body(CLI::App* to, const char* words) {
        to->add_option("--body", asked_.body, words)->type_name("FILE")->required();
    }

    void add_dead() {
        CLI::App& dead = group("dead", "messages that were given up: dead letters");
        CLI::App* list = add(dead, "list", "list them, in the order they came", verb::dead_list);
        kept_filters(list);
        limit(list);
        body_flag(list, "with bodies and attributes, in --json; they may contain secrets");
        CLI::App* show = add(dead, "show", "all that is known of one", verb::dead_show);
        places(show, true);
        body_flag(show, "its body and attributes too; they may contain secrets");
        add_change(dead, "redrive",
                   "deliver them again, in their places, their attempts counted anew",
                   verb::dead_redrive);
        CLI::App* edit = add(dead, "edit", "give one another body", verb::dead_edit);
        places(edit, true);
        new_body(edit, "file of the new body, - is standard input");
        takes_parked(edit);
        consent(edit);
        add_change(dead, "skip", "give them up; what waits behind them goes on", verb::dead_skip);
        add_change(dead, "delete", "remove those that nothing waits behind", verb::dead_delete);
    }
    void add_change(CLI::App& dead, const char* name, const char* words, verb what) {
        CLI::App* made = add(dead, name, words, what);
        places(made, false);
        made->add_flag("--all", asked_.all, "all dead letters, or those that the filters let by");
        made->add_option("--limit", asked_.limit, "with --all: at most so many")
            ->type_name("NUMBER")
            ->check(positive);
        kept_filters(made);
        takes_parked(made);
        consent(made);
    }

    void add_workflow() {
        CLI::App& group_of = group("workflow", "instances of workflows");
        CLI::App* list = add(group_of, "list", "list them", verb::workflow_list);
        text(list, "--service", asked_.service, "of this service");
        text(list, "--workflow", asked_.workflow, "of this workflow");
        text(list, "--state", asked_.state, "in this state");
        key(list, "of this key");
        list->add_flag("--finished", asked_.finished, "those that have finished, too");
        limit(list);
        body_flag(list, "with the bodies of their states, in --json; they may contain secrets");
        CLI::App* show =
            instance(add(group_of, "show", "where an instance stands", verb::workflow_show));
        body_flag(show, "the body of its state, too; it may contain secrets");
        CLI::App* history =
            instance(add(group_of, "history", "the steps that it took", verb::workflow_history));
        limit(history);
        CLI::App* force = instance(
            add(group_of, "force", "put an instance into another state", verb::workflow_force));
        force->add_option("--state", asked_.state, "name of the new state")
            ->type_name("NAME")
            ->required();
        new_body(force, "file of the new state's members as JSON, - is standard input");
        consent(force);
        consent(instance(
            add(group_of, "cancel", "finish an instance; nothing is sent", verb::workflow_cancel)));
    }
    CLI::App* instance(CLI::App* to) {
        key(to, "the key of the instance", "KEY")->required()->type_name("");
        text(to, "--service", asked_.service, "of this service");
        text(to, "--workflow", asked_.workflow, "of this workflow");
        return to;
    }

    void add_queues() {
        CLI::App* parked = add(
            app_, "parked", "messages that wait for something other than a person", verb::parked);
        kept_filters(parked);
        limit(parked);
        body_flag(parked, "with bodies and attributes, in --json; they may contain secrets");
        CLI::App* outbox =
            add(app_, "outbox", "messages on their way to a transport", verb::outbox);
        text(outbox, "--type", asked_.type, "of this wire name");
        key(outbox, "of this key");
        after(outbox, "after this sequence");
        limit(outbox);
        CLI::App* timers = add(app_, "timers", "timers of workflow instances", verb::timers);
        text(timers, "--service", asked_.service, "of this service");
        text(timers, "--workflow", asked_.workflow, "of this workflow");
        key(timers, "of this instance");
        limit(timers);
        CLI::App* delayed =
            add(app_, "delayed", "messages that are to be sent later", verb::delayed);
        text(delayed, "--type", asked_.type, "of this wire name");
        key(delayed, "of this key");
        limit(delayed);
    }
    void add_health() {
        add(app_, "stats", "how much of everything there is", verb::stats);
        add(app_, "check", "look for damage of the store itself", verb::check);
    }

    request& asked_;
    CLI::App app_{about, "writ"};
};

// What cannot be said by a single option.
std::string contradiction(const request& asked) {
    if (asked.store.empty()) {
        return "which store? Say --store FILE, or set the environment variable WRIT_STORE";
    }
    const bool by_filter = !asked.service.empty() || !asked.subscriber.empty() ||
                           !asked.type.empty() || asked.key || !asked.reason.empty() ||
                           asked.after != 0 || asked.limit;
    const bool chooses = asked.what == verb::dead_redrive || asked.what == verb::dead_skip ||
                         asked.what == verb::dead_delete;
    if (chooses && asked.places.empty() && !asked.all) {
        return "which messages? Say their places, or --all with filters";
    }
    if (chooses && !asked.places.empty() && (asked.all || by_filter)) {
        return "places, or --all with filters: not both";
    }
    if (asked.what == verb::dead_edit && asked.places.size() > 1) {
        return "one message is edited at a time";
    }
    return {};
}

}  // namespace

std::variant<request, status> read_words(std::span<const std::string> words, console& at) {
    request asked;
    grammar rules{asked};
    std::vector<std::string> reversed(words.rbegin(), words.rend());
    try {
        rules.app().parse(std::move(reversed));
    } catch (const CLI::ParseError& wrong) {
        return rules.app().exit(wrong, at.out, at.err) == 0 ? status::done : status::cannot;
    }
    if (const auto wrong = contradiction(asked); !wrong.empty()) {
        throw ended{status::cannot, wrong};
    }
    return asked;
}

}  // namespace writ::cli
