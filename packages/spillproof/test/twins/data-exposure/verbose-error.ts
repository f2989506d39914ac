// In: nothing. Out: errors that tell of code, queries or people, and errors that tell nothing for all their words.

import { collection, list, me, notFound, type Owned } from "../collection.js";
import type { Ask, Reply, Twin } from "../kit.js";
import { alice, bob, personOf } from "../people.js";

const rows: readonly Owned[] = [
  [alice.id, { id: 3101, ware: "a walnut writing desk" }],
  [bob.id, { id: 3202, ware: "one kayak, green" }],
];

/** A number is wanted and something else comes: the leaky one answers with what it trips over. */
function trips(name: string, fault: (sent: string) => Reply): Twin {
  return {
    name,
    routes: {
      ...list("/orders", rows),
      "GET /orders/{order_id}": {
        promises: ["id", "ware"],
        handle: ({ who, path }, leaky) => {
          if (!/^\d{1,9}$/.test(path.order_id!)) return leaky ? fault(path.order_id!) : { status: 400, json: { error: "bad request" } };
          const row = rows.find(([owner, value]) => owner === who && String(value.id) === path.order_id);
          return row === undefined ? notFound : { json: row[1] };
        },
      },
    },
    leaks: ["verbose-error GET /orders/{order_id} medium"],
    verifies: ["generic-errors GET /orders/{order_id}"],
  };
}

const wanted = (text: string): Reply => ({ status: 500, text, headers: { "content-type": "text/plain" } });
const order = (ask: Ask) => rows.find(([owner, value]) => owner === ask.who && String(value.id) === ask.path.order_id);

export const twins: readonly Twin[] = [
  trips("a Python stack in a page", (sent) => ({
    status: 500,
    text: `<!doctype html><title>ValueError</title><pre>Traceback (most recent call last):\n  File &quot;/srv/shop/venv/lib/python3.11/site-packages/flask/app.py&quot;, line 1484, in full_dispatch_request\n    rv = self.dispatch_request()\n  File &quot;/srv/shop/orders/views.py&quot;, line 41, in get_order\n    order_id = int(order_id)\nValueError: invalid literal for int() with base 10: &#39;${sent.replace(/[<>&]/g, "")}&#39;</pre>`,
  })),
  trips("a JavaScript stack in JSON", () => ({
    status: 500,
    json: {
      message: "Cast failed",
      stack:
        "CastError: Cast failed\n    at ObjectId.cast (/srv/app/node_modules/mongoose/lib/cast/objectid.js:25:11)\n    at SchemaType.applySetters (/srv/app/node_modules/mongoose/lib/schematype.js:1221:12)\n    at async getOrder (/srv/app/src/orders.js:17:3)",
    },
  })),
  trips("a Java stack", () =>
    wanted(
      "java.lang.NumberFormatException: For input string\n\tat java.base/java.lang.Integer.parseInt(Integer.java:652)\n\tat net.larkwood.shop.OrderController.get(OrderController.java:48)\n\tat org.springframework.web.servlet.FrameworkServlet.service(FrameworkServlet.java:883)\n",
    ),
  ),
  trips("a .NET stack", () =>
    wanted(
      "System.FormatException: Input string was not in a correct format.\r\n   at System.Number.ThrowFormatException(String value)\r\n   at Shop.Controllers.OrdersController.Get(String id) in C:\\build\\Shop\\OrdersController.cs:line 37\r\n",
    ),
  ),
  trips("a Go panic", () =>
    wanted(
      "panic: runtime error: index out of range [3]\n\ngoroutine 41 [running]:\nmain.getOrder(0xc00012a000)\n\t/srv/shop/orders.go:57 +0x1d4\nnet/http.HandlerFunc.ServeHTTP(0x1)\n\t/usr/local/go/src/net/http/server.go:2122 +0x2f\n",
    ),
  ),
  trips("a PHP stack", () =>
    wanted(
      "Fatal error: Uncaught TypeError in /var/www/shop/src/Order.php:22\nStack trace:\n#0 /var/www/shop/public/index.php(14): Order->load()\n#1 {main}\n",
    ),
  ),
  trips("a Ruby stack", () =>
    wanted(
      "ArgumentError (invalid value for Integer()):\napp/controllers/orders_controller.rb:12:in `show'\nlib/shop/finder.rb:31:in `find'\n",
    ),
  ),
  trips("an engine's error with its query", (sent) => ({
    status: 500,
    json: { error: `SQLITE_ERROR: unrecognized token: "${sent}"`, sql: `SELECT id, ware FROM orders WHERE id = ${sent}` },
  })),
  trips("a driver's error", () => ({
    status: 400,
    json: {
      detail:
        '(psycopg2.errors.InvalidTextRepresentation) invalid input syntax for type integer: "x"\nLINE 1: SELECT ware FROM orders WHERE id = ',
    },
  })),
  trips("frames in fields of their own", () => ({
    status: 500,
    json: {
      message: "Call to a member function toArray() on null",
      trace: [
        { file: "/var/www/shop/app/OrderController.php", line: 24, function: "show" },
        { file: "/var/www/shop/vendor/routing/Controller.php", line: 54, function: "callAction" },
      ],
    },
  })),
  trips("frames in one line", () => ({ status: 500, json: { debug: "orders/service.go:88 orders/handler.go:31: nil" } })),
  trips("frames on a debug page", () => ({
    status: 500,
    text: "<h1>ValueError at /orders</h1><ul><li><code>/srv/shop/orders/views.py</code>, line 22, in get_order</li><li><code>/usr/lib/python3/handlers/base.py</code>, line 197, in _get_response</li></ul>",
  })),
  trips("one place in code with its whole path", () => ({
    status: 500,
    text: "<br />\n<b>Warning</b>:  Undefined variable $row in <b>/var/www/shop/orders.php</b> on line <b>12</b><br />",
  })),
  trips("an engine's error passed on in JSON", () => ({
    status: 400,
    json: {
      error: {
        root_cause: [{ type: "number_format_exception", reason: "For input string" }],
        type: "search_phase_execution_exception",
        phase: "query",
        failed_shards: [{ shard: 0, index: "orders", node: "tS9Wq0f4RlKvQ" }],
      },
    },
  })),
  {
    name: "words of an engine that are the API's own",
    routes: {
      ...me,
      ...trips("", () => wanted("ORA-01722: invalid number")).routes,
      "GET /tables": {
        parameters: [{ name: "name", in: "query", schema: { type: "string" } }],
        handle: ({ query }) => {
          const name = query.get("name");
          if (name === null) return { json: [{ name: "by the window", seats: 4 }] };
          return {
            status: 404,
            json: {
              error: `no such table: ${name}`,
              hint: "Select one from the list, where you like; see docs.larkwood.rs:443. An unterminated quoted string is none.",
            },
          };
        },
      },
    },
    leaks: ["verbose-error GET /orders/{order_id} medium"],
    verifies: ["generic-errors GET /tables", "generic-errors GET /orders/{order_id}"],
  },
  {
    name: "whose it is, in the error",
    routes: {
      ...list("/orders", rows),
      "GET /orders/{order_id}": {
        promises: ["id", "ware"],
        handle: (ask, leaky) => {
          const mine = order(ask);
          if (mine !== undefined) return { json: mine[1] };
          const theirs = rows.find(([, value]) => String(value.id) === ask.path.order_id);
          return {
            status: 403,
            json: {
              error: leaky && theirs !== undefined ? `This order belongs to ${personOf(theirs[0]).email}.` : "This order is not yours.",
            },
          };
        },
      },
    },
    leaks: ["verbose-error GET /orders/{order_id} medium"],
    verifies: ["generic-errors GET /orders/{order_id}"],
  },
  {
    name: "a stack for a wrong query parameter",
    routes: {
      ...me,
      "GET /search": {
        parameters: [{ name: "limit", in: "query", schema: { type: "integer" } }],
        handle: ({ query }, leaky) => {
          const limit = query.get("limit") ?? "10";
          if (/^\d+$/.test(limit)) return { json: { hits: [{ title: "Walnut writing desk" }] } };
          return leaky
            ? {
                status: 500,
                json: { trace: '  File "/srv/shop/search.py", line 12, in search\n  File "/srv/shop/db.py", line 88, in page' },
              }
            : { status: 422, json: { detail: [{ loc: ["query", "limit"], msg: "value is not a valid integer", input: limit }] } };
        },
      },
    },
    leaks: ["verbose-error GET /search medium"],
    verifies: ["generic-errors GET /search"],
  },
  {
    name: "a stack with status 200",
    routes: {
      ...list("/orders", rows),
      "GET /orders/{order_id}": {
        handle: (ask, leaky) => {
          const mine = order(ask);
          if (mine !== undefined) return { json: mine[1] };
          return {
            json: {
              error: "failed",
              ...(leaky
                ? { trace: ['  File "/srv/shop/orders.py", line 41, in get_order', '  File "/srv/shop/db.py", line 88, in row'] }
                : {}),
            },
          };
        },
      },
    },
    leaks: ["verbose-error GET /orders/{order_id} medium"],
  },
  {
    name: "an echo of the input and an address for help",
    routes: {
      ...collection("/orders/{order_id}", "id", rows),
      "GET /orders/{order_id}": {
        promises: ["id", "ware"],
        handle: (ask, leaky) => {
          const mine = order(ask);
          if (mine !== undefined) return { json: mine[1] };
          const help = "Ask support@larkwood-surveyors.net if this goes on.";
          return {
            status: 404,
            json: {
              error: `no order ${ask.path.order_id}`,
              help,
              ...(leaky
                ? { hint: `near "${ask.path.order_id}": syntax error in SELECT ware FROM orders WHERE id = ${ask.path.order_id}` }
                : {}),
            },
          };
        },
      },
    },
    leaks: ["verbose-error GET /orders/{order_id} medium"],
    verifies: ["generic-errors GET /orders/{order_id}"],
  },
  {
    name: "an error that addresses the caller",
    people: { [alice.id]: { name: "alice", email: alice.email }, [bob.id]: { name: "bob", email: bob.email } },
    routes: {
      ...list("/orders", rows),
      "GET /orders/{order_id}": {
        promises: ["id", "ware"],
        handle: (ask, leaky) => {
          const mine = order(ask);
          if (mine !== undefined) return { json: mine[1] };
          const theirs = rows.find(([, value]) => String(value.id) === ask.path.order_id);
          return {
            status: 404,
            json: {
              error: `${personOf(ask.who).email} has no such order${leaky && theirs !== undefined ? `; ${personOf(theirs[0]).email} has` : ""}.`,
            },
          };
        },
      },
    },
    leaks: ["verbose-error GET /orders/{order_id} medium", "personal-data-in-token null low"],
    soundMaySay: ["personal-data-in-token null low"],
    verifies: ["generic-errors GET /orders/{order_id}"],
  },
  {
    name: "an API about traces",
    routes: {
      ...me,
      "GET /incidents": {
        handle: () => ({
          json: [
            {
              id: 6,
              trace: "java.lang.IllegalStateException\n\tat net.larkwood.Job.run(Job.java:14)\n\tat net.larkwood.Pool.work(Pool.java:71)",
            },
          ],
        }),
      },
      "GET /queries": {
        parameters: [{ name: "limit", in: "query", schema: { type: "integer" } }],
        handle: ({ query }) =>
          /\D/.test(query.get("limit") ?? "")
            ? { status: 400, json: { error: "limit must be a number" } }
            : { json: [{ name: "Sales by month", sql: "SELECT month, sum(total) FROM orders GROUP BY month" }] },
      },
      ...trips("", () => wanted("Error\n    at getOrder (/srv/app/src/orders.js:17:3)\n    at run (/srv/app/src/run.js:9:1)")).routes,
    },
    leaks: ["verbose-error GET /orders/{order_id} medium"],
    verifies: ["generic-errors GET /orders/{order_id}"],
  },
];
