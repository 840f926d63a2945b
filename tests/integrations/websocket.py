# SPDX-License-Identifier: GPL-3.0-or-later
"""A client for WebSockets (RFC 6455) with text frames, of the standard library only."""
import base64
import json
import os
import socket
import struct


class WebSocket:
    def __init__(self, port, *, origin=None, deadline_s=30):
        self._socket = socket.create_connection(('127.0.0.1', port), timeout=deadline_s)
        self._received = self._socket.makefile('rb')
        lines = ['GET /ws HTTP/1.1', f'Host: 127.0.0.1:{port}', 'Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Version: 13',
                 f'Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}', 'Sec-WebSocket-Protocol: labchat.v1']
        if origin:
            lines.append(f'Origin: {origin}')
        self._socket.sendall(('\r\n'.join(lines) + '\r\n\r\n').encode())
        status = self._received.readline().decode()
        if ' 101 ' not in status:
            raise ConnectionError(status.strip())
        while self._received.readline() not in (b'\r\n', b''):
            pass

    def send(self, **frame):
        data = json.dumps(frame).encode()
        assert len(data) < 1 << 16
        length = struct.pack('!B', 0x80 | len(data)) if len(data) < 126 else struct.pack('!BH', 0x80 | 126, len(data))
        mask = os.urandom(4)
        self._socket.sendall(b'\x81' + length + mask + bytes(byte ^ mask[i % 4] for i, byte in enumerate(data)))

    def frame(self):
        """The next frame; None: the server has closed the connection."""
        while True:
            head = self._received.read(2)
            if len(head) < 2 or head[0] & 0x0f == 8:
                return None
            size = head[1] & 0x7f
            if size > 125:
                size = int.from_bytes(self._received.read(2 if size == 126 else 8), 'big')
            data = self._received.read(size)
            if head[0] & 0x0f == 1:
                return json.loads(data)

    def wait_for(self, kind):
        """The next frame of a type. Others are skipped."""
        while True:
            frame = self.frame()
            if frame is None:
                raise ConnectionError(f'closed before {kind}')
            if frame['type'] == kind:
                return frame

    def close(self):
        self._received.close()
        self._socket.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
