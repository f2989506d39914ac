// The only room that touches the network: requests in, exchanges out.
export { Client, type ClientOptions, onlyReads, type SendOptions } from "./client.js";
export { resolveHost } from "./resolve-host.js";
