#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Changes a clean pcap file of one 9-2 stream and prints what a receiver must find, a fact a line: NAME VALUE.

    change_capture.py CLEAN CHANGED CHANGE [SEED]

Written from the file and wire formats alone: it shares nothing with the program that it is the judge of. CLEAN has frames with one
ASDU each, 4,000 a second, in order.
"""
import random
import struct
import sys

RATE = 4000
SKEW_NANOS = 30_000


def read(path):
    with open(path, "rb") as file:
        data = file.read()
    order = "<" if data[0] in (0x4D, 0xD4) else ">"
    nanos = struct.unpack_from(order + "I", data)[0] == 0xA1B23C4D
    frames, at = [], 24
    while at < len(data):
        seconds, fraction, length, _original = struct.unpack_from(order + "IIII", data, at)
        frames.append((seconds * 10**9 + fraction * (1 if nanos else 1000), data[at + 16:at + 16 + length]))
        at += 16 + length
    return frames


def write(path, frames):
    with open(path, "wb") as file:
        file.write(struct.pack("<IHHiIII", 0xA1B23C4D, 2, 4, 0, 0, 1 << 18, 1))
        for at, frame in frames:
            file.write(struct.pack("<IIII", at // 10**9, at % 10**9, len(frame), len(frame)) + frame)


def counter_at(frame):
    """Where smpCnt lies: behind svID, the first member of the only ASDU."""
    at = frame.index(b"\x88\xba") + 10
    at = frame.index(b"\xa2", at)
    at = frame.index(b"\x80", at)
    at += 2 + frame[at + 1]
    if frame[at:at + 2] != b"\x82\x02":
        raise ValueError("no smpCnt behind svID")
    return at + 2


def counted(frame, count):
    at = counter_at(frame)
    return frame[:at] + struct.pack(">H", count) + frame[at + 2:]


def apart(rng, frames, how_many):
    """Places that are not neighbours, none of them near the ends."""
    cells = rng.sample(range(1, len(frames) // 20 - 1), how_many)
    return [20 * cell + rng.randrange(5, 15) for cell in cells]


def mixed(frames, rng):
    places = apart(rng, frames, 18)
    removed, repeated, swapped = set(places[:10]), set(places[10:15]), set(places[15:])
    out, i = [], 0
    while i < len(frames):
        if i in swapped:
            out += [(frames[i][0], frames[i + 1][1]), (frames[i + 1][0], frames[i][1])]
            i += 2
            continue
        if i not in removed:
            out.append(frames[i])
        if i in repeated:
            out.append((frames[i][0] + 1000, frames[i][1]))
        i += 1
    return out, {"received": len(frames) - 10 + 5, "different": len(frames) - 10, "lost": 10, "lost_estimated": 0,
                 "duplicates": 5, "out_of_order": 3}


def hole(frames, rng, length):
    begin = rng.randrange(RATE, len(frames) - length - RATE)
    out = frames[:begin] + frames[begin + length:]
    estimated = length if length >= RATE else 0
    return out, {"received": len(out), "lost": length, "lost_estimated": estimated, "duplicates": 0, "out_of_order": 0,
                 "event:hole": 1, "event:reset": 0, "event:jump": 0}


def restart(frames, rng):
    begin = rng.randrange(RATE + 200, 2 * RATE - 200)
    out = frames[:begin] + [(at, counted(frame, (i % RATE))) for i, (at, frame) in enumerate(frames[begin:])]
    return out, {"received": len(frames), "lost": 0, "duplicates": 0, "out_of_order": 0, "event:reset": 1, "event:hole": 0}


def full_counter(frames, rng):
    """A counter that nobody sets back: 0 to 65535. Holes in the middle and over the wrap."""
    all_of_them = [(at, counted(frame, i % 65536)) for i, (at, frame) in enumerate(frames)]
    first = rng.randrange(20_000, 50_000)
    out = all_of_them[:first] + all_of_them[first + 7:65_530] + all_of_them[65_541:]
    return out, {"received": len(out), "lost": 18, "lost_estimated": 0, "duplicates": 0, "out_of_order": 0, "event:hole": 2,
                 "event:reset": 0, "event:jump": 0, "wrap": 65536}


def trailer(frame, sequence, lan):
    tags = 1 if frame[12:14] == b"\x81\x00" else 0
    size = len(frame) + 6 - 14 - 4 * tags
    return frame + struct.pack(">HHH", sequence & 0xFFFF, lan << 12 | size, 0x88FB)


def prp(frames, rng):
    places = apart(rng, frames, 20)
    not_on_a, not_on_b = set(places[:12]), set(places[10:])
    out = []
    for i, (at, frame) in enumerate(frames):
        if i not in not_on_a:
            out.append((at, trailer(frame, i, 0xA)))
        if i not in not_on_b:
            out.append((at + SKEW_NANOS, trailer(frame, i, 0xB)))
    both = len(not_on_a & not_on_b)
    one = len(not_on_a | not_on_b) - both
    return out, {"received": len(out), "lost": both, "duplicates": len(frames) - both - one, "out_of_order": 0,
                 "lan_A.received": len(frames) - len(not_on_a), "lan_A.lost": len(not_on_a),
                 "lan_B.received": len(frames) - len(not_on_b), "lan_B.lost": len(not_on_b)}


CHANGES = {
    "mixed": mixed,
    "one-wrap": lambda frames, rng: hole(frames, rng, 4_000),
    "more-than-two-wraps": lambda frames, rng: hole(frames, rng, 10_003),
    "2.3-seconds": lambda frames, rng: hole(frames, rng, 23 * RATE // 10),
    "below-a-wrap": lambda frames, rng: hole(frames, rng, rng.randrange(2, RATE - 1)),
    "restart": restart,
    "full-counter": full_counter,
    "prp": prp,
}


def main():
    clean, changed, change = sys.argv[1:4]
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    frames, facts = CHANGES[change](read(clean), random.Random(seed))
    write(changed, frames)
    for name, value in facts.items():
        print(name, value)


main()
