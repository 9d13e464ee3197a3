package org.switchboard.integration.iec104;

import io.netty.buffer.ByteBuf;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The forms in which a station sends process information (IEC 60870-5-101, 7.2.6), each without a time tag, with CP24Time2a and
 * with CP56Time2a.
 */
enum ElementForm {
    SINGLE_POINT(1, 2, 30) {
        @Override
        Element read(ByteBuf bytes) {
            int octet = bytes.readUnsignedByte();
            return new Element(octet & 1, flags(octet));
        }
    },
    /** 0 between the positions, 1 off, 2 on, 3 undetermined. */
    DOUBLE_POINT(3, 4, 31) {
        @Override
        Element read(ByteBuf bytes) {
            int octet = bytes.readUnsignedByte();
            int position = octet & 3;
            return new Element(position == 1 ? Integer.valueOf(0) : position == 2 ? 1 : null, flags(octet));
        }
    },
    /** Seven bits with a sign; the eighth says that the equipment is moving. */
    STEP_POSITION(5, 6, 32) {
        private static final int TRANSIENT = 0x80;

        @Override
        Element read(ByteBuf bytes) {
            int octet = bytes.readUnsignedByte();
            int step = (byte) (octet << 1) >> 1;
            List<String> flags = new ArrayList<>(qualityOf(bytes));
            if ((octet & TRANSIENT) != 0) {
                flags.add("transient");
            }
            return new Element(step, flags);
        }
    },
    BITSTRING(7, 8, 33) {
        @Override
        Element read(ByteBuf bytes) {
            return new Element(bytes.readUnsignedIntLE(), qualityOf(bytes));
        }
    },
    /** From -1 to 1 - 2^-15. */
    NORMALISED(9, 10, 34) {
        @Override
        Element read(ByteBuf bytes) {
            return new Element(normalised(bytes), qualityOf(bytes));
        }
    },
    SCALED(11, 12, 35) {
        @Override
        Element read(ByteBuf bytes) {
            return new Element((int) bytes.readShortLE(), qualityOf(bytes));
        }
    },
    SHORT_FLOAT(13, 14, 36) {
        @Override
        Element read(ByteBuf bytes) {
            float value = bytes.readFloatLE();
            return new Element(Float.isFinite(value) ? new BigDecimal(Float.toString(value)) : null, qualityOf(bytes));
        }
    },
    INTEGRATED_TOTAL(15, 16, 37) {
        private static final int CARRY = 0x20;
        private static final int ADJUSTED = 0x40;

        @Override
        Element read(ByteBuf bytes) {
            int count = bytes.readIntLE();
            int octet = bytes.readUnsignedByte();
            return new Element(
                    count,
                    Stream.of(
                                    flag(octet, INVALID, "invalid"),
                                    flag(octet, CARRY, "carry"),
                                    flag(octet, ADJUSTED, "adjusted"))
                            .flatMap(Optional::stream)
                            .toList());
        }
    },
    NORMALISED_WITHOUT_QUALITY(21) {
        @Override
        Element read(ByteBuf bytes) {
            return new Element(normalised(bytes), List.of());
        }
    };

    /** @param flags what is wrong with the value, the worst first; none when it is good */
    record Element(Number value, List<String> flags) {}

    private static final int NONE = -1;

    private static final int OVERFLOW = 0x01;
    private static final int BLOCKED = 0x10;
    private static final int SUBSTITUTED = 0x20;
    private static final int NOT_TOPICAL = 0x40;
    private static final int INVALID = 0x80;
    private static final BigDecimal FULL_SCALE = BigDecimal.valueOf(32_768);

    private final int plain;
    private final int withMinutes;
    private final int withDate;

    ElementForm(int plain) {
        this(plain, NONE, NONE);
    }

    ElementForm(int plain, int withMinutes, int withDate) {
        this.plain = plain;
        this.withMinutes = withMinutes;
        this.withDate = withDate;
    }

    abstract Element read(ByteBuf bytes);

    /** Empty for a type that is no process information, or one that is not read. */
    static Optional<ElementForm> of(int type) {
        return Stream.of(values())
                .filter(form -> type == form.plain || type == form.withMinutes || type == form.withDate)
                .findFirst();
    }

    /** The time tag behind an element of that type. */
    Optional<TimeTag> tag(int type, ByteBuf bytes) {
        if (type == withMinutes) {
            return Optional.of(TimeTag.ofMinutes(bytes));
        }
        return type == withDate ? Optional.of(TimeTag.ofDate(bytes)) : Optional.empty();
    }

    /** Of points, whose quality stands beside the state. */
    private static List<String> flags(int octet) {
        return Stream.of(
                        flag(octet, INVALID, "invalid"),
                        flag(octet, NOT_TOPICAL, "not-topical"),
                        flag(octet, BLOCKED, "blocked"),
                        flag(octet, SUBSTITUTED, "substituted"))
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<String> qualityOf(ByteBuf bytes) {
        int octet = bytes.readUnsignedByte();
        List<String> flags = new ArrayList<>(flags(octet));
        flag(octet, OVERFLOW, "overflow").ifPresent(overflow -> {
            boolean substituted = flags.remove("substituted");
            flags.add(overflow);
            if (substituted) {
                flags.add("substituted");
            }
        });
        return flags;
    }

    private static Optional<String> flag(int octet, int bit, String name) {
        return (octet & bit) == 0 ? Optional.empty() : Optional.of(name);
    }

    private static BigDecimal normalised(ByteBuf bytes) {
        return BigDecimal.valueOf(bytes.readShortLE()).divide(FULL_SCALE).stripTrailingZeros();
    }
}
