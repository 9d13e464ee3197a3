package org.switchboard.source.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.switchboard.database.TestDatabase;
import org.switchboard.shared.MovableClock;
import org.switchboard.source.RecordType;
import org.switchboard.source.intake.Intake;
import org.switchboard.source.intake.Reception;
import org.switchboard.source.intake.SourceRecord;
import org.switchboard.source.model.FeedId;
import org.switchboard.source.record.RecordOrder;
import org.switchboard.source.record.RecordStore;
import org.switchboard.source.record.RecordTable;
import org.switchboard.source.record.RecordTableStore;

class InitialLoadWriterTest {

    private static final Instant RECEIVED = Instant.parse("2026-11-22T12:00:00.120Z");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** One column of each type that record tables have. */
    private static final RecordTable EVERYTHING = RecordTable.named("everything")
            .group("words")
            .text("words", "words")
            .column("many", "text[]", "many")
            .group("figures")
            .column("figure", "double precision", "figure")
            .column("amount", "numeric(14, 2)", "amount")
            .column("count", "integer", "count")
            .column("flag", "boolean", "flag")
            .group("times")
            .column("day", "date", "day")
            .column("moment", "timestamptz", "moment")
            .group("things")
            .column("thing", "jsonb", "thing")
            .text("part", "whole.part")
            .build();

    /** Each field as sources usually have it. */
    private static final String USUAL =
            "{'key':'B','changedAt':'2026-11-01T08:00:00+08:00','words':'plain','many':['a'],"
                    + "'figure':1.5,'amount':2.25,'count':7,'flag':true,'day':'2024-02-29','moment':'2026-11-01T08:00:00Z',"
                    + "'thing':{'a':1},'whole':{'part':'p'}}";

    private static final FeedId FEED = new FeedId("s", RecordType.CUSTOMER);

    private static Jdbi jdbi;
    private static RecordStore store;

    private MovableClock now = new MovableClock(RECEIVED.toString());
    private final AtomicInteger counted = new AtomicInteger();

    @BeforeAll
    static void database() {
        jdbi = Jdbi.create(TestDatabase.fresh());
        store = new RecordTableStore(RecordType.CUSTOMER, EVERYTHING, jdbi);
        jdbi.useHandle(handle -> handle.execute("""
                create table everything (
                  id bigint generated always as identity primary key, source text not null, source_key text not null,
                  changed_at timestamptz not null, received_at timestamptz not null, deleted boolean not null,
                  provenance jsonb not null, words text, many text[], figure double precision, amount numeric(14, 2),
                  count integer, flag boolean, day date, moment timestamptz, thing jsonb, part text,
                  unique (source, source_key))"""));
    }

    @BeforeEach
    void empty() {
        jdbi.useHandle(handle -> handle.execute("delete from everything"));
    }

    static Stream<String> records() {
        return Stream.of(
                "{'key':'K','changedAt':'2026-11-01T08:00:00+08:00','words':'plain'}",
                "{'key':'K'}",
                "{'key':'K','changedAt':'2026-11-01T08:00:00.123456Z','words':null,'many':null,'thing':null}",
                "{'key':'K','changedAt':'2026-11-01T08:00:00.10Z','words':''}",
                "{'key':'tab\\there','words':'a\\tb\\nc\\rd\\\\e\\\\N \\\\. \\u0008'}",
                "{'key':'K','words':'云江省云溪市 \\uD842\\uDFB7 é'}",
                "{'key':'K','many':['a','b, c','{d}','\\\\','\\\"','NULL','',' ', '\\n', null]}",
                "{'key':'K','many':[]}",
                "{'key':'K','figure':1.5e300,'amount':12.345,'count':7,'flag':true}",
                "{'key':'K','figure':-0.0,'amount':0,'count':-7,'flag':false}",
                "{'key':'K','figure':'Infinity','amount':'1','words':12.50}",
                "{'key':'K','day':'2024-02-29','moment':'1969-12-31T23:59:59.999999-05:30'}",
                "{'key':'K','thing':{'a':['\\\\ \\\" \\t',1.0,null,{}]},'whole':{'part':'p'}}",
                "{'key':'K','thing':'a text','whole':{}}",
                "{'key':'K','changedAt':'0099-11-01T08:00:00Z','thing':[1,2]}",
                "{'key':'K','changedAt':'9999-12-31T23:59:59-05:00'}",
                "{'key':'K','changedAt':'2026-11-01T08:00:00.1234567Z','moment':'2026-11-01T08:00:00.9999999Z'}",
                "{'key':'K','moment':'2026-11-01 08:00','day':'1 May 2026'}",
                "{'key':'K','moment':'0001-01-01T00:00:00Z','day':'0001-01-01'}",
                "{'key':'K','moment':'1999-12-31T23:59:59.5+15:00','day':'1999-12-31'}",
                "{'key':'K','day':'9999-12-31','count':2147483647}",
                "{'key':'K','count':-2147483648,'figure':1e-310,'amount':999999999999.994}",
                "{'key':'K','count':'12','flag':'yes','figure':'1.5','amount':'1.005'}",
                "{'key':'K','figure':12345678901234567890,'amount':1E+3}",
                "{'key':'K','figure':0.1,'amount':-0.01}",
                "{'key':'K','amount':1e-300}",
                "{'key':'K','figure':1e23,'words':1e23,'thing':0.10}",
                "{'key':'K','words':true,'thing':true,'many':[1,2.50,true]}");
    }

    @ParameterizedTest
    @MethodSource("records")
    void row_loaded_by_copy_equals_the_upserted_row(String record) {
        Set<String> upserted =
                jdbi.withHandle(handle -> EVERYTHING.upsert(handle, "a 'source'\t\\", List.of(json(record)), RECEIVED));
        List<Map<String, Object>> expected = rows();
        empty();
        Set<String> filled = filled("a 'source'\t\\", record);
        assertThat(filled).isEqualTo(upserted).isNotEmpty();
        assertThat(rows()).isEqualTo(expected).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("records")
    void row_encoded_before_its_batch_was_complete_equals_the_upserted_row(String record) {
        jdbi.useHandle(handle -> EVERYTHING.upsert(handle, "s", List.of(json(record)), RECEIVED));
        List<Map<String, Object>> expected = rows();
        empty();
        assertThat(filledWithRowsMadeBefore(record)).hasSize(1);
        assertThat(rows()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("records")
    void row_with_exact_numbers_equals_the_upserted_row(String record) {
        jdbi.useHandle(handle -> EVERYTHING.upsert(handle, "s", List.of(exactly(record)), RECEIVED));
        List<Map<String, Object>> expected = rows();
        empty();
        jdbi.useTransaction(handle -> fill("s", List.of(SourceRecord.canonical(exactly(record))), RECEIVED));
        assertThat(rows()).isEqualTo(expected).hasSize(1);
    }

    @Test
    void record_invalid_for_its_type_is_rejected_as_in_normal_intake() {
        for (String bad : List.of(
                "'day':'2026-02-30'",
                "'day':'0000-01-01'",
                "'moment':'2026-11-01T08:00:00+17:00'",
                "'moment':'0000-12-31T00:00:00Z'",
                "'changedAt':'2026-11-01T08:00:00+17:00'",
                "'count':1.5",
                "'count':2147483648",
                "'count':7.0",
                "'figure':1e400",
                "'figure':1e-400",
                "'figure':'1.5d'",
                "'amount':1000000000000",
                "'amount':1E+999999999",
                "'amount':-1E+2147483000",
                "'figure':1E+999999999",
                "'count':1E+999999999",
                "'flag':'maybe'",
                "'many':'a'")) {
            String record = "{'key':'K'," + bad + "}";
            Throwable expected = catchThrowable(
                    () -> jdbi.useHandle(handle -> EVERYTHING.upsert(handle, "s", List.of(exactly(record)), RECEIVED)));
            assertThat(expected).as(bad).isInstanceOf(JdbiException.class);
            assertThat(catchThrowable(() -> jdbi.useTransaction(
                            handle -> fill("s", List.of(SourceRecord.canonical(exactly(record))), RECEIVED))))
                    .as(bad)
                    .isInstanceOf(JdbiException.class)
                    .hasMessage(expected.getMessage());
        }
    }

    @Test
    void rows_are_written_by_copy() {
        jdbi.useTransaction(handle -> {
            handle.execute("""
                    create function note() returns trigger language plpgsql as
                    $$ begin new.words = left(current_query(), 4); return new; end $$""");
            handle.execute("create trigger note before insert on everything for each row execute function note()");
            fill(
                    "s",
                    List.of(SourceRecord.canonical(json("{'key':'A'}")), SourceRecord.canonical(json(USUAL))),
                    RECEIVED);
            assertThat(handle.createQuery("select words from everything")
                            .mapTo(String.class)
                            .list())
                    .containsExactly("copy", "copy");
            handle.rollback();
        });
    }

    @Test
    void existing_key_does_not_fail_the_load() {
        filled("s", "{'key':'A','changedAt':'2026-11-01T08:00:00Z','words':'old'}");
        assertThat(filled(
                        "s",
                        "{'key':'B','changedAt':'2026-11-01T08:00:00Z','words':'new'}",
                        "{'key':'A','changedAt':'2026-10-31T08:00:00Z','words':'late'}"))
                .containsExactly("B");
        assertThat(rows()).extracting(row -> row.get("words")).containsExactlyInAnyOrder("old", "new");
    }

    @Test
    void row_that_waited_for_its_batch_has_the_reception_time_of_the_batch() {
        SourceRecord early = SourceRecord.canonical(json("{'key':'A'}"));
        SourceRecord late = SourceRecord.canonical(json("{'key':'B'}"));
        Instant minuteAgo = RECEIVED.minusSeconds(60);
        Instant secondAgo = RECEIVED.minusSeconds(1);
        now = new MovableClock(minuteAgo.toString());
        InitialLoadWriter writer = writer();
        SourceRecord first = writer.prepare(early);
        now.advance(Duration.between(minuteAgo, secondAgo));
        writer.startBatch();
        SourceRecord second = writer.prepare(late);
        jdbi.useTransaction(handle -> writer.write(store, reception("s", RECEIVED), List.of(first, second)));
        List<Instant> received =
                jdbi.withHandle(handle -> handle.createQuery("select received_at from everything order by source_key")
                        .mapTo(Instant.class)
                        .list());
        assertThat(received).containsExactly(RECEIVED, secondAgo);
    }

    @Test
    void deletion_in_a_load_marks_the_row_deleted() {
        assertThat(filled("s", "{'key':'A','words':'w'}", "{'key':'B','deleted':true}"))
                .containsExactlyInAnyOrder("A", "B");
        assertThat(rows()).extracting(row -> row.get("deleted")).containsExactlyInAnyOrder(false, true);
    }

    @Test
    void records_of_any_length_are_written_in_chunks() {
        String[] records = IntStream.range(0, 300)
                .mapToObj(i -> "{'key':'" + i + "','words':'" + "云\\t\\\\".repeat(i) + "'}")
                .toArray(String[]::new);
        filled("s", records);
        List<Map<String, Object>> copied = rows();
        empty();
        jdbi.useHandle(handle -> EVERYTHING.upsert(
                handle, "s", Stream.of(records).map(InitialLoadWriterTest::json).toList(), RECEIVED));
        assertThat(copied).hasSize(300).containsExactlyInAnyOrderElementsOf(rows());
    }

    @Test
    void record_that_the_database_refuses_is_rejected_as_in_normal_intake() {
        assertThat(catchThrowable(() -> filled("s", "{'key':'A','day':'2026-02-30'}")))
                .isInstanceOf(JdbiException.class)
                .hasMessageContaining("2026-02-30");
    }

    @Test
    void counts_the_rows_that_it_writes() {
        filled("s", "{'key':'A'}", "{'key':'B'}");
        assertThat(counted).hasValue(2);
        filled("s", "{'key':'B'}", "{'key':'C'}");
        assertThat(counted).hasValue(3);
    }

    private Set<String> filled(String source, String... records) {
        List<SourceRecord> canonical = Stream.of(records)
                .map(InitialLoadWriterTest::json)
                .map(SourceRecord::canonical)
                .toList();
        return jdbi.inTransaction(handle -> fill(source, canonical, RECEIVED));
    }

    private Set<String> filledWithRowsMadeBefore(String record) {
        InitialLoadWriter writer = writer();
        SourceRecord prepared = writer.prepare(SourceRecord.canonical(json(record)));
        return jdbi.inTransaction(handle -> writer.write(store, reception(FEED.source(), RECEIVED), List.of(prepared)));
    }

    private Set<String> fill(String source, List<SourceRecord> records, Instant receivedAt) {
        return writer().write(store, reception(source, receivedAt), records);
    }

    private static Reception reception(String source, Instant receivedAt) {
        return new Reception(source, receivedAt, RecordOrder.BY_CHANGE_TIME);
    }

    private InitialLoadWriter writer() {
        return new InitialLoadWriter(
                new CheckingIntake(),
                FEED,
                Optional.of(new RowCopy(EVERYTHING, jdbi)),
                (feed, rows) -> counted.addAndGet(rows),
                now);
    }

    /** Finds every record in order. */
    private static final class CheckingIntake extends Intake {
        @Override
        public UnaryOperator<SourceRecord> examination(FeedId feed) {
            return record -> new SourceRecord(
                    record.original(),
                    record.canonical(),
                    record.failure(),
                    Optional.of(record.form().get("key").asText()));
        }
    }

    /** Everything of each row as text, but its number. */
    private static List<Map<String, Object>> rows() {
        return jdbi.withHandle(handle -> handle.createQuery("select everything.*, provenance::text as provenance_text,"
                        + " thing::text as thing_text, many::text as many_text from everything")
                .map((row, context) -> {
                    Map<String, Object> values = new TreeMap<>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        values.put(row.getMetaData().getColumnLabel(i), row.getString(i));
                    }
                    values.remove("id");
                    values.put("deleted", row.getBoolean("deleted"));
                    return values;
                })
                .list());
    }

    private static JsonNode json(String text) {
        return read(JSON, text);
    }

    /** Numbers as the intake has them. */
    private static JsonNode exactly(String text) {
        return read(EXACT, text);
    }

    private static JsonNode read(ObjectMapper mapper, String text) {
        try {
            return mapper.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
