// SPDX-License-Identifier: Apache-2.0
/**
 * One SQLite database in a folder of its own: one thread writes, what waits is committed together,
 * and a commit is on the disk before anybody hears of it. Knows no reading, no batch, no receipt.
 */
package org.kilowire.store.sqlite;
