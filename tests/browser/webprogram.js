// SPDX-License-Identifier: GPL-3.0-or-later
// A web server of an example as a process. It prints its address when it is ready.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

export class WebProgram {
  #process;
  address = "";

  /** @param {{cwd: string, env: Object<string, string>}} options */
  static async start(program, options, { cwd, env }) {
    const started = new WebProgram();
    started.#process = spawn(program, options, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    started.address = await started.#ready();
    return started;
  }

  /** PHP prints its address among its errors. */
  #ready() {
    return new Promise((resolve, reject) => {
      const said = [];
      for (const output of [this.#process.stdout, this.#process.stderr]) {
        createInterface({ input: output }).on("line", (line) => {
          said.push(line);
          const address = line.match(/http:\/\/127\.0\.0\.1:\d+/)?.[0];
          if (address) resolve(address);
        });
      }
      this.#process.on("exit", () => reject(new Error(said.join("\n"))));
    });
  }

  async stop() {
    this.#process.removeAllListeners("exit");
    if (this.#process.exitCode !== null) return;
    this.#process.kill("SIGTERM");
    await once(this.#process, "exit");
  }
}

export class PhpServer {
  static in(folder, env) {
    return WebProgram.start(process.env.LABCHAT_PHP ?? "php", ["-S", "127.0.0.1:0", "-t", folder], { cwd: folder, env });
  }
}
