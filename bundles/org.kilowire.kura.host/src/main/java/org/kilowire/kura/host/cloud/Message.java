// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

/**
 * A message on its way to the broker.
 *
 * @param id from 1, in the order of publishing
 */
record Message(int id, Destination to, byte[] body) {}
