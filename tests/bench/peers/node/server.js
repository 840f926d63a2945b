// SPDX-License-Identifier: GPL-3.0-or-later
// A peer of the benchmark: a chat as one writes it for Node, with ws and better-sqlite3. Each message is committed, then sent to each member.
// node server.js LOG MEMBERS FULL|NORMAL
import Database from 'better-sqlite3';
import {WebSocketServer} from 'ws';

const [logPath, members, synchronous] = process.argv.slice(2);
const keptMessages = 500;
const log = new Database(logPath);
log.pragma('journal_mode = WAL');
log.pragma(`synchronous = ${synchronous}`);
log.exec('CREATE TABLE message (seq INTEGER PRIMARY KEY, at_ms INTEGER, channel INTEGER, member INTEGER, nonce TEXT, body TEXT)');
const insert = log.prepare('INSERT INTO message (at_ms, channel, member, nonce, body) VALUES (?, ?, ?, ?, ?)');
const channels = new Map(); // by number: {sockets, recent}

function join(socket, ticket) {
  socket.channel = Math.floor(ticket / Number(members));
  socket.member = ticket % Number(members) + 1;
  const channel = channels.get(socket.channel) ?? {sockets: new Set(), recent: []};
  channels.set(socket.channel, channel);
  channel.sockets.add(socket);
  socket.send(`{"type":"channel","channel":"c${socket.channel}","messages":[${channel.recent.join(',')}]}`);
}

function say(socket, post) {
  const channel = channels.get(socket.channel);
  const at = Date.now();
  const {lastInsertRowid: seq} = insert.run(at, socket.channel, socket.member, post.nonce, post.body);
  const message = JSON.stringify({type: 'message', channel: `c${socket.channel}`, seq, from: socket.member, nickname: `Player ${socket.member}`, at,
    body: post.body, nonce: post.nonce});
  channel.recent.push(message);
  if (channel.recent.length > keptMessages)
    channel.recent.shift();
  for (const each of channel.sockets)
    each.send(message);
}

const server = new WebSocketServer({host: '127.0.0.1', port: 0, backlog: 4096});
server.on('listening', () => console.log(JSON.stringify({event: 'listening', port: server.address().port})));
server.on('connection', socket => {
  socket.on('message', data => {
    const frame = JSON.parse(data);
    if (frame.type === 'join')
      join(socket, Number(frame.ticket));
    else
      say(socket, frame);
  });
  socket.on('close', () => channels.get(socket.channel)?.sockets.delete(socket));
});
