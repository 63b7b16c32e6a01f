// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/bare.hpp>
#include <writ/router.hpp>
#include <writ/writ.hpp>

#include <iostream>

struct record {
    std::string topic, position, body;
};

// [contracts]
struct customers {
    std::vector<std::string> customer_identifiers;
};
struct start_workflow {
    std::string workflow_type, workflow_id;
    std::int64_t create_time = 0;
    customers payload;
};
struct contracts
    : writ::contract_list<
          writ::naming<writ::kebab_case>,
          writ::command<"workflow.start", start_workflow,
                        writ::spelled<&customers::customer_identifiers, "customerIdentifiers">>> {};

// What the others write has no envelope. This is where its parts are found.
const writ::bare workflow_queue{
    .source = "coordinator",
    .type = writ::from_field("workflow-type"),
    .id = writ::from_field("workflow-id"),
    .time = writ::from_field("create-time"),
    .types = {{"billing", "workflow.start"}},
};
// [/contracts]

void start(const start_workflow& asked) {
    std::cout << asked.workflow_id << " for " << asked.payload.customer_identifiers.size()
              << " customers\n";
}
struct engine : writ::service<"engine", contracts, writ::calls<&start>> {};

int main() {
    const record records[] = {
        {"workflow-queue", "0/17",
         R"({"workflow-type":"billing","workflow-id":"w1","create-time":1796119200250,)"
         R"("payload":{"customerIdentifiers":["2","4","5"]}})"},
        {"workflow-queue", "0/18", R"({"workflow-type":"archive","workflow-id":"w2"})"},
        {"workflow-queue", "0/19", R"({"workflow-type":"billing"})"},
        {"workflow-queue", "0/20",
         R"({"workflow-type":"billing","workflow-id":"w3","create-time":0,)"
         R"("payload":{"customerIdentifers":[]}})"},
    };
    // [loop]
    auto router = writ::router<engine>();
    for (const auto& each : records) {
        const auto message = workflow_queue.read(each.topic, each.position, each.body);
        if (!message) {
            std::cout << each.position << ": " << message.error().text() << '\n';
        } else if (!*message) {
            std::cout << each.position << ": not ours\n";
        } else if (const auto done = router.dispatch(**message); !done) {
            std::cout << each.position << ": " << done.reason << '\n';
        }
    }
    // [/loop]
}
