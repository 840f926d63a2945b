// SPDX-License-Identifier: GPL-3.0-or-later
#include "httpclient.h"

#include <QtTest/QTest>

namespace LabChat::Testing {

HttpClient::HttpClient(quint16 port)
{
    connect(&m_socket, &QTcpSocket::readyRead, this, [this] { m_received += m_socket.readAll(); });
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    m_socket.waitForConnected();
}

void HttpClient::write(const QByteArray &bytes)
{
    m_socket.write(bytes);
    m_socket.flush();
}

HttpAnswer HttpClient::read(bool isHead)
{
    HttpAnswer answer;
    (void)QTest::qWaitFor([&] {
        answer = takeAnswer(isHead);
        return answer.status != 0 || m_socket.state() == QAbstractSocket::UnconnectedState;
    }, 15'000);
    return answer.status != 0 ? answer : takeAnswer(isHead);
}

bool HttpClient::isEnded(int withinMs)
{
    return QTest::qWaitFor([this] { return m_socket.state() == QAbstractSocket::UnconnectedState; }, withinMs);
}

HttpAnswer HttpClient::takeAnswer(bool isHead)
{
    const qsizetype headEnd = m_received.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return {};
    const QList<QByteArray> lines = m_received.left(headEnd).replace('\r', "").split('\n');
    HttpAnswer answer;
    answer.status = lines.constFirst().split(' ').value(1).toInt();
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        answer.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    const bool hasBody = !isHead && answer.status != 304 && answer.status != 204 && answer.status != 101;
    const qsizetype bodySize = hasBody ? answer.header("content-length").toLongLong() : 0;
    if (m_received.size() < headEnd + 4 + bodySize)
        return {};
    answer.body = m_received.mid(headEnd + 4, bodySize);
    m_received.remove(0, headEnd + 4 + bodySize);
    return answer;
}

QByteArray request(const QByteArray &method, const QString &path, const QByteArray &headers)
{
    const QByteArray host = headers.startsWith("Host:") ? "" : "Host: lab.example:8000\r\n";
    return method + ' ' + path.toUtf8() + " HTTP/1.1\r\n" + host + headers + "\r\n";
}

HttpAnswer get(quint16 port, const QString &path, const QByteArray &headers)
{
    HttpClient client(port);
    client.write(request("GET", path, headers));
    return client.read();
}

HttpAnswer head(quint16 port, const QString &path, const QByteArray &headers)
{
    HttpClient client(port);
    client.write(request("HEAD", path, headers));
    return client.read(true);
}

} // namespace LabChat::Testing
