// SPDX-License-Identifier: Apache-2.0
/**
 * What Kilowire's bundles need of Kura, for machines without one: configuration with snapshots,
 * wires, assets, a cloud connection. For evaluation, development and tests; in no package for a
 * real Kura.
 *
 * <p>Its folders are framework properties: {@code kura.data} (must be set, unless both of the
 * others are), {@code kura.snapshots} (default: {@code snapshots} in {@code kura.data}) and {@code
 * kura.security} (default: {@code security} in {@code kura.data}). They are made when they are not
 * there.
 */
package org.kilowire.kura.host;
