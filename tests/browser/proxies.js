// SPDX-License-Identifier: GPL-3.0-or-later
// The reverse proxies whose configurations are in packaging/, on ports of the tests' own.

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";

const PACKAGING = new URL("../../packaging/", import.meta.url);

export const { LABCHAT_NGINX: NGINX = "nginx", LABCHAT_CADDY: CADDY = "caddy" } = process.env;
export const packaged = (name) => readFileSync(new URL(name, PACKAGING), "utf8");
/** @returns {false|string} why a test cannot run */
export const isMissing = (program) => spawnSync(program, ["-v"]).error !== undefined && `${program} is not installed`;

/** A port that was free a moment ago, for programs that cannot choose one themselves. */
export async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  return port;
}

export async function answers(port) {
  for (let tries = 0; tries < 200; ++tries) {
    const socket = connect(port, "127.0.0.1");
    const isOpen = await new Promise((resolve) => socket.on("connect", () => resolve(true)).on("error", () => resolve(false)));
    socket.destroy();
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nothing answers at port ${port}`);
}

/** Starts a program of its own, and ends it with the test. */
export function run(program, args, atEnd, env = {}) {
  const child = spawn(program, args, { stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, ...env } });
  atEnd(async () => {
    if (child.exitCode !== null) return;
    child.kill("SIGTERM");
    await once(child, "exit");
  });
}

/**
 * nginx with a configuration of packaging/nginx.
 * @param {{folder: string, files: {certificate: string, key: string}, port: number, atEnd: Function, upstreams: Object<string, number>}} options
 *   upstreams: the ports of this test by those in the file
 */
export function startNginx(name, { folder, files, port, atEnd, upstreams }) {
  let site = packaged(`nginx/${name}`)
    .split(/^server \{$/m).slice(0, 2).join("server {") // not the one that leads from http to https
    .replace("listen 443 ssl;", `listen 127.0.0.1:${port} ssl;`)
    .replace(/^\s*listen \[::\].*$/gm, "")
    .replace(/\/etc\/ssl\/certs\/.*;/, `${files.certificate};`)
    .replace(/\/etc\/ssl\/private\/.*;/, `${files.key};`)
    .replaceAll("include snippets/", `include ${folder}/`);
  for (const [from, to] of Object.entries(upstreams)) site = site.replaceAll(`127.0.0.1:${from}`, `127.0.0.1:${to}`);
  writeFileSync(join(folder, "labchat-forwarded.conf"), packaged("nginx/labchat-forwarded.conf"));
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(" ");
  writeFileSync(join(folder, "nginx.conf"), `daemon off; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
    events {} http { access_log off; ${temporary} ${site} }`);
  run(NGINX, ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", join(folder, "error.log")], atEnd);
}
