// People. Everybody sees and changes themselves; staff with `users:read` see who there is.
import { Problem } from "../errors.js";
import * as inputs from "../inputs.js";
import * as responses from "../responses.js";

const CHANGEABLE = { email: inputs.text(254), phone: inputs.text(32), address: inputs.text(200) };

export function userRoutes({ store, guards: { caller } }) {
  function list(request, response) {
    const page = inputs.page(request);
    response.json(responses.page(store.users(page), responses.userSummary, page));
  }

  function read(request, response) {
    response.json(responses.profile(store.user(own(request))));
  }

  function change(request, response) {
    const id = own(request);
    response.json(responses.profile(store.changeUser(id, inputs.body(request, {}, CHANGEABLE))));
  }

  return [
    ["get", "/me", caller("profile:read"), (request, response) => response.json(responses.profile(store.user(request.caller.subject)))],
    ["get", "/users", caller("users:read"), list],
    ["get", "/users/:user_id", caller("profile:read"), read],
    ["patch", "/users/:user_id", caller("profile:write"), change],
  ];
}

/** The caller's own id. Somebody else's is as unknown as one that does not exist: both are 404. */
export function own(request) {
  if (request.params.user_id !== request.caller.subject) throw new Problem(404);
  return request.caller.subject;
}
