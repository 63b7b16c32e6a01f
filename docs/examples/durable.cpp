// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/endpoint.hpp>
#include <writ/sqlite.hpp>
#include <writ/writ.hpp>

#include <filesystem>
#include <iostream>
#include <string>

struct order_id {
    std::string value;
};
struct place_order {
    order_id order;
    std::string article;
};
struct order_placed {
    order_id order;
};
struct contracts : writ::contract_list<writ::stream<"orders", writ::keyed_by<order_id>,
                                                    writ::command<"orders.place", place_order>,
                                                    writ::event<"orders.placed", order_placed>>> {};

// [service]
// The row, the event and the mark that the command is handled are one commit.
auto place(const place_order& asked, writ::sqlite::transaction& rows) -> order_placed {
    rows.execute("insert into orders (id, article) values (?1, ?2)", asked.order.value,
                 asked.article);
    return {asked.order};
}
struct orders : writ::service<"orders", contracts, writ::calls<&place>> {};
// [/service]
struct shop : writ::participant<"shop", contracts, writ::sends<place_order>> {};

// [main]
void send(const std::string& file) {
    writ::sqlite::store store{file};
    auto transport = store.transport();
    auto front = writ::client<shop>(transport, store);
    for (const char* article : {"lamp", "chair", "table"})
        if (const auto sent = front.send(place_order{{article}, article}); !sent)
            std::cerr << sent.error().text() << '\n';
}

void work(const std::string& file) {
    writ::sqlite::store store{file};
    auto transport = store.transport();
    auto endpoint = writ::endpoint<orders>(transport, store);
    do {
        if (const auto done = endpoint.poll(writ::duration::milliseconds(10)); !done) {
            std::cerr << done.error().text() << '\n';
            return;
        }
    } while (!endpoint.is_idle());
}
// [/main]

int main() {
    const auto folder = std::filesystem::temp_directory_path() / "writ-durable-example";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    const auto file = (folder / "shop.db").string();

    send(file);  // no service runs yet
    {
        writ::sqlite::store store{file};
        const auto made = store.with_rows([](writ::sqlite::transaction& rows) {
            rows.execute("create table orders (id text primary key, article text)");
        });
        std::cout << (made ? "the services' table is made\n" : made.error().text() + '\n');
    }
    work(file);  // as if after a restart
    work(file);  // and again: nothing happens twice
    writ::sqlite::store store{file};
    const auto counted = store.with_rows([](writ::sqlite::transaction& rows) {
        for (const auto& row : rows.query("select count(*) from orders"))
            std::cout << row.get<int>(0) << " orders\n";
    });
    std::filesystem::remove_all(folder);
    return counted ? 0 : 1;
}
