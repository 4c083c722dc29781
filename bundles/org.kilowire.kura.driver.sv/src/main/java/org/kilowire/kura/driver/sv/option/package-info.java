// SPDX-License-Identifier: Apache-2.0
/**
 * The options of drivers of sampled values: what is heard, by which maps, and what comes of it. It
 * reads, and opens nothing.
 */
package org.kilowire.kura.driver.sv.option;
