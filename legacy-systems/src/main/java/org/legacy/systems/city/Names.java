package org.legacy.systems.city;

/** Names of people and organisations. */
final class Names {

    private final SeededRandom random;

    Names(SeededRandom random) {
        this.random = random;
    }

    /** A Chinese name; the older the person, the rarer a single given name and the more of its time a double one. */
    String person(int customer, boolean male) {
        return surname(customer) + given(customer, male);
    }

    String foreigner(int customer) {
        String given = pick(Words.LATIN_GIVEN, Aspect.LATIN_NAME, customer);
        String family = pick(Words.LATIN_FAMILY, Aspect.LATIN_NAME, customer + 50_000_000L);
        return given + " " + family.replace('_', ' ');
    }

    private String surname(int customer) {
        // squaring the fraction makes the first surnames as frequent as they are: 王 and 李 lead, the last are rare
        double fraction = random.fraction(Aspect.SURNAME, customer);
        return Words.SURNAMES[(int) (fraction * fraction * Words.SURNAMES.length)];
    }

    private String given(int customer, boolean male) {
        if (random.below(100, Aspect.GIVEN_NAME, customer) < 22) {
            return pick(male ? Words.MALE_SINGLE : Words.FEMALE_SINGLE, Aspect.GIVEN_NAME, customer + 10_000_000L);
        }
        return pick(male ? Words.MALE_FIRST : Words.FEMALE_FIRST, Aspect.GIVEN_NAME, customer + 20_000_000L)
                + pick(male ? Words.MALE_SECOND : Words.FEMALE_SECOND, Aspect.GIVEN_NAME, customer + 30_000_000L);
    }

    String organisation(int customer, OrganisationKind kind, District district) {
        String place = Words.place(random.below(3700, Aspect.ORGANISATION_NAME, customer));
        String trade = pick(Words.TRADES, Aspect.ORGANISATION_NAME, customer + 10_000_000L);
        return switch (kind) {
            case HOSPITAL -> "云溪市" + place + (customer % 2 == 0 ? "中医医院" : "人民医院");
            case SCHOOL -> "云溪市" + place + (customer % 2 == 0 ? "中学" : "实验小学");
            case COMMITTEE -> "云溪市" + district.name() + place + "社区居民委员会";
            case FACTORY -> "云溪" + place + trade + "厂";
            case SHOP -> place + pick(Words.SHOPS, Aspect.ORGANISATION_NAME, customer + 20_000_000L);
            case COMPANY -> "云溪市" + place + trade + "有限公司";
            case LONG_NAMED ->
                "云溪市" + district.name() + place + trade + "股份有限公司" + Words.place(customer % 3000L)
                        + "技术改造与综合能源利用示范项目建设指挥部临时办公室(原云溪市第二" + trade + "总厂破产清算留守处)";
        };
    }

    private String pick(String[] words, Aspect aspect, long index) {
        return words[random.below(words.length, aspect, index)];
    }
}
