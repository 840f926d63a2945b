// SPDX-License-Identifier: MIT
// What browsers forbid by themselves, without telling the page: content over http in pages over https (W3C, Mixed Content), and computers of the local
// network in pages from outside (WICG, Local Network Access).

/** Names of the permission; newer browsers have one for other computers and one for the same computer. */
const PERMISSIONS = ["local-network-access", "local-network", "loopback-network"];

/** Whether a host is certainly in the local network: a name without points, `.local`, or an address of RFC 1918, 3927, 4193, 4291. */
export function isLocal(hostname) {
  const host = hostname.replace(/^\[|\]$/g, "").toLowerCase();
  if (host.includes(":")) return host === "::1" || /^(f[cd]|fe[89ab])/.test(host);
  if (/^(10|127)\.|^192\.168\.|^169\.254\.|^172\.(1[6-9]|2\d|3[01])\./.test(host) && /^[\d.]+$/.test(host)) return true;
  return !host.includes(".") || host.endsWith(".local") || host.endsWith(".localhost");
}

function isLoopback(hostname) {
  return hostname === "localhost" || hostname.endsWith(".localhost") || hostname === "[::1]" || /^127\.[\d.]+$/.test(hostname);
}

/** @returns {Promise<""|"denied"|"prompt">} whether a page may reach the local network; empty: it may, or this browser does not ask */
export async function permissionState(permissions = navigator.permissions) {
  for (const name of PERMISSIONS) {
    try {
      const { state } = await permissions.query({ name });
      if (state !== "granted") return state;
    } catch {
      // This browser does not know it.
    }
  }
  return "";
}

/**
 * @param {URL|string} server  @param {Location|URL} page
 * @param {Permissions} permissions
 * @returns {Promise<""|"mixed_content"|"local_network_denied"|"local_network_prompt"|"local_network_http">} key of the text; empty: nothing is known to be forbidden
 */
export async function forbiddenByBrowser(server, page = location, permissions = navigator.permissions) {
  const { hostname, protocol } = new URL(server);
  if (page.protocol === "https:" && /^(http|ws):$/.test(protocol) && !isLoopback(hostname)) return "mixed_content";
  if (!isLocal(hostname) || isLocal(page.hostname)) return "";
  if (page.protocol === "http:") return "local_network_http";
  const state = await permissionState(permissions);
  return state ? `local_network_${state === "denied" ? "denied" : "prompt"}` : "";
}
