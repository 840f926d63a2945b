<?php
// SPDX-License-Identifier: MIT
// Gives a participant of a LimeSurvey survey the ticket for a chat box. LimeSurvey cannot sign anything in a question, so this
// script does it. Put it, labchat.php (from the example for PHP) and participants.php into a folder "labchat" of the web
// server, and the settings LABCHAT_SERVER, LABCHAT_KEY and LABCHAT_SECRET into its environment.
//
// The survey must have access codes ("closed-access mode"): who has the code is the participant. The number of a response
// (SAVEDID) can be guessed, so it proves nothing.
require 'labchat.php';

$token = $_GET['token'] ?? '';
$participants = require 'participants.php';
header('Cache-Control: no-store');
if (!isset($participants[$token])) {
    http_response_code(403);
    exit('There is no chat for this access code. Please tell the experimenter.');
}
$me = $participants[$token];
header('Content-Type: application/json');
echo json_encode([
    'server' => rtrim(labchat_setting('LABCHAT_SERVER'), '/'),
    'ticket' => labchat_ticket([
        'sub' => $token,
        'session' => 'survey',
        'channel' => 'group-' . $me['group'],
        'nickname' => $me['nickname'],
        'group' => $me['group'],
    ], labchat_setting('LABCHAT_KEY'), labchat_setting('LABCHAT_SECRET')),
]);
