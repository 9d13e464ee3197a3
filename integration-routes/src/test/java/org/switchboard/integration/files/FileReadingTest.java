package org.switchboard.integration.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.switchboard.integration.files.form.CsvForm;
import org.switchboard.integration.files.form.FileReading;
import org.switchboard.integration.files.form.FixedWidthLayout;
import org.switchboard.integration.files.form.MalformedFile;
import org.switchboard.source.intake.SourceRecord;

/** Every form of file, with what is wrong in them. */
class FileReadingTest {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int LIMIT = 1000;

    private record Outcome(List<JsonNode> good, List<String> reasons) {}

    @Test
    void csv_with_quotes_line_breaks_in_values_and_empty_lines_is_read() {
        Outcome read =
                csv("id,name\r\n1,\"Li, Ming\"\r\n\r\n2,\"says \"\"hm\"\"\"\r\n3,\"two\n\nlines\"\r\n4,\r\n5,a\"b");
        assertThat(read.reasons()).isEmpty();
        assertThat(read.good())
                .extracting(record -> record.path("name").asText())
                .containsExactly("Li, Ming", "says \"hm\"", "two\n\nlines", "", "a\"b");
    }

    @Test
    void csv_line_with_a_wrong_number_of_values_fails_alone_with_its_number() {
        Outcome read = csv("id,name\n1,x\n2\n3,y,z\n4,w\n");
        assertThat(read.good()).extracting(record -> record.path("id").asText()).containsExactly("1", "4");
        assertThat(read.reasons())
                .containsExactly(
                        "line 3 has 1 values, but there are 2 names in the first line",
                        "line 4 has 3 values, but there are 2 names in the first line");
    }

    @Test
    void unclosed_quote_fails_its_own_line_only() {
        Outcome read = csv("id,name\n1,x\n2,\"never closed\n3,y\n4,\"broken\" off\n5,z\n");
        assertThat(read.good()).extracting(record -> record.path("id").asText()).containsExactly("1", "3", "5");
        assertThat(read.reasons())
                .containsExactly(
                        "line 3 has something between the end of a quoted value and the next ,",
                        "line 5 has something between the end of a quoted value and the next ,");
        assertThat(csv("id,name\n1,\"open\n2,y\n3,z").reasons())
                .containsExactly("line 2 begins a quoted value that does not end");
    }

    @Test
    void a_field_of_any_length_does_not_fill_the_memory_and_the_next_line_is_read() {
        Outcome read = csv("id,name\n1," + "x".repeat(50_000_000) + "\n2,y\n");
        assertThat(read.good()).extracting(record -> record.path("id").asText()).containsExactly("2");
        assertThat(read.reasons()).containsExactly("line 2 is longer than the 1000 bytes that a record may have");
        Outcome quoted = csv("id,name\n1,\"" + "x\n".repeat(5000) + "\"\n2,y\n");
        assertThat(quoted.good())
                .extracting(record -> record.path("id").asText())
                .contains("2");
        assertThat(quoted.reasons().get(0)).isEqualTo("line 2 begins a quoted value that does not end");
    }

    @Test
    void csv_file_without_usable_column_names_is_refused_with_the_names_and_their_places() {
        assertThatThrownBy(() -> csv("id,id\n1,2\n"))
                .isInstanceOf(MalformedFile.class)
                .hasMessage("f.csv, line 1 is no usable line of names: columns 1 and 2 have the same name \"id\".");
        assertThatThrownBy(() -> csv("\n客户编号,,姓名,电话,电话 ,,电话\n"))
                .isInstanceOf(MalformedFile.class)
                .hasMessage("f.csv, line 2 is no usable line of names: columns 2 and 6 have no name;"
                        + " columns 4, 5 and 7 have the same name \"电话\".");
        assertThatThrownBy(() -> new CsvForm(',', 0, CsvForm.names("id,,name"), false))
                .hasMessage("The columnNames cannot be used: column 2 has no name");
    }

    @Test
    void first_line_of_excel_says_the_delimiter() {
        for (String first : List.of("sep=;", "\uFEFFSEP=;", "\"sep=;\"")) {
            assertThat(csv(first + "\r\nid;name\r\n1;\"Li; Ming\"\r\n").good())
                    .singleElement()
                    .hasToString("{\"id\":\"1\",\"name\":\"Li; Ming\"}");
        }
        assertThat(csv("sep=\t\nid\tname\n1\tLi\n").good())
                .singleElement()
                .hasToString("{\"id\":\"1\",\"name\":\"Li\"}");
    }

    @Test
    void csv_without_a_line_of_names_is_read_by_the_names_of_the_route() {
        CsvForm form = new CsvForm(';', 2, CsvForm.names("编号, -, 姓名"), false);
        Outcome read = csv("sep=,\n导出时间,2026-11-30\n\n1,x,王建国\n2,y\n3,\"open,z\n4,x,李\n", form);
        assertThat(read.good())
                .extracting(JsonNode::toString)
                .containsExactly("{\"编号\":\"1\",\"姓名\":\"王建国\"}", "{\"编号\":\"4\",\"姓名\":\"李\"}");
        assertThat(read.reasons())
                .containsExactly(
                        "line 5 has 2 values, but there are 3 names in the columnNames of the route",
                        "line 6 begins a quoted value that does not end");
    }

    @Test
    void lines_before_the_line_of_names_are_skipped_and_counted() {
        Outcome read = csv("Report \"of\" all\n,,,\nid,name\n1,Li\n2\n", new CsvForm(',', 2, List.of(), false));
        assertThat(read.good()).singleElement().hasToString("{\"id\":\"1\",\"name\":\"Li\"}");
        assertThat(read.reasons()).containsExactly("line 5 has 1 values, but there are 2 names in line 3");
    }

    @Test
    void delimiter_at_the_end_of_lines_is_no_value() {
        Outcome read = csv("id;name;\n1;Li;\n2;;\n3;\n4;Wu\n5;Xu;x\n", CsvForm.of(';'));
        assertThat(read.good())
                .extracting(JsonNode::toString)
                .containsExactly(
                        "{\"id\":\"1\",\"name\":\"Li\"}",
                        "{\"id\":\"2\",\"name\":\"\"}",
                        "{\"id\":\"4\",\"name\":\"Wu\"}");
        assertThat(read.reasons())
                .containsExactly(
                        "line 4 has 1 values, but there are 2 names in the first line",
                        "line 6 has 3 values, but there are 2 names in the first line");
        assertThat(csv("id,name\n1,Li,\n", new CsvForm(',', 0, List.of(), true)).good())
                .singleElement()
                .hasToString("{\"id\":\"1\",\"name\":\"Li\"}");
        assertThat(csv("id,name\n1,Li,\n").reasons()).hasSize(1);
    }

    @Test
    void undecodable_bytes_are_reported_and_never_replaced() {
        byte[] line =
                concat("id,name\n1,".getBytes(GB18030), new byte[] {(byte) 0x81, 0x20}, "\n2,王\n".getBytes(GB18030));
        Outcome read = read("f.csv", line, reading("auto", GB18030, Optional.empty(), true, ""));
        assertThat(read.good())
                .extracting(record -> record.path("name").asText())
                .containsExactly("王");
        assertThat(read.reasons()).containsExactly("line 2, byte 3 (0x81) is not GB18030");

        Outcome wrong = read("f.csv", "id,name\n1,王\n2,x\n".getBytes(GB18030), reading("auto"));
        assertThat(wrong.good())
                .extracting(record -> record.path("id").asText())
                .containsExactly("2");
        assertThat(wrong.reasons())
                .singleElement()
                .asString()
                .startsWith("line 2, byte 3 (0x")
                .endsWith("is not UTF-8");
    }

    @Test
    void json_in_the_wrong_character_set_is_reported_as_such() {
        assertThatThrownBy(() -> read("f.json", "[{\"id\": \"王\"}]".getBytes(GB18030), reading("auto")))
                .isInstanceOf(MalformedFile.class)
                .hasMessageStartingWith("f.json holds bytes that are not UTF-8");
    }

    @Test
    void unterminated_json_record_is_reported() {
        assertThatThrownBy(() ->
                        read("f.json", text("[{\"id\": \"1\"},\n{\"id\": \"" + "x".repeat(50_000)), reading("auto")))
                .isInstanceOf(MalformedFile.class)
                .hasMessage("f.json, line 2: a record is longer than the 1000 characters that it may have.");
    }

    @Test
    void deep_nesting_is_refused() {
        assertThatThrownBy(() -> read("f.json", text("[".repeat(5000)), reading("auto")))
                .isInstanceOf(MalformedFile.class);
        assertThat(read(
                                "f.ndjson",
                                text("[".repeat(900) + "\n{\"id\": \"2\"}\n" + "{\"a\":".repeat(190) + "\n"),
                                reading("auto"))
                        .reasons())
                .hasSize(2);
    }

    @Test
    void utf_16_lines_are_read() {
        Outcome read = read(
                "f.csv",
                "id,name\n1,王\n".getBytes(StandardCharsets.UTF_16),
                reading("auto", StandardCharsets.UTF_16, Optional.empty(), false, ""));
        assertThat(read.good())
                .extracting(record -> record.path("name").asText())
                .containsExactly("王");
    }

    @Test
    void widths_count_bytes_when_configured_in_bytes() {
        FixedWidthLayout layout = FixedWidthLayout.parse("CUST_NO:4, NAME:8, -:1, TEL:3");
        Outcome read = read(
                "f.dat",
                concat("0001王建国  x110\r\n".getBytes(GB18030), "0002王建国王x110".getBytes(GB18030)),
                reading("fixed-width", GB18030, Optional.of(layout), true, ""));
        assertThat(read.reasons()).isEmpty();
        assertThat(read.good().get(0)).hasToString("{\"CUST_NO\":\"0001\",\"NAME\":\"王建国\",\"TEL\":\"110\"}");
        assertThat(read.good().get(1).path("NAME").asText()).isEqualTo("王建国王");
    }

    @Test
    void character_cut_by_a_field_width_is_reported_with_its_field() {
        FixedWidthLayout layout = FixedWidthLayout.parse("CUST_NO:4,NAME:3");
        byte[] cut = java.util.Arrays.copyOf("0001王建".getBytes(GB18030), 7);
        assertThat(records("f.dat", cut, reading("fixed-width", GB18030, Optional.of(layout), true, "")))
                .singleElement()
                .satisfies(record -> assertThat(record.failure()).hasValueSatisfying(problem -> {
                    assertThat(problem.field()).isEqualTo("/NAME");
                    assertThat(problem.reason())
                            .startsWith("line 1, byte 7 (0x")
                            .endsWith("is not GB18030");
                }));
    }

    @Test
    void widths_may_count_characters() {
        FixedWidthLayout layout = FixedWidthLayout.parse("CUST_NO:4,NAME:4");
        Outcome read = read(
                "f.dat",
                text("\uFEFF0001王建国 \n0002王\n"),
                reading("fixed-width", StandardCharsets.UTF_8, Optional.of(layout), false, ""));
        assertThat(read.good()).singleElement().hasToString("{\"CUST_NO\":\"0001\",\"NAME\":\"王建国\"}");
        assertThat(read.reasons()).containsExactly("line 2 has 5 characters, but the layout has 8");
    }

    @Test
    void xml_elements_become_objects() {
        Outcome read =
                xml("<e:export xmlns:e='urn:x'><e:customer id='1'><name>Li &amp; Co</name><tel>1</tel><tel>2</tel>"
                        + "<address kind='home'>Road <![CDATA[<5>]]></address><note/></e:customer></e:export>");
        assertThat(read.good())
                .singleElement()
                .hasToString("{\"@id\":\"1\",\"name\":\"Li & Co\",\"tel\":[\"1\",\"2\"],"
                        + "\"address\":{\"@kind\":\"home\",\"#text\":\"Road <5>\"},\"note\":\"\"}");
    }

    @Test
    void entity_expansion_and_external_entity_are_refused_with_a_sentence() {
        for (String harm : List.of(
                "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><x><customer>&b;</customer></x>",
                "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x><customer>&a;</customer></x>",
                "<!DOCTYPE x SYSTEM 'http://127.0.0.1:1/x.dtd'><x/>")) {
            assertThatThrownBy(() -> xml(harm))
                    .isInstanceOf(MalformedFile.class)
                    .hasMessageStartingWith("f.xml has a document type declaration, and such documents are not read");
        }
        assertThat(xml("<x><customer>&b;</customer><customer/></x>").reasons())
                .containsExactly("the customer in line 1 refers to the entity b, which is not defined");
    }

    @Test
    void an_xml_element_that_is_too_long_or_too_deep_fails_alone() {
        Outcome read = xml("<x><customer><name>" + "y".repeat(50_000_000) + "</name></customer>\n<customer>"
                + "<a>".repeat(60) + "</a>".repeat(60) + "</customer>\n<customer><name>Li</name></customer></x>");
        assertThat(read.good()).singleElement().hasToString("{\"name\":\"Li\"}");
        assertThat(read.reasons())
                .containsExactly(
                        "the customer in line 1 is longer than the 1000 characters that a record may have",
                        "the customer in line 2 is nested deeper than 50 elements");
    }

    @Test
    void broken_xml_wrong_name_and_wrong_character_set_are_reported() {
        assertThatThrownBy(() -> xml("<x>\n<customer></x>"))
                .isInstanceOf(MalformedFile.class)
                .hasMessageStartingWith("f.xml, line 2 is not XML: ");
        assertThatThrownBy(() -> xml("<x><Customer/></x>"))
                .isInstanceOf(MalformedFile.class)
                .hasMessage("f.xml holds no element customer, but such as Customer.");
        assertThat(xml("<customers/>").good()).isEmpty();
        byte[] bytes = concat(
                "<?xml version='1.0' encoding='GB18030'?><x><customer>".getBytes(StandardCharsets.UTF_8),
                new byte[] {(byte) 0x81, 0x20},
                "</customer></x>".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> read(
                        "f.xml", bytes, reading("auto", StandardCharsets.UTF_8, Optional.empty(), true, "customer")))
                .isInstanceOf(MalformedFile.class)
                .hasMessageStartingWith("f.xml holds bytes that are not GB18030");
    }

    @Test
    void xml_is_read_in_its_declared_character_set() {
        Outcome read = read(
                "f.xml",
                "<?xml version=\"1.0\" encoding=\"GB18030\"?><x><customer><name>王建国</name></customer></x>"
                        .getBytes(GB18030),
                reading("auto", StandardCharsets.UTF_8, Optional.empty(), true, "customer"));
        assertThat(read.good()).singleElement().hasToString("{\"name\":\"王建国\"}");
    }

    @Test
    void truncated_compressed_file_is_reported() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text("id,name\n" + "1,x\n".repeat(5000)));
        }
        byte[] half = java.util.Arrays.copyOf(packed.toByteArray(), packed.size() - 20);
        assertThatThrownBy(() -> read("f.csv.gz", half, reading("auto")))
                .isInstanceOf(MalformedFile.class)
                .hasMessageContaining("f.csv.gz");
        assertThat(read("f.csv.gz", packed.toByteArray(), reading("auto")).good())
                .hasSize(5000);
    }

    @Test
    void an_empty_file_holds_no_records() {
        for (String name : List.of("f.csv", "f.json", "f.ndjson")) {
            assertThat(read(name, new byte[0], reading("auto")).good()).isEmpty();
        }
    }

    @Test
    void interrupted_read_is_no_error_of_the_file() {
        InputStream broken =
                new SequenceInputStream(new ByteArrayInputStream(text("[{\"id\": 1},")), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("Pipe closed");
                    }
                });
        assertThatThrownBy(
                        () -> drain(FileRecords.open("f.json", new SourceBytes(broken, "f.json", 20), reading("auto"))))
                .isInstanceOf(InterruptedFileRead.class)
                .hasMessage("f.json could not be read to its end: Pipe closed.");
        assertThatThrownBy(() -> drain(FileRecords.open(
                        "f.csv",
                        new SourceBytes(new ByteArrayInputStream(text("id\n1\n")), "f.csv", 20),
                        reading("auto"))))
                .isInstanceOf(InterruptedFileRead.class)
                .hasMessage("f.csv broke off after 5 of 20 bytes.");
    }

    private static Outcome csv(String text) {
        return read("f.csv", text(text), reading("auto"));
    }

    private static Outcome csv(String text, CsvForm form) {
        return read(
                "f.csv",
                text(text),
                new FileReading("auto", StandardCharsets.UTF_8, form, Optional.empty(), true, "", "", LIMIT));
    }

    private static Outcome xml(String text) {
        return read("f.xml", text(text), reading("auto", StandardCharsets.UTF_8, Optional.empty(), true, "customer"));
    }

    private static FileReading reading(String format) {
        return reading(format, StandardCharsets.UTF_8, Optional.empty(), true, "");
    }

    private static FileReading reading(
            String format, Charset charset, Optional<FixedWidthLayout> layout, boolean inBytes, String element) {
        return new FileReading(format, charset, CsvForm.of(','), layout, inBytes, element, "", LIMIT);
    }

    private static Outcome read(String name, byte[] bytes, FileReading reading) {
        Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>());
        records(name, bytes, reading).forEach(record -> {
            record.canonical().ifPresent(outcome.good()::add);
            record.failure().ifPresent(problem -> outcome.reasons().add(problem.reason()));
        });
        return outcome;
    }

    private static List<SourceRecord> records(String name, byte[] bytes, FileReading reading) {
        SourceBytes source = new SourceBytes(new ByteArrayInputStream(bytes), name, bytes.length);
        return drain(FileRecords.open(name, source, reading));
    }

    private static List<SourceRecord> drain(FileRecords records) {
        List<SourceRecord> drained = new ArrayList<>();
        records.forEachRemaining(record ->
                drained.add(record instanceof SourceRecord read ? read : SourceRecord.canonical((ObjectNode) record)));
        return drained;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
