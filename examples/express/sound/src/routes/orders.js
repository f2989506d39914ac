// Orders: the caller's, and nobody else's.
import { randomUUID } from "node:crypto";
import { Problem } from "../errors.js";
import * as inputs from "../inputs.js";
import * as responses from "../responses.js";
import { own } from "./users.js";

export function orderRoutes({ store, guards: { caller } }) {
  /** Foreign and unknown are one answer: a 403 would say that it exists. */
  function ownOrder(request) {
    const order = store.orderOf(request.caller.subject, request.params.order_id);
    if (order === null) throw new Problem(404);
    return order;
  }

  function list(request, response) {
    const page = inputs.page(request);
    response.json(responses.page(store.ordersOf(request.caller.subject, page), responses.order, page));
  }

  function place(request, response) {
    const { product_id, quantity } = inputs.body(request, { product_id: inputs.text(32), quantity: inputs.wholeNumber(1, 100) });
    const product = store.product(product_id);
    if (product === null) throw new Problem(422);
    // Owner, price and status are ours to say.
    const order = store.addOrder({
      id: randomUUID(),
      owner: request.caller.subject,
      product_id,
      quantity,
      total_cents: product.price_cents * quantity,
      status: "placed",
      placed_at: new Date().toISOString().replace(/\.\d{3}Z$/, "Z"),
      staff_notes: "",
    });
    response.status(201).location(`/orders/${order.id}`).json(responses.order(order));
  }

  function remove(request, response) {
    if (!store.deleteOrderOf(request.caller.subject, request.params.order_id)) throw new Problem(404);
    response.status(204).end();
  }

  function readBelowUser(request, response) {
    own(request); // both ids must fit: my own account with somebody else's order is the classic way round
    response.json(responses.order(ownOrder(request)));
  }

  return [
    ["get", "/orders", caller("orders:read"), list],
    ["post", "/orders", caller("orders:write"), place],
    ["get", "/orders/:order_id", caller("orders:read"), (request, response) => response.json(responses.order(ownOrder(request)))],
    ["delete", "/orders/:order_id", caller("orders:write"), remove],
    [
      "get",
      "/orders/:order_id/invoice",
      caller("orders:read"),
      (request, response) => response.json(responses.invoice(ownOrder(request), store.user(request.caller.subject))),
    ],
    ["get", "/users/:user_id/orders/:order_id", caller("orders:read"), readBelowUser],
  ];
}
