// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

// The messages of the codec benchmark. `members` lists a struct's fields in their order for the
// peers that cannot find them: it calls `visit(name, field)` for each while that returns true.

namespace messages {

struct booking {
    std::string booking_id;
    std::string room_id;
    std::string customer_id;
    int guests = 0;
    std::int64_t sequence = 0;
    double price = 0;
    bool breakfast = false;
    std::string arrival;

    bool operator==(const booking&) const = default;
    static bool members(auto& self, auto&& visit) {
        return visit("booking_id", self.booking_id) && visit("room_id", self.room_id) &&
               visit("customer_id", self.customer_id) && visit("guests", self.guests) &&
               visit("sequence", self.sequence) && visit("price", self.price) &&
               visit("breakfast", self.breakfast) && visit("arrival", self.arrival);
    }
};

struct buyer {
    std::string id;
    std::string name;
    std::string email;
    int since = 0;

    bool operator==(const buyer&) const = default;
    static bool members(auto& self, auto&& visit) {
        return visit("id", self.id) && visit("name", self.name) && visit("email", self.email) &&
               visit("since", self.since);
    }
};

struct address {
    std::string name;
    std::string street;
    std::string city;
    std::string postcode;
    std::string country;

    bool operator==(const address&) const = default;
    static bool members(auto& self, auto&& visit) {
        return visit("name", self.name) && visit("street", self.street) &&
               visit("city", self.city) && visit("postcode", self.postcode) &&
               visit("country", self.country);
    }
};

struct order_line {
    std::string sku;
    std::string title;
    int count = 0;
    double price = 0;
    double tax = 0;
    unsigned weight = 0;
    std::string shelf;
    std::optional<std::string> note;

    bool operator==(const order_line&) const = default;
    static bool members(auto& self, auto&& visit) {
        return visit("sku", self.sku) && visit("title", self.title) && visit("count", self.count) &&
               visit("price", self.price) && visit("tax", self.tax) &&
               visit("weight", self.weight) && visit("shelf", self.shelf) &&
               visit("note", self.note);
    }
};

struct order {
    std::string id;
    std::int64_t number = 0;
    std::string placed;
    messages::buyer buyer;
    address ship_to;
    std::vector<order_line> lines;
    std::map<std::string, std::string> labels;
    double total = 0;
    std::string currency;
    std::string message;
    bool gift = false;
    std::optional<std::string> coupon;

    bool operator==(const order&) const = default;
    static bool members(auto& self, auto&& visit) {
        return visit("id", self.id) && visit("number", self.number) &&
               visit("placed", self.placed) && visit("buyer", self.buyer) &&
               visit("ship_to", self.ship_to) && visit("lines", self.lines) &&
               visit("labels", self.labels) && visit("total", self.total) &&
               visit("currency", self.currency) && visit("message", self.message) &&
               visit("gift", self.gift) && visit("coupon", self.coupon);
    }
};

struct person {
    std::string login;
    std::uint64_t id = 0;
    std::string html_url;

    bool operator==(const person&) const = default;
    static bool members(auto& self, auto&& visit) {
        return visit("login", self.login) && visit("id", self.id) &&
               visit("html_url", self.html_url);
    }
};

struct repository {
    std::uint64_t id = 0;
    std::string full_name;
    person owner;
    std::string description;
    std::string pushed_at;
    std::vector<std::string> topics;
    std::string default_branch;

    bool operator==(const repository&) const = default;
    static bool members(auto& self, auto&& visit) {
        return visit("id", self.id) && visit("full_name", self.full_name) &&
               visit("owner", self.owner) && visit("description", self.description) &&
               visit("pushed_at", self.pushed_at) && visit("topics", self.topics) &&
               visit("default_branch", self.default_branch);
    }
};

struct author {
    std::string name;
    std::string email;
    std::string username;

    bool operator==(const author&) const = default;
    static bool members(auto& self, auto&& visit) {
        return visit("name", self.name) && visit("email", self.email) &&
               visit("username", self.username);
    }
};

struct commit {
    std::string id;
    std::string message;
    std::string timestamp;
    messages::author author;
    std::vector<std::string> added;
    std::vector<std::string> removed;
    std::vector<std::string> modified;

    bool operator==(const commit&) const = default;
    static bool members(auto& self, auto&& visit) {
        return visit("id", self.id) && visit("message", self.message) &&
               visit("timestamp", self.timestamp) && visit("author", self.author) &&
               visit("added", self.added) && visit("removed", self.removed) &&
               visit("modified", self.modified);
    }
};

struct push {
    std::string ref;
    std::string before;
    std::string after;
    messages::repository repository;
    person sender;
    bool created = false;
    bool deleted = false;
    bool forced = false;
    std::vector<commit> commits;

    bool operator==(const push&) const = default;
    static bool members(auto& self, auto&& visit) {
        return visit("ref", self.ref) && visit("before", self.before) &&
               visit("after", self.after) && visit("repository", self.repository) &&
               visit("sender", self.sender) && visit("created", self.created) &&
               visit("deleted", self.deleted) && visit("forced", self.forced) &&
               visit("commits", self.commits);
    }
};

struct label {
    std::uint64_t id = 0;
    std::string name;
    std::string color;
    std::optional<std::string> description;

    bool operator==(const label&) const = default;
    static bool members(auto& self, auto&& visit) {
        return visit("id", self.id) && visit("name", self.name) && visit("color", self.color) &&
               visit("description", self.description);
    }
};

struct issue_data {
    std::string html_url;
    std::uint64_t id = 0;
    int number = 0;
    std::string title;
    person user;
    std::vector<label> labels;
    std::string state;
    bool locked = false;
    std::optional<person> assignee;
    int comments = 0;
    std::string created_at;
    std::string updated_at;
    std::optional<std::string> closed_at;
    std::string body;

    bool operator==(const issue_data&) const = default;
    static bool members(auto& self, auto&& visit) {
        return visit("html_url", self.html_url) && visit("id", self.id) &&
               visit("number", self.number) && visit("title", self.title) &&
               visit("user", self.user) && visit("labels", self.labels) &&
               visit("state", self.state) && visit("locked", self.locked) &&
               visit("assignee", self.assignee) && visit("comments", self.comments) &&
               visit("created_at", self.created_at) && visit("updated_at", self.updated_at) &&
               visit("closed_at", self.closed_at) && visit("body", self.body);
    }
};

struct issue {
    std::string action;
    messages::issue_data issue;
    messages::repository repository;
    person sender;

    bool operator==(const messages::issue&) const = default;
    static bool members(auto& self, auto&& visit) {
        return visit("action", self.action) && visit("issue", self.issue) &&
               visit("repository", self.repository) && visit("sender", self.sender);
    }
};

struct position {
    double latitude = 0;
    double longitude = 0;
    double altitude = 0;

    bool operator==(const position&) const = default;
    static bool members(auto& self, auto&& visit) {
        return visit("latitude", self.latitude) && visit("longitude", self.longitude) &&
               visit("altitude", self.altitude);
    }
};

struct reading {
    std::int64_t time = 0;
    std::string sensor;
    double value = 0;
    int quality = 0;
    std::optional<std::string> unit;

    bool operator==(const reading&) const = default;
    static bool members(auto& self, auto&& visit) {
        return visit("time", self.time) && visit("sensor", self.sensor) &&
               visit("value", self.value) && visit("quality", self.quality) &&
               visit("unit", self.unit);
    }
};

struct readings {
    std::string device;
    std::string firmware;
    std::string sent;
    double battery = 0;
    messages::position position;
    std::vector<messages::reading> readings;

    bool operator==(const messages::readings&) const = default;
    static bool members(auto& self, auto&& visit) {
        return visit("device", self.device) && visit("firmware", self.firmware) &&
               visit("sent", self.sent) && visit("battery", self.battery) &&
               visit("position", self.position) && visit("readings", self.readings);
    }
};

}  // namespace messages
