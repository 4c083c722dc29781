// SPDX-License-Identifier: Apache-2.0
/**
 * Simulated merging units in real time: frames out of an interface or as datagrams, each when its
 * time has come. Sending is for simulators; nothing of this is in a gateway.
 */
package org.kilowire.simulators.mergingunit.live;
