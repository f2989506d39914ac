// The data, in memory. Whoever asks for what belongs to somebody must say for whom: there is no way to fetch first and forget to check.
import { makePeople } from "./seed.js";

export async function createStore(settings) {
  const { users, orders, products } = await makePeople(settings);
  const revoked = new Map();
  const user = (id) => users.find((row) => row.id === id) ?? null;
  const byTime = (one, other) => (one.placed_at + one.id < other.placed_at + other.id ? -1 : 1);
  const slice = (rows, { limit, offset }) => rows.slice(offset, offset + limit + 1);

  return {
    user,
    isActive: (id) => user(id)?.active === true,
    userNamed: (username) => users.find((row) => row.username === username && row.active) ?? null,
    users: (page) => slice(users, page),
    changeUser(id, { email, phone, address }) {
      const row = user(id);
      Object.assign(row, { email: email ?? row.email, phone: phone ?? row.phone, address: address ?? row.address });
      return row;
    },
    products: () => products,
    product: (id) => products.find((row) => row.id === id) ?? null,
    ordersOf: (owner, page) => slice(orders.filter((row) => row.owner === owner).sort(byTime), page),
    orderOf: (owner, id) => orders.find((row) => row.id === id && row.owner === owner) ?? null,
    allOrders: (page) => slice([...orders].sort(byTime), page),
    sales: () => ({ users: users.length, orders: orders.length, revenue_cents: orders.reduce((sum, row) => sum + row.total_cents, 0) }),
    addOrder(row) {
      orders.push(row);
      return row;
    },
    deleteOrderOf(owner, id) {
      const index = orders.findIndex((row) => row.id === id && row.owner === owner);
      if (index >= 0) orders.splice(index, 1);
      return index >= 0;
    },
    revoke(id, until) {
      const now = Date.now() / 1000;
      for (const [old, end] of revoked) if (end < now - 60) revoked.delete(old); // past its end a token is refused for that
      const isFirst = !revoked.has(id);
      revoked.set(id, until);
      return isFirst;
    },
    isRevoked: (id) => revoked.has(id),
  };
}
