// SPDX-License-Identifier: MIT
// Only in the bundle, in which style sheets are texts.

import box from "./labchat.css";
import experimenter from "./experimenter.css";
import { bundleStyles } from "./styles.js";

bundleStyles([box, experimenter]);
