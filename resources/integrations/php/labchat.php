<?php
// SPDX-License-Identifier: MIT
// Makes tickets for LabChat's chat boxes. Needs PHP 7.4 or later, and nothing else.

function labchat_base64url(string $data): string
{
    return rtrim(strtr(base64_encode($data), '+/', '-_'), '=');
}

/**
 * A JSON Web Token (RFC 7519) that is signed with HMAC and SHA-256.
 *
 * @param array  $claims  sub, session, channel, nickname, and what else is known: app, label, group, id_in_group, role, round, page
 * @param string $key     the key's name in LabChat
 * @param string $secret  what `labchat key make` has printed for it
 * @param int    $seconds how long it is valid
 */
function labchat_ticket(array $claims, string $key, string $secret, int $seconds = 86400): string
{
    $header = ['alg' => 'HS256', 'typ' => 'JWT', 'kid' => $key];
    $claims += ['exp' => time() + $seconds];
    $flags = JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES;
    $text = labchat_base64url(json_encode($header, $flags)) . '.' . labchat_base64url(json_encode($claims, $flags));
    return $text . '.' . labchat_base64url(hash_hmac('sha256', $text, $secret, true));
}

/** A setting of the web server's environment. A secret never belongs into a page. */
function labchat_setting(string $name): string
{
    $value = getenv($name);
    if ($value === false || $value === '') {
        throw new RuntimeException("$name is missing in the environment of the web server.");
    }
    return $value;
}
