// A certified OpenID provider on a free port of this machine. Who signs in, and what the provider says of them, is set
// by POST /control; a person signs in by pressing a button. It speaks one line of JSON once it listens, and ends with
// whoever started it.
import { createServer } from "node:http";
import { generateKeyPairSync, randomUUID } from "node:crypto";
import { Provider } from "oidc-provider";

const held = { claims: {}, origin: "http://testserver", keys: [newKey()], secret: "test secret" };
const server = createServer((request, response) => answer(request, response));
let issuer;
let provider;

function newKey() {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { ...privateKey.export({ format: "jwk" }), kid: randomUUID(), use: "sig", alg: "RS256" };
}

function made() {
  const one = new Provider(issuer, {
    clients: [
      {
        client_id: "kith",
        client_secret: held.secret,
        redirect_uris: [`${held.origin}/sign-in/council/back`],
        post_logout_redirect_uris: [`${held.origin}/sign-in`],
        token_endpoint_auth_method: "client_secret_post",
      },
    ],
    jwks: { keys: held.keys },
    cookies: { keys: [randomUUID()] },
    claims: {
      openid: ["sub", "tid", "oid", "roles", "groups", "_claim_names"],
      profile: ["preferred_username", "name"],
      email: ["email"],
    },
    conformIdTokenClaims: false,
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...held.claims }) }),
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { logoutSource: (context, form) => (context.body = page(`${form}<button autofocus form="op.logoutForm" name="logout" value="yes">Sign out here too</button>`)) },
    },
    async loadExistingGrant(context) {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client.clientId,
        accountId: context.oidc.session.accountId,
      });
      grant.addOIDCScope("openid profile email");
      await grant.save();
      return grant;
    },
    ttl: { AccessToken: 60, AuthorizationCode: 60, IdToken: 600, Interaction: 600, Grant: 600, Session: 600 },
  });
  one.on("server_error", (_context, error) => console.error(error.stack));
  return one;
}

const page = (body) => `<!DOCTYPE html><html lang="en"><title>Council accounts</title><link rel="icon" href="data:,"><main><h1>Council accounts</h1>${body}</main></html>`;

async function body(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}

async function answer(request, response) {
  const [, first] = request.url.split("/");
  if (first === "control") return control(request, response);
  if (!first.startsWith("interaction")) return provider.callback()(request, response);
  if (request.method === "GET") {
    response.setHeader("content-type", "text/html");
    return response.end(page('<form method="post"><button name="say" value="yes">Sign in</button><button name="say" value="no">Say no</button></form>'));
  }
  const said = new URLSearchParams(await body(request)).get("say");
  const result = said === "yes" ? { login: { accountId: held.claims.oid || "somebody" } } : { error: "access_denied" };
  return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

async function control(request, response) {
  const { rotate, ...more } = JSON.parse(await body(request));
  const anew = rotate || (more.origin && more.origin !== held.origin) || (more.secret && more.secret !== held.secret);
  Object.assign(held, more);
  if (rotate) held.keys = [newKey()];
  if (anew) provider = made();
  response.end("{}");
}

server.listen(0, "127.0.0.1", () => {
  issuer = `http://127.0.0.1:${server.address().port}`;
  provider = made();
  console.log(JSON.stringify({ issuer }));
});
process.stdin.on("end", () => process.exit(0)).resume();
