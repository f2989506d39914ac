// For staff. The scope opens the door, and even behind it an answer holds what the task needs and no more.
import * as inputs from "../inputs.js";
import * as responses from "../responses.js";

export function adminRoutes({ store, guards: { caller } }) {
  function listOrders(request, response) {
    const page = inputs.page(request);
    response.json(responses.page(store.allOrders(page), responses.adminOrder, page));
  }

  return [
    ["get", "/admin/orders", caller("orders:admin"), listOrders],
    ["get", "/admin/reports/sales", caller("reports:read"), (_request, response) => response.json(store.sales())],
  ];
}
