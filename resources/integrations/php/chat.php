<?php
// SPDX-License-Identifier: MIT
// A page with a chat box for each participant. Try it with:
//
//   LABCHAT_SERVER=http://localhost:8000 LABCHAT_KEY=php LABCHAT_SECRET=… php -S localhost:8080
//
// and open http://localhost:8080/chat.php?code=k7m2r9c4
require 'labchat.php';

// Who has which code. Participants get links with their codes, which cannot be guessed.
$participants = [
    'k7m2r9c4' => ['group' => 1, 'id_in_group' => 1],
    'x8hq3tzw' => ['group' => 1, 'id_in_group' => 2],
    'v6pn2bdg' => ['group' => 2, 'id_in_group' => 1],
    'm4wz8fqc' => ['group' => 2, 'id_in_group' => 2],
];

$code = $_GET['code'] ?? '';
if (!isset($participants[$code])) {
    http_response_code(404);
    exit('This link is not valid.');
}
$me = $participants[$code];
$ticket = labchat_ticket([
    'sub' => $code,
    'session' => 'pilot',
    'app' => 'trust',
    'channel' => 'group-' . $me['group'],
    'nickname' => 'Player ' . $me['id_in_group'],
    'group' => $me['group'],
    'id_in_group' => $me['id_in_group'],
], labchat_setting('LABCHAT_KEY'), labchat_setting('LABCHAT_SECRET'));
$server = htmlspecialchars(rtrim(labchat_setting('LABCHAT_SERVER'), '/'));
?>
<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>Your choice</title>
  <script type="module" src="<?= $server ?>/labchat.js"></script>
</head>
<body>
  <h1>Your choice</h1>
  <lab-chat ticket="<?= htmlspecialchars($ticket) ?>"></lab-chat>
</body>
</html>
