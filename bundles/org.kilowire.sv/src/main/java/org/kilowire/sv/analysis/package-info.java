// SPDX-License-Identifier: Apache-2.0
/**
 * Results of a second of samples: frequency, RMS, fundamental phasors, power, and what ten seconds
 * and a minute make of them. Samples in, results out, nothing allocated on the way. It knows no
 * frames, no clocks and no threads; an object here belongs to one thread.
 *
 * <p>The window is the second, from the sample at its top to the last one before the next. Its
 * weights are 1 but for a ramp at either end that is exactly one period of the measured frequency
 * long. Such a trapezoid is a box convolved with a box of one period, so its spectrum has a zero at
 * every multiple of the frequency: DC, all harmonics and all their products, which is what would
 * make RMS, power and phasors ripple with the phase at which a second begins, fall on zeros. An
 * error e of the frequency, relative, leaves about e/300 of them. So the frequency need not be
 * known well for RMS; for the angle at the top of the second it is known to microhertz by the
 * advance of the phase between both halves of the second, each under a Hann window.
 *
 * <p>Where samples are missing, they are estimated: the mean cycle of the channel is taken from all
 * samples that are there, which is the least-squares fit of a periodic waveform to them, and read
 * at the phases of the missing ones. docs/concepts/sampled-values-mathematics.md has the reasoning.
 *
 * <p>These are no results of class A of IEC 61000-4-30, which has windows of 10 or 12 cycles.
 */
@Export
@Version("1.0.0")
package org.kilowire.sv.analysis;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
