package org.legacy.systems.works;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.legacy.systems.LocalTime;
import org.legacy.systems.http.JsonService;
import org.legacy.systems.http.Refusal;
import org.legacy.systems.http.Reply;
import org.legacy.systems.http.Request;

/** Accepts orders and reports progress by SOAP 1.1 over HTTP; the WSDL is at {@code /fsd/DispatchService?wsdl}. */
public final class DispatchService implements JsonService.Route, AutoCloseable {

    private static final String XML = "text/xml; charset=utf-8";
    private static final List<String> PATH = List.of("fsd", "DispatchService");
    private static final int THREADS = 4;
    private static final int MOST_STEPS = 2_000;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS");

    private final WorksBook book;
    private final String wsdl;
    private final JsonService server;

    public DispatchService(WorksBook book) throws IOException {
        this.book = book;
        try (InputStream file = DispatchService.class.getResourceAsStream("fsd.wsdl")) {
            this.wsdl = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        this.server = new JsonService("works", 0, THREADS, this);
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }

    @Override
    public Reply answer(Request request) {
        if (!request.path().equals(PATH)) {
            throw new Refusal(404, "此地址无服务");
        }
        if (request.method().equals("GET") && request.query().containsKey("wsdl")) {
            return xml(200, wsdl.replace("${address}", "http://" + request.host() + "/fsd/DispatchService"));
        }
        if (!request.method().equals("POST")) {
            throw new Refusal(405, "不支持的请求方法");
        }
        try {
            Envelope asked = Envelope.read(request.body());
            return xml(
                    200,
                    switch (asked.operation()) {
                        case "AcceptTicket" -> accepted(book.accept(asked.fields()));
                        case "QueryProgress" -> progress(asked.fields().getOrDefault("Since", ""));
                        default -> throw new Fault("4002", "无此操作: " + asked.operation());
                    });
        } catch (Fault fault) {
            return xml(500, Envelope.fault("Client", fault.code(), fault.getMessage()));
        }
    }

    @Override
    public Reply refuse(Request request, int status, String sentence) {
        return xml(status, Envelope.fault(status < 500 ? "Client" : "Server", "5000", sentence));
    }

    private static String accepted(WorksBook.Acceptance acceptance) {
        return Envelope.answer(
                "AcceptTicket",
                Envelope.element("TicketNo", acceptance.ticket()) + Envelope.element("Result", acceptance.result()));
    }

    private String progress(String since) {
        List<String> steps = book.stepsAfter(moment(since), MOST_STEPS).stream()
                .map(step -> "<f:Step>" + Envelope.element("StepNo", step.number())
                        + Envelope.element("TicketNo", step.ticket())
                        + Envelope.element("ExtRef", step.reference())
                        + Envelope.element("StatCode", step.status().digits())
                        + Envelope.element("Origin", step.byCrew() ? "F" : "C")
                        + Envelope.element("StepTime", MOMENT.format(LocalTime.of(step.at())))
                        + Envelope.element("Memo", step.memo()) + "</f:Step>")
                .toList();
        return Envelope.answer("QueryProgress", Envelope.elements(steps));
    }

    /** Local time without a zone, as everything here. */
    private static Instant moment(String since) {
        try {
            return LocalDateTime.parse(since).atZone(LocalTime.ZONE).toInstant();
        } catch (DateTimeParseException e) {
            throw new Fault("4104", "时间格式错误: " + since);
        }
    }

    private static Reply xml(int status, String document) {
        return new Reply(status, XML, out -> out.write(document.getBytes(StandardCharsets.UTF_8)));
    }
}
