// What may leave, operation by operation, field by field. A record is never spread into an answer: a field that is added tomorrow stays inside.

export const tokens = (pair, seconds) => ({
  access_token: pair.access,
  refresh_token: pair.refresh,
  expires_in: seconds,
  token_type: "Bearer",
});

/** For the person themselves. */
export const profile = ({ id, name, email, phone, address }) => ({ id, name, email, phone, address });

/** For staff who may list users: enough to tell them apart. */
export const userSummary = ({ id, name }) => ({ id, name });

export const order = ({ id, product_id, quantity, total_cents, status, placed_at }) => ({
  id,
  product_id,
  quantity,
  total_cents,
  status,
  placed_at,
});

export const invoice = (order, user) => ({
  order_id: order.id,
  billed_to: user.name,
  billing_address: user.address,
  total_cents: order.total_cents,
  issued_at: order.placed_at,
});

export const adminOrder = ({ id, owner, total_cents, status, placed_at }) => ({ id, customer_id: owner, total_cents, status, placed_at });

export const product = ({ id, name, price_cents }) => ({ id, name, price_cents });

/** `items` holds one more than the page where there is a next one. */
export const page = (items, model, { limit, offset }) => ({
  items: items.slice(0, limit).map((item) => model(item)),
  next_offset: items.length > limit ? offset + limit : null,
});
