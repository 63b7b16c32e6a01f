// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// flow COUNT BATCH: command, handler, event, handler, COUNT times over PostgreSQL. An event is
// published in the transaction that its command is acknowledged in, so that nothing is lost and
// nothing takes effect twice; a transaction has at most BATCH messages. The commands are stored
// before the clock runs. PGHOST and PGUSER say where the database is.
package main

import (
	"context"
	stdsql "database/sql"
	"errors"
	"fmt"
	"log"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/ThreeDotsLabs/watermill"
	"github.com/ThreeDotsLabs/watermill-sql/v3/pkg/sql"
	"github.com/ThreeDotsLabs/watermill/components/cqrs"
	"github.com/ThreeDotsLabs/watermill/message"
	_ "github.com/jackc/pgx/v5/stdlib"
)

type PlaceOrder struct {
	Order string `json:"order"`
	At    int64  `json:"at"`
	Note  string `json:"note"`
}

type OrderPlaced struct {
	Order string `json:"order"`
	At    int64  `json:"at"`
	Note  string `json:"note"`
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func main() {
	if len(os.Args) < 3 {
		os.Exit(2)
	}
	count, err := strconv.Atoi(os.Args[1])
	must(err)
	batch, err := strconv.Atoi(os.Args[2])
	must(err)
	db, err := stdsql.Open("pgx", "sslmode=disable dbname=postgres")
	must(err)

	logger := watermill.NopLogger{}
	schema := sql.DefaultPostgreSQLSchema{SubscribeBatchSize: batch}
	marshaler := cqrs.JSONMarshaler{GenerateName: cqrs.StructName}

	subscriber := func(group string) *sql.Subscriber {
		made, err := sql.NewSubscriber(db, sql.SubscriberConfig{
			ConsumerGroup:    group,
			PollInterval:     5 * time.Millisecond,
			SchemaAdapter:    schema,
			OffsetsAdapter:   sql.DefaultPostgreSQLOffsetsAdapter{},
			InitializeSchema: true,
		}, logger)
		must(err)
		return made
	}
	commandsTo := func(where sql.ContextExecutor, initialize bool) *cqrs.CommandBus {
		publisher, err := sql.NewPublisher(where, sql.PublisherConfig{
			SchemaAdapter:        schema,
			AutoInitializeSchema: initialize,
		}, logger)
		must(err)
		made, err := cqrs.NewCommandBusWithConfig(publisher, cqrs.CommandBusConfig{
			GeneratePublishTopic: func(cqrs.CommandBusGeneratePublishTopicParams) (string, error) {
				return "commands", nil
			},
			Marshaler: marshaler,
		})
		must(err)
		return made
	}
	eventsTo := func(where sql.ContextExecutor) (*cqrs.EventBus, error) {
		publisher, err := sql.NewPublisher(where, sql.PublisherConfig{SchemaAdapter: schema}, logger)
		if err != nil {
			return nil, err
		}
		return cqrs.NewEventBusWithConfig(publisher, cqrs.EventBusConfig{
			GeneratePublishTopic: func(cqrs.GenerateEventPublishTopicParams) (string, error) {
				return "events", nil
			},
			Marshaler: marshaler,
		})
	}

	router, err := message.NewRouter(message.RouterConfig{}, logger)
	must(err)
	commands, err := cqrs.NewCommandProcessorWithConfig(router, cqrs.CommandProcessorConfig{
		GenerateSubscribeTopic: func(cqrs.CommandProcessorGenerateSubscribeTopicParams) (string, error) {
			return "commands", nil
		},
		SubscriberConstructor: func(cqrs.CommandProcessorSubscriberConstructorParams) (message.Subscriber, error) {
			return subscriber("orders"), nil
		},
		Marshaler: marshaler,
	})
	must(err)
	must(commands.AddHandlers(cqrs.NewCommandHandler("place",
		func(ctx context.Context, asked *PlaceOrder) error {
			transaction, ok := sql.TxFromContext(ctx)
			if !ok {
				return errors.New("no transaction")
			}
			events, err := eventsTo(transaction)
			if err != nil {
				return err
			}
			return events.Publish(ctx, OrderPlaced{asked.Order, asked.At, asked.Note})
		})))

	heard := 0 // of one subscriber, whose messages come one after the other
	over := make(chan struct{})
	events, err := cqrs.NewEventProcessorWithConfig(router, cqrs.EventProcessorConfig{
		GenerateSubscribeTopic: func(cqrs.EventProcessorGenerateSubscribeTopicParams) (string, error) {
			return "events", nil
		},
		SubscriberConstructor: func(cqrs.EventProcessorSubscriberConstructorParams) (message.Subscriber, error) {
			return subscriber("audit"), nil
		},
		Marshaler: marshaler,
	})
	must(err)
	must(events.AddHandlers(cqrs.NewEventHandler("hear",
		func(context.Context, *OrderPlaced) error {
			if heard++; heard == count {
				close(over)
			}
			return nil
		})))

	// The table of the events is there before the first command is handled.
	must(subscriber("audit").SubscribeInitialize("events"))
	note := strings.Repeat("x", 120)
	must(inTransaction(db, commandsTo(db, true), commandsTo, count, note))
	began := time.Now()
	go func() { must(router.Run(context.Background())) }()
	<-over
	fmt.Printf("{\"per_second\": %.0f}\n", float64(count)/time.Since(began).Seconds())
}

// Sends all commands: the first by itself, since it makes the table, the others in one transaction.
func inTransaction(db *stdsql.DB, first *cqrs.CommandBus,
	busOf func(sql.ContextExecutor, bool) *cqrs.CommandBus, count int, note string) error {
	ctx := context.Background()
	send := func(bus *cqrs.CommandBus, at int) error {
		return bus.Send(ctx, PlaceOrder{fmt.Sprintf("order-%d", at), int64(at), note})
	}
	if err := send(first, 0); err != nil {
		return err
	}
	transaction, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	bus := busOf(transaction, false)
	for at := 1; at < count; at++ {
		if err := send(bus, at); err != nil {
			return err
		}
	}
	return transaction.Commit()
}
