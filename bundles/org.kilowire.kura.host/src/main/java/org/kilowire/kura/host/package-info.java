// SPDX-License-Identifier: Apache-2.0
/**
 * What Kilowire's bundles need of Kura, for machines without one: configuration with snapshots,
 * wires, assets, a cloud connection. For evaluation, development and tests; in no package for a
 * real Kura.
 */
package org.kilowire.kura.host;
