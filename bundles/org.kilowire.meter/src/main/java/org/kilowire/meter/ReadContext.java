// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

/** Why and when something is read: what a reading will say of its origin. */
public record ReadContext(Origin origin, GatewayTime time) {}
