// SPDX-License-Identifier: Apache-2.0
/**
 * What streams came to, for whoever asks on another thread: finished windows, health, the last
 * event. Copies that nobody changes. No frames, no threads, no clocks.
 */
package org.kilowire.kura.driver.sv.window;
