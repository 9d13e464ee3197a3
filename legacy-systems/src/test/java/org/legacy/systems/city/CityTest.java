package org.legacy.systems.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CityTest {

    private final City city = new City(42, 2000);
    private final Network network = city.network();
    private final Register register = city.register();

    @Test
    void same_seed_and_size_give_the_same_city() {
        Register again = new City(42, 2000).register();
        for (int i = 0; i < 2000; i++) {
            assertThat(again.customer(i)).isEqualTo(register.customer(i));
            assertThat(again.service(i)).isEqualTo(register.service(i));
        }
    }

    @Test
    void different_seed_gives_different_customers() {
        Register other = new City(43, 2000).register();
        long same = IntStream.range(0, 2000)
                .filter(i ->
                        other.customer(i).name().equals(register.customer(i).name()))
                .count();
        assertThat(same).isLessThan(200);
    }

    @Test
    void two_thousand_customers_have_eight_feeders_and_some_have_several_accounts() {
        assertThat(city.size().feeders()).isEqualTo(8);
        assertThat(city.size().substations()).isEqualTo(2);
        assertThat(city.size().accounts()).isEqualTo(2080);
        assertThat(IntStream.range(0, 2000).filter(i -> register.accountsOf(i).size() > 1))
                .hasSizeGreaterThan(50);
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 137, 2000, 21_000, 301_000})
    void every_service_point_reaches_a_substation_and_counts_below_it(int customers) {
        Network any = new City(7, customers).network();
        int stride = Math.max(1, customers / 3000);
        for (int i = 0; i < any.count(DeviceType.SERVICE_POINT); i += stride) {
            int point = i;
            List<Device> path = any.pathTo(new Device(DeviceType.SERVICE_POINT, i));
            assertThat(path.get(0).type()).isEqualTo(DeviceType.SUBSTATION);
            assertThat(path).hasSizeBetween(6, 8);
            assertThat(path.stream().filter(device -> device.type().switching()))
                    .hasSizeBetween(2, 3);
            assertThat(path).allMatch(device -> any.servicePointsBelow(device).contains(point));
            assertThat(path).allMatch(device -> any.find(device.id()).equals(java.util.Optional.of(device)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 137, 2000})
    void each_account_has_one_owner_that_refers_back_to_it(int customers) {
        Register any = new City(7, customers).register();
        Set<Integer> seen = new HashSet<>();
        for (int customer = 0; customer < customers; customer++) {
            for (int account : any.accountsOf(customer)) {
                assertThat(any.customerOf(account)).isEqualTo(customer);
                assertThat(seen.add(account)).isTrue();
            }
        }
        assertThat(seen).hasSize(any.accounts());
    }

    @Test
    void billing_number_identifies_its_account() {
        for (int account : new int[] {0, 1, 77, 2079, 1_039_999}) {
            assertThat(Numbers.accountOfBilling(Numbers.billing(account))).hasValue(account);
        }
        assertThat(Numbers.accountOfBilling("BC12")).isEmpty();
    }

    @Test
    void telephone_numbers_occur_in_every_notation() {
        List<String> telephones = IntStream.range(0, 2000)
                .mapToObj(i -> register.customer(i).telephone())
                .flatMap(java.util.Optional::stream)
                .toList();
        for (String form : List.of(
                "1\\d{10}",
                "1\\d{2}-\\d{4}-\\d{4}",
                "\\+86 .*",
                "\\(0571\\)\\d{8}",
                "0571-\\d{8}转\\d{4}",
                "\\d{7}",
                ".*/.*",
                ".*、.*",
                "[\\uFF10-\\uFF19\\uFF0D]+")) {
            assertThat(telephones).as(form).anyMatch(Pattern.compile(form).asMatchPredicate());
        }
        assertThat(telephones).hasSizeLessThan(2000).allMatch(telephone -> telephone.length() <= 64);
    }

    @Test
    void identity_numbers_have_the_right_check_character_and_no_real_region() {
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        for (int i = 0; i < 2000; i++) {
            Customer customer = register.customer(i);
            if (!customer.identityType().equals("01")) {
                continue;
            }
            String number = customer.identityNumber();
            int sum = 0;
            for (int k = 0; k < 17; k++) {
                sum += (number.charAt(k) - '0') * weights[k];
            }
            assertThat(number).startsWith("9901").hasSize(18);
            assertThat(number.charAt(17)).isEqualTo("10X98765432".charAt(sum % 11));
        }
    }

    @Test
    void small_city_has_every_rare_kind_of_customer() {
        Register small = new City(1, 1000).register();
        List<Customer> customers =
                IntStream.range(0, 1000).mapToObj(small::customer).toList();
        assertThat(customers).anyMatch(customer -> customer.specialFlags().charAt(0) == 'Y');
        assertThat(customers).anyMatch(customer -> customer.specialFlags().charAt(1) == 'Y');
        assertThat(customers).anyMatch(customer -> customer.specialFlags().charAt(2) == 'Y');
        assertThat(customers).anyMatch(customer -> customer.specialFlags().charAt(3) == 'Y');
        assertThat(customers).anyMatch(customer -> customer.language().equals("EN"));
        assertThat(customers).anyMatch(customer -> customer.name().length() > 50);
        assertThat(customers)
                .extracting(Customer::level)
                .contains("92", "93", "99")
                .allMatch(level -> List.of("91", "92", "93", "99").contains(level));
    }

    @Test
    void no_value_is_longer_than_its_column() {
        for (int i = 0; i < 2080; i++) {
            Service service = register.service(i);
            assertThat(service.addressLine().length()).isLessThanOrEqualTo(240);
            assertThat(service.meterNumber()).hasSize(14);
            assertThat(service.accountNumber()).hasSize(12);
        }
        assertThat(IntStream.range(0, 2000).mapToObj(i -> register.customer(i).name()))
                .allMatch(name -> name.length() <= 240);
    }

    @Test
    void size_out_of_bounds_is_refused_with_the_bounds() {
        assertThatThrownBy(() -> new City(1, 49)).hasMessageContaining("from 50 to 2000000");
    }
}
