// SPDX-License-Identifier: Apache-2.0
/**
 * Blocks to the other end of a wire, and whether an Outbox there has stored them. Knows neither who
 * has read them nor why.
 */
package org.kilowire.kura.wire.delivery;
