// SPDX-License-Identifier: Apache-2.0
/** What all live sources have in common: a thread, its start and end, opening again, counting. */
package org.kilowire.capture.live;
