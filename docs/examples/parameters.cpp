// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/problem.hpp>
#include <writ/testing.hpp>
#include <writ/writ.hpp>

#include <iostream>

struct open_ticket {
    std::string ticket, text;
};
struct ticket_opened {
    std::string ticket, text, by, tenant;
};

// [contract]
struct user {
    std::string name;
};
struct authenticate;

struct contracts
    : writ::contract_list<
          writ::sticky<"tenant">,
          writ::command<"ticket.open", open_ticket, writ::errors<writ::not_authenticated>,
                        writ::requires_middleware<authenticate>>,
          writ::event<"ticket.opened", ticket_opened>> {};
// [/contract]

// [middleware]
// Gives handlers a `const user&`, or answers for them.
struct authenticate {
    using provides = user;
    template <class Message>
    auto operator()(writ::incoming<Message>& message, auto next) -> writ::outcome {
        const auto token = message.attribute("token");
        if (token != "secret-of-ada")
            return message.refuse(writ::not_authenticated{{{"no such token", {}}}});
        return next(user{"Ada"});
    }
};

// Sees what leaves, too.
struct stamp {
    template <class Message>
    auto operator()(writ::outgoing<Message>& message, auto next) -> writ::outcome {
        message.set_attribute("build", "42");
        return next();
    }
};
// [/middleware]

// [handler]
// What the handler wants of a store, and nothing more.
struct tickets {
    virtual ~tickets() = default;
    virtual void keep(const std::string& ticket, const std::string& text) = 0;
};

auto open(const open_ticket& asked, tickets& all, const user& who,
          const writ::attribute<"tenant">& tenant, const writ::context& about) -> ticket_opened {
    all.keep(asked.ticket, asked.text);
    std::cout << asked.ticket << ": attempt " << about.attempt << ", from " << about.source << '\n';
    return {asked.ticket, asked.text, who.name, std::string{tenant.value}};
}

struct help_desk
    : writ::service<"help-desk", contracts, writ::uses<authenticate>, writ::uses<stamp>,
                    writ::needs<tickets>, writ::calls<&open, writ::idempotent>> {};
static_assert(writ::proven<help_desk>);
// [/handler]

// [provider]
// The same handler over the harness's rows: they are committed with the message, or not at all.
struct tickets_in_memory : tickets {
    explicit tickets_in_memory(writ::testing::transaction& rows) : rows_{rows} {}
    void keep(const std::string& ticket, const std::string& text) override {
        rows_.table<std::string>("tickets").put(ticket, text);
    }

private:
    writ::testing::transaction& rows_;
};

int main() {
    const auto rows = writ::provide<tickets>(
        [](writ::testing::transaction& all) { return tickets_in_memory{all}; });
    auto world = writ::testing::world<help_desk>(rows);
    // [/provider]
    world.send(open_ticket{"t1", "the lamp is broken"},
               {{"token", "secret-of-ada"}, {"tenant", "north"}});
    world.send(open_ticket{"t2", "let me in"}, {{"token", "a guess"}, {"tenant", "north"}});
    world.run();
    for (const auto& told : world.sent<ticket_opened>())
        std::cout << told.ticket << " was opened by " << told.by << " of " << told.tenant << '\n';
    std::cout << world.data().table<std::string>("tickets").size() << " ticket is kept\n";
    for (const auto* each : world.journal().of_type("ticket.opened"))
        for (const auto& [name, value] : each->message->headers)
            std::cout << name << " = " << value << '\n';
}
