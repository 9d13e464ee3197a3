package org.switchboard.benchmarks.identity;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.switchboard.benchmarks.identity.Truth.Home;
import org.switchboard.customer.spelling.SearchForm;
import org.switchboard.identity.matching.IdentityRecord;
import org.switchboard.identity.matching.IdentityRecord.AccountName;

/** Writes a customer's record as the clerks of one system do. */
final class ErroneousRecordWriter {

    private static final Map<String, List<String>> SIGNS_BY_SOUND = new HashMap<>();

    static {
        Stream.of(Words.WOMENS, Words.MENS, Words.HOMOPHONES)
                .flatMap(Stream::of)
                .distinct()
                .forEach(sign -> SIGNS_BY_SOUND
                        .computeIfAbsent(SearchForm.pinyin(sign), sound -> new ArrayList<>())
                        .add(sign));
    }

    private static final double MARKED = 0.7;
    private static final double UNDER_THE_LANDLORDS_NUMBER = 0.6;
    /** Of the values that are missing. */
    private static final double PLACEHOLDER = 0.1;

    private static final String[] NO_NUMBERS = {
        "000000000000000000", "111111111111111111", "123456789012345678", "无", "330106199001011234", "99999999", "N/A"
    };
    private static final String[] NO_TELEPHONES = {"13800138000", "00000000", "12345678", "88888888", "13900000000"};
    private static final String[] NO_MAILBOXES = {
        "info@mail.example", "none@none.com", "test@test.com", "kefu@mail.example"
    };

    private final String clerksNumber;
    private final String clerksTelephone;
    private final EntryErrors clerks;
    private final Random random;

    ErroneousRecordWriter(EntryErrors clerks, long seed) {
        this.clerks = clerks;
        this.random = new Random(seed);
        this.clerksNumber = "E" + (10_000_000 + random.nextInt(90_000_000));
        this.clerksTelephone = "1360571" + (1000 + random.nextInt(9000));
    }

    boolean knows() {
        return random.nextDouble() < clerks.knows();
    }

    boolean twice() {
        return random.nextDouble() < clerks.twice();
    }

    IdentityRecord write(Truth truth, long id) {
        return new IdentityRecord(
                id,
                clerks.system(),
                name(truth),
                chance(0.9) ? Optional.of(truth.organisation() ? "organisation" : "person") : Optional.empty(),
                chance(clerks.number())
                        ? Optional.of(number(truth.identityNumber()))
                        : placeholder(NO_NUMBERS, clerksNumber),
                telephones(truth),
                chance(clerks.email())
                        ? List.of(truth.email())
                        : placeholder(NO_MAILBOXES, NO_MAILBOXES[0]).stream().toList(),
                chance(clerks.accounts())
                        ? truth.accounts().stream()
                                .map(account -> new AccountName("cis", account))
                                .toList()
                        : List.of(),
                chance(clerks.noAddress()) ? List.of() : List.of(address(truth)));
    }

    private String name(Truth truth) {
        if (truth.organisation()) {
            return organisation(truth.given());
        }
        return truth.generation()
                .filter(mark -> chance(MARKED))
                .map(mark -> marked(unmarked(truth), mark, truth.latin()))
                .orElseGet(() -> unmarked(truth));
    }

    private String marked(String name, String mark, boolean latin) {
        return latin ? name + " " + mark : random.nextBoolean() ? mark + name : name + "（" + mark + "）";
    }

    private String unmarked(Truth truth) {
        if (truth.latin()) {
            return latin(truth.given(), truth.family());
        }
        if (chance(clerks.familyOnly())) {
            return truth.family() + title();
        }
        if (chance(clerks.pinyin())) {
            return latin(capital(SearchForm.pinyin(truth.given())), capital(SearchForm.pinyinOfName(truth.family())));
        }
        String given = truth.given();
        if (chance(clerks.otherSign())) {
            given = withOtherSign(given);
        } else if (chance(clerks.wrongSign())) {
            given = withWrongSign(given);
        }
        String name = truth.family() + given;
        if (chance(clerks.traditional())) {
            name = ZhConverterUtil.toTraditional(name);
        }
        if (chance(0.02) && name.length() == 2) {
            name = name.charAt(0) + "　" + name.charAt(1);
        }
        return chance(clerks.titled()) ? name + title() : name;
    }

    private String latin(String given, String family) {
        String title = chance(clerks.titled()) ? (random.nextBoolean() ? "Mr " : "Ms. ") : "";
        return switch (random.nextInt(4)) {
            case 0 -> title + family + " " + given;
            case 1 -> family.toUpperCase(Locale.ROOT) + ", " + given;
            default -> title + given + " " + family;
        };
    }

    private String organisation(String name) {
        String written = name;
        if (chance(0.25)) {
            written = "杭州市" + written;
        }
        if (chance(0.08)) {
            written = written.replaceFirst("(有限责任公司|股份有限公司|有限公司)$", "公司");
        }
        return chance(clerks.otherSign()) ? withOtherSign(written.substring(0, 2)) + written.substring(2) : written;
    }

    private String title() {
        return switch (random.nextInt(5)) {
            case 0, 1 -> "先生";
            case 2, 3 -> "女士";
            default -> "总";
        };
    }

    private String withOtherSign(String given) {
        int at = random.nextInt(given.length());
        List<String> signs = SIGNS_BY_SOUND.getOrDefault(SearchForm.pinyin(given.substring(at, at + 1)), List.of());
        return signs.isEmpty() ? given : replaced(given, at, signs.get(random.nextInt(signs.size())));
    }

    private String withWrongSign(String given) {
        String[] signs = random.nextBoolean() ? Words.WOMENS : Words.MENS;
        return replaced(given, random.nextInt(given.length()), signs[random.nextInt(signs.length)]);
    }

    private static String replaced(String text, int at, String by) {
        return text.substring(0, at) + by + text.substring(at + 1);
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private String number(String right) {
        String number = chance(clerks.wrongNumber()) ? slip(right) : right;
        return chance(0.03) ? number.toLowerCase(Locale.ROOT) : number;
    }

    private List<String> telephones(Truth truth) {
        List<String> telephones = new ArrayList<>();
        if (truth.landlord().isPresent() && chance(UNDER_THE_LANDLORDS_NUMBER)) {
            telephones.add(truth.landlord().get());
            return telephones;
        }
        if (!chance(clerks.noTelephone())) {
            String line = truth.mobile();
            if (chance(clerks.formerTelephone())) {
                line = truth.formerMobile();
            } else if (chance(clerks.relative())) {
                line = truth.relativesMobile().orElse(line);
            }
            telephones.add(dressed(chance(clerks.wrongTelephone()) ? slip(line) : line));
        }
        if (truth.landline().isPresent() && chance(clerks.landline())) {
            telephones.add(dressed(truth.landline().get()));
        }
        if (telephones.isEmpty()) {
            placeholder(NO_TELEPHONES, clerksTelephone).ifPresent(telephones::add);
        }
        return telephones;
    }

    /** A form that wants a value gets one; half of the time the clerk's own, which no rule knows. */
    private Optional<String> placeholder(String[] usual, String own) {
        if (!chance(PLACEHOLDER)) {
            return Optional.empty();
        }
        return Optional.of(random.nextBoolean() ? own : usual[random.nextInt(usual.length)]);
    }

    private String dressed(String line) {
        if (line.startsWith("0574")) {
            return line;
        }
        if (line.startsWith("0")) {
            return switch (random.nextInt(4)) {
                case 0 -> line.substring(4);
                case 1 -> "(" + line.substring(0, 4) + ")" + line.substring(4);
                case 2 -> line.substring(0, 4) + "-" + line.substring(4) + (random.nextInt(5) == 0 ? "转801" : "");
                default -> line;
            };
        }
        return switch (random.nextInt(8)) {
            case 0 -> "+86 " + line;
            case 1 -> line.substring(0, 3) + "-" + line.substring(3, 7) + "-" + line.substring(7);
            case 2 -> line.substring(0, 3) + " " + line.substring(3, 7) + " " + line.substring(7);
            default -> line;
        };
    }

    /** One figure wrong, or two that changed places. */
    private String slip(String figures) {
        int at = 1 + random.nextInt(figures.length() - 2);
        if (random.nextInt(3) == 0) {
            return figures.substring(0, at) + figures.charAt(at + 1) + figures.charAt(at) + figures.substring(at + 2);
        }
        return figures.substring(0, at) + random.nextInt(10) + figures.substring(at + 1);
    }

    private String address(Truth truth) {
        Home home = chance(clerks.formerAddress()) ? truth.formerHome() : truth.home();
        boolean brief = chance(clerks.shortAddress());
        StringBuilder address = new StringBuilder();
        if (!brief) {
            address.append(random.nextInt(3) == 0 ? "浙江省" : "").append("杭州市").append(home.district());
        }
        boolean compound = !home.compound().isEmpty();
        if (!compound) {
            address.append(home.road()).append(home.house()).append("号");
        } else {
            if (!brief || random.nextBoolean()) {
                address.append(home.road());
            }
            address.append(home.compound());
            inside(address, home);
        }
        return chance(0.03) ? fullWidth(address.toString()) : address.toString();
    }

    private void inside(StringBuilder address, Home home) {
        boolean dashes = random.nextInt(5) == 0;
        String building = random.nextBoolean() ? "幢" : "栋";
        address.append(home.building()).append(dashes ? "-" : building);
        if (chance(clerks.houseOnly())) {
            if (dashes) {
                address.setLength(address.length() - 1);
                address.append("幢");
            }
            return;
        }
        address.append(home.stairs())
                .append(dashes ? "-" : "单元")
                .append(home.room())
                .append(dashes ? "" : "室");
    }

    private static String fullWidth(String text) {
        StringBuilder wide = new StringBuilder(text.length());
        text.chars().forEach(c -> wide.append(c >= '0' && c <= '9' ? (char) (c + 0xFEE0) : (char) c));
        return wide.toString();
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }
}
