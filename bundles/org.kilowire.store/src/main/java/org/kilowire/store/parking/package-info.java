// SPDX-License-Identifier: Apache-2.0
/**
 * Meters that have refused a password, in the database: who is parked, for which secret, until
 * when.
 */
package org.kilowire.store.parking;
