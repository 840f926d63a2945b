<?php
// SPDX-License-Identifier: MIT
// Who chats with whom, by the access codes of the survey's participants.
return [
    'cKzWj3nqR5tY8mB' => ['group' => 1, 'nickname' => 'Player 1'],
    'tX4vHs9dLw2QfGe' => ['group' => 1, 'nickname' => 'Player 2'],
];
