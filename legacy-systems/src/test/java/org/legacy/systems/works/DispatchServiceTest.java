package org.legacy.systems.works;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DispatchServiceTest {

    @TempDir
    Path data;

    private WorksBook book;
    private DispatchService service;

    @BeforeEach
    void start() throws Exception {
        book = book();
        service = new DispatchService(book);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void wsdl_contains_the_address_of_the_service() throws Exception {
        HttpResponse<String> answer = send("GET", "");
        assertThat(answer.body()).contains("location=\"" + address() + "\"");
    }

    @Test
    void order_gets_its_own_number_and_a_repetition_changes_nothing() throws Exception {
        assertThat(accept("m1", "WO-1", "DT-1", "00")).contains("<f:TicketNo>FW0000001</f:TicketNo><f:Result>0<");
        assertThat(accept("m2", "WO-1", "DT-1", "10")).contains("<f:TicketNo>FW0000001</f:TicketNo><f:Result>1<");
        assertThat(accept("m1", "WO-1", "DT-1", "00")).contains("<f:Result>2<");
        assertThat(accept("m3", "WO-2", "DT-1", "00")).contains("<f:TicketNo>FW0000002</f:TicketNo><f:Result>0<");
        assertThat(tickets()).containsExactly("WO-1 10 1", "WO-2 00 0");
    }

    @Test
    void invalid_order_is_a_client_fault() throws Exception {
        assertThat(accept("m1", "WO-1", "XX-1", "00"))
                .contains("<faultcode>soap:Client</faultcode><faultstring>设备编码不存在: XX-1</faultstring>");
        assertThat(accept("m1", "WO-1", "DT-1", "77")).contains("状态代码无效: 77");
        assertThat(accept("", "WO-1", "DT-1", "00")).contains("缺少必填字段: MsgId");
        assertThat(send("POST", "<!DOCTYPE x [<!ENTITY e \"e\">]><x>&e;</x>").body())
                .contains("soap:Client");
        assertThat(tickets()).isEmpty();
    }

    @Test
    void progress_log_names_who_changed_an_order_and_crews_can_go_beyond_the_dispatch_centre() throws Exception {
        accept("m1", "WO-1", "DT-1", "10");
        assertThat(book.report("WO-1", StatusCode.ARRIVED, "到了")).isPresent();
        accept("m2", "WO-1", "DT-1", "20");
        String progress = ask("QueryProgress", "<f:Since>1970-01-01T00:00:00</f:Since>");
        assertThat(progress)
                .contains("<f:StatCode>10</f:StatCode><f:Origin>C</f:Origin>")
                .contains("<f:StatCode>30</f:StatCode><f:Origin>F</f:Origin>")
                .contains("<f:Memo>到了</f:Memo>");
        assertThat(tickets()).containsExactly("WO-1 30 0");
        assertThat(ask("QueryProgress", "<f:Since>2999-01-01T00:00:00</f:Since>"))
                .doesNotContain("<f:Step>");
    }

    @Test
    void restart_keeps_all_orders() throws Exception {
        accept("m1", "WO-1", "DT-1", "00");
        book.report("WO-1", StatusCode.SET_OUT, "");
        String before = ask("QueryProgress", "<f:Since>1970-01-01T00:00:00</f:Since>");
        service.close();
        book = book();
        service = new DispatchService(book);
        assertThat(ask("QueryProgress", "<f:Since>1970-01-01T00:00:00</f:Since>"))
                .isEqualTo(before);
        assertThat(accept("m1", "WO-1", "DT-1", "00")).contains("<f:Result>2<");
    }

    private WorksBook book() throws Exception {
        return new WorksBook(data.resolve("works.ndjson"), device -> device.startsWith("DT-"), Clock.systemUTC());
    }

    private List<String> tickets() {
        List<String> tickets = new ArrayList<>();
        book.each(ticket ->
                tickets.add(ticket.reference() + " " + ticket.status().digits() + " " + ticket.repetitions()));
        return tickets;
    }

    private String accept(String message, String reference, String device, String status) throws Exception {
        return ask(
                "AcceptTicket",
                "<f:MsgId>" + message + "</f:MsgId><f:ExtRef>" + reference + "</f:ExtRef><f:DevCode>" + device
                        + "</f:DevCode><f:StatCode>" + status + "</f:StatCode>");
    }

    private String ask(String operation, String content) throws Exception {
        return send(
                        "POST",
                        "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><f:" + operation
                                + " xmlns:f=\"urn:yunxi:fsd:1998\">" + content + "</f:" + operation
                                + "></s:Body></s:Envelope>")
                .body();
    }

    private String address() {
        return "http://127.0.0.1:" + service.port() + "/fsd/DispatchService";
    }

    private HttpResponse<String> send(String method, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address() + (method.equals("GET") ? "?wsdl" : "")))
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
