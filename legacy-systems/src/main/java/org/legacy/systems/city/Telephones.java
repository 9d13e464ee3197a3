package org.legacy.systems.city;

/** Telephone numbers as thirty years of clerks typed them. */
final class Telephones {

    private static final String[] MOBILE_PREFIXES =
            "138 139 137 136 135 158 187 188 133 189 153 130 186 177 199".split(" ");

    private final SeededRandom random;

    Telephones(SeededRandom random) {
        this.random = random;
    }

    /** The first telephone field of a customer. */
    String first(int customer, boolean organisation) {
        int shape = random.below(100, Aspect.PHONE_SHAPE, customer);
        return organisation ? ofOrganisation(customer, shape) : ofPerson(customer, shape);
    }

    /** The second field, mostly a plain landline or mobile. */
    String second(int customer) {
        return random.below(2, Aspect.SECOND_PHONE, customer) == 0
                ? "0571-" + landline(customer + 7L)
                : mobile(customer + 5_000_001L);
    }

    private String ofPerson(int customer, int shape) {
        String mobile = mobile(customer);
        if (shape < 52) {
            return mobile;
        }
        if (shape < 62) {
            return mobile.substring(0, 3) + "-" + mobile.substring(3, 7) + "-" + mobile.substring(7);
        }
        if (shape < 68) {
            return mobile.substring(0, 3) + " " + mobile.substring(3, 7) + " " + mobile.substring(7);
        }
        if (shape < 73) {
            return "+86 " + mobile.substring(0, 3) + "-" + mobile.substring(3, 7) + "-" + mobile.substring(7);
        }
        if (shape < 76) {
            return "0086" + mobile;
        }
        if (shape < 80) {
            return fullWidth(mobile);
        }
        if (shape < 84) {
            return mobile + "/" + landline(customer);
        }
        if (shape < 88) {
            return mobile + "、" + mobile(customer + 9_000_001L);
        }
        if (shape < 92) {
            return "(0571)" + landline(customer);
        }
        if (shape < 97) {
            return landline(customer).substring(1);
        }
        return mobile + "(女儿)";
    }

    private String ofOrganisation(int customer, int shape) {
        String landline = landline(customer);
        if (shape < 30) {
            return "0571-" + landline;
        }
        if (shape < 50) {
            return "0571-" + landline + "转" + (8001 + customer % 90);
        }
        if (shape < 65) {
            return "(0571)" + landline;
        }
        if (shape < 75) {
            return landline.substring(1);
        }
        if (shape < 85) {
            return "0571-" + landline + "-" + (801 + customer % 90) + " / " + mobile(customer);
        }
        if (shape < 92) {
            return fullWidth("0571-" + landline);
        }
        return "+86 571 " + landline.substring(0, 4) + " " + landline.substring(4);
    }

    private String mobile(long index) {
        String prefix = MOBILE_PREFIXES[random.below(MOBILE_PREFIXES.length, Aspect.MOBILE, index)];
        int rest = random.below(100_000_000, Aspect.MOBILE, index + 20_000_000L);
        return prefix + Integer.toString(100_000_000 + rest).substring(1);
    }

    private String landline(long index) {
        return Integer.toString(80_000_000 + random.below(9_000_000, Aspect.LANDLINE, index));
    }

    private static String fullWidth(String text) {
        StringBuilder wide = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            // the full-width forms lie at a fixed distance from ASCII
            wide.append(c == '-' || c >= '0' && c <= '9' ? (char) (c + 0xFEE0) : c);
        }
        return wide.toString();
    }
}
