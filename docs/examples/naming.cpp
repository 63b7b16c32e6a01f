// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/router.hpp>
#include <writ/writ.hpp>

#include <iostream>

// [names]
struct start_workflow {
    std::string workflow_id, workflow_type, create_time;
};
struct workflow_started {
    std::string workflow_id, started_by;
};
struct contracts
    : writ::contract_list<writ::naming<writ::camel_case>,
                          writ::command<"workflow.start", start_workflow,
                                        writ::spelled<&start_workflow::create_time, "create-time">>,
                          writ::event<"workflow.started", workflow_started>> {};
// [/names]

auto start(const start_workflow& asked) -> workflow_started {
    return {asked.workflow_id, asked.create_time};
}
struct engine : writ::service<"engine", contracts, writ::calls<&start>> {};

int main() {
    auto router = writ::router<engine>();
    const auto done = router.dispatch(
        "workflow.start", R"({"workflowId":"w1","workflowType":"bill","create-time":"noon"})");
    std::cout << done.emissions.at(0).body << '\n';
    const auto wrong = router.dispatch("workflow.start", R"({"workflow_id":"w1"})");
    std::cout << wrong.reason << '\n';
}
