// SPDX-License-Identifier: Apache-2.0
/**
 * Simulated merging units: streams of IEC 61850-9-1, 9-2 and IEC 60044-8 FT3 with waveforms, faults
 * and an account of what was sent. Frames go to whoever takes them; no threads, no clocks.
 */
package org.kilowire.simulators.mergingunit;
