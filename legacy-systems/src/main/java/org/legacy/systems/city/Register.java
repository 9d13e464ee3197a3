package org.legacy.systems.city;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The customers of the city and their usage points; every record is derived when it is requested. */
public final class Register {

    private static final String NO_FLAGS = "NNNNNNNN";
    private static final int FIRST_SMART_YEAR = 2014;
    private static final LocalDate FIRST_REGISTRATION = LocalDate.of(1993, 3, 1);

    private final CitySize size;
    private final SeededRandom random;
    private final Network network;
    private final Atlas atlas;
    private final Ownership ownership;
    private final Names names;
    private final Telephones telephones;

    Register(CitySize size, SeededRandom random, Network network, Atlas atlas) {
        this.size = size;
        this.random = random;
        this.network = network;
        this.atlas = atlas;
        this.ownership = new Ownership(size, random);
        this.names = new Names(random);
        this.telephones = new Telephones(random);
    }

    public int customers() {
        return size.customers();
    }

    public int accounts() {
        return size.accounts();
    }

    public int customerOf(int account) {
        return ownership.customerOf(account);
    }

    public List<Integer> accountsOf(int customer) {
        return ownership.accountsOf(customer);
    }

    public boolean organisation(int customer) {
        return organisationKind(customer).isPresent();
    }

    /** Fixed places for the rare kinds, so that even a small city has each of them. */
    private Optional<OrganisationKind> organisationKind(int customer) {
        if (customer % 1000 == 111) {
            return Optional.of(OrganisationKind.HOSPITAL);
        }
        if (customer % 300 == 57) {
            return Optional.of(OrganisationKind.SCHOOL);
        }
        if (customer % 200 == 88) {
            return Optional.of(OrganisationKind.COMMITTEE);
        }
        if (customer % 700 == 499) {
            return Optional.of(OrganisationKind.LONG_NAMED);
        }
        if (lifeSupport(customer) || foreigner(customer)) {
            return Optional.empty();
        }
        int bits = random.below(1000, Aspect.ORGANISATION, customer);
        if (bits >= 85) {
            return Optional.empty();
        }
        return Optional.of(
                bits < 50 ? OrganisationKind.SHOP : bits < 74 ? OrganisationKind.COMPANY : OrganisationKind.FACTORY);
    }

    public boolean lifeSupport(int customer) {
        return customer % 250 == 17;
    }

    private static boolean foreigner(int customer) {
        return customer % 400 == 233;
    }

    public Customer customer(int customer) {
        return organisationKind(customer)
                .map(kind -> organisation(customer, kind))
                .orElseGet(() -> person(customer));
    }

    private Customer organisation(int customer, OrganisationKind kind) {
        District district = districtOfHome(customer);
        String flags =
                switch (kind) {
                    case HOSPITAL -> "NYNNNNNN";
                    case SCHOOL -> customer / 300 % 2 == 0 ? "NNYNNNNN" : NO_FLAGS;
                    case COMMITTEE -> "NNNYNNNN";
                    default -> NO_FLAGS;
                };
        String level =
                kind == OrganisationKind.HOSPITAL ? "91" : kind == OrganisationKind.FACTORY ? "92" : level(customer);
        return new Customer(
                Numbers.customer(customer),
                names.organisation(customer, kind, district),
                true,
                "03",
                IdentityDocuments.creditCode(district, random.bits(Aspect.IDENTITY, customer)),
                Optional.of(telephones.first(customer, true)),
                random.happens(300, Aspect.SECOND_PHONE, customer + 40_000_000L)
                        ? Optional.of(telephones.second(customer))
                        : Optional.empty(),
                email(customer, 250),
                level,
                flags,
                "ZH",
                registeredOn(customer));
    }

    private Customer person(int customer) {
        boolean foreigner = foreigner(customer);
        boolean male = random.below(2, Aspect.SEX, customer) == 0;
        LocalDate birthday = LocalDate.of(1935, 1, 1).plusDays(random.below(25_000, Aspect.BIRTH, customer));
        long document = random.bits(Aspect.IDENTITY, customer);
        return new Customer(
                Numbers.customer(customer),
                foreigner ? names.foreigner(customer) : names.person(customer, male),
                false,
                foreigner ? "02" : "01",
                foreigner
                        ? IdentityDocuments.passport(document)
                        : IdentityDocuments.resident(
                                districtOfHome(customer), birthday, (int) Math.floorMod(document, 500L), male),
                random.happens(15, Aspect.MOBILE, customer + 70_000_000L)
                        ? Optional.empty()
                        : Optional.of(telephones.first(customer, false)),
                random.happens(120, Aspect.SECOND_PHONE, customer + 40_000_000L)
                        ? Optional.of(telephones.second(customer))
                        : Optional.empty(),
                email(customer, foreigner ? 900 : 40),
                level(customer),
                lifeSupport(customer) ? "YNNNNNNN" : NO_FLAGS,
                foreigner ? "EN" : "ZH",
                registeredOn(customer));
    }

    private District districtOfHome(int customer) {
        return atlas.district(network.transformerOf(accountsOf(customer).get(0)));
    }

    private String level(int customer) {
        int bits = random.below(1000, Aspect.LEVEL, customer);
        return bits < 3 ? "91" : bits < 25 ? "92" : bits < 110 ? "93" : "99";
    }

    private Optional<String> email(int customer, int perMille) {
        if (!random.happens(perMille, Aspect.EMAIL, customer)) {
            return Optional.empty();
        }
        return Optional.of("u" + Integer.toString(random.below(60_000_000, Aspect.EMAIL, customer + 1L), 36) + customer
                + (customer % 3 == 0 ? "@mail.example" : "@post.example"));
    }

    private LocalDate registeredOn(int customer) {
        return FIRST_REGISTRATION.plusDays(random.below(11_800, Aspect.REGISTERED, customer));
    }

    /** The supply behind an account of the original city. */
    public Service service(int account) {
        int transformer = network.transformerOf(account);
        int home = account - network.servicePointsOfTransformer(transformer).from();
        return service(account, customerOf(account), transformer, home);
    }

    /**
     * A supply at a transformer, also of an account that was opened later.
     *
     * @param home number of the home among those of the transformer, from 0
     */
    public Service service(int account, int customer, int transformer, int home) {
        Optional<OrganisationKind> organisation =
                customer < size.customers() ? organisationKind(customer) : Optional.empty();
        Zone zone = atlas.zone(transformer);
        District district = atlas.district(transformer);
        String street = atlas.street(transformer);
        String house = house(transformer, home, organisation.isPresent(), zone);
        LocalDate opened = LocalDate.of(1995, 1, 1).plusDays(random.below(11_000, Aspect.ACCOUNT_OPENED, account));
        LocalDate meterInstalled = meterInstalledOn(account);
        boolean large =
                organisation.filter(kind -> kind != OrganisationKind.SHOP).isPresent();
        return new Service(
                account,
                customer,
                Numbers.account(account),
                Numbers.billing(account),
                Numbers.premises(account),
                Numbers.usagePoint(account),
                Numbers.meter(account),
                new Device(DeviceType.SERVICE_POINT, account),
                new Device(DeviceType.TRANSFORMER, transformer),
                opened,
                "0" + (1 + random.below(4, Aspect.PAYMENT, account)),
                "云江省云溪市" + district.name() + street + house,
                district,
                street,
                house,
                zone,
                random.happens(30, Aspect.GEO_MISSING, account)
                        ? Optional.empty()
                        : Optional.of(atlas.servicePoint(transformer, home)),
                large ? '3' : '1',
                large ? Integer.toString(30 + 5 * random.below(60, Aspect.METER, account + 1L)) + ".0" : "8.0",
                organisation.map(OrganisationKind::tariff).orElse("R100"),
                (char) ('A' + account % 7) + "-" + meterInstalled.getYear() + "-" + (100_000 + account),
                meterInstalled.getYear() < 2008 ? "01" : meterInstalled.getYear() < FIRST_SMART_YEAR ? "02" : "03",
                meterInstalled);
    }

    /** Whether the meter is a smart one, which reports its supply to the head-end. */
    public boolean hasSmartMeter(int account) {
        return meterInstalledOn(account).getYear() >= FIRST_SMART_YEAR;
    }

    private LocalDate meterInstalledOn(int account) {
        return LocalDate.of(2006, 1, 1).plusDays(random.below(7_200, Aspect.METER, account));
    }

    private String house(int transformer, int home, boolean organisation, Zone zone) {
        if (organisation) {
            return (2 * (transformer % 90) + 2 * home + 1) + "号";
        }
        if (zone != Zone.URBAN) {
            return atlas.place(transformer) + (home / 12 + 1) + "组" + (home % 12 + 1) + "号";
        }
        int within = home % Atlas.HOMES_IN_BUILDING;
        int stairs = within / 12 + 1;
        int floor = within % 12 / 2 + 1;
        return atlas.place(transformer) + (home / Atlas.HOMES_IN_BUILDING + 1) + "幢" + stairs + "单元" + floor + "0"
                + (within % 2 + 1) + "室";
    }
}
