// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import java.util.Optional;

/**
 * A meter of the fleet.
 *
 * @param id in the fleet, 1..64 letters, digits, dot, underscore or hyphen
 * @param device the identity it must have; empty where the first reading tells
 * @param type what it has in common with others
 * @param traits its own traits over its type's over the defaults
 */
public record Meter(String id, Optional<String> device, MeterType type, Traits traits) {}
