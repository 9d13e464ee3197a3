package org.switchboard.integration.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.switchboard.source.SourceJson;

/** The body of an answer, never longer than a limit. */
final class AnswerBody {

    private static final ObjectMapper JSON = SourceJson.mapper().build();

    private AnswerBody() {}

    /** @throws InvalidListAnswer when it is too long, or no JSON */
    static JsonNode parse(InputStream body, String contentType, long longest) throws IOException {
        if (body == null) {
            throw new InvalidListAnswer("The answer is empty.");
        }
        if (contentType.toLowerCase(Locale.ROOT).startsWith("text/html")) {
            throw new InvalidListAnswer(
                    "The answer is a web page and not JSON: perhaps the address is wrong, or a sign-in is needed.");
        }
        try (InputStream limited = new Limited(body, longest)) {
            JsonNode answer = JSON.readTree(limited);
            if (answer.isMissingNode()) {
                throw new InvalidListAnswer("The answer is empty.");
            }
            return answer;
        } catch (JsonProcessingException malformed) {
            throw new InvalidListAnswer("The answer is not JSON: " + malformed.getOriginalMessage() + ".", malformed);
        }
    }

    private static final class Limited extends FilterInputStream {

        private final long longest;
        private long count;

        Limited(InputStream body, long longest) {
            super(body);
            this.longest = longest;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] target, int from, int most) throws IOException {
            int got = super.read(target, from, most);
            count(Math.max(got, 0));
            return got;
        }

        private void count(int got) {
            count += got;
            if (count > longest) {
                throw new InvalidListAnswer("The answer is longer than the " + longest + " bytes that it may have.");
            }
        }
    }
}
