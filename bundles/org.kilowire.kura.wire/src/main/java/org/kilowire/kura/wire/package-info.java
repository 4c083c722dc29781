// SPDX-License-Identifier: Apache-2.0
/**
 * The wire components: Schedule says when, Collector reads a fleet, Source takes what nobody asked
 * for, Outbox stores what comes over a wire. None of them opens a line or talks to the IMS.
 */
package org.kilowire.kura.wire;
