package chat.parley.server.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * A client of protocol 2 that says and hears exact frames, on top of a {@link TestClient}. Requests are written with single quotes
 * and without their id; answers are found by it, and events that come meanwhile are kept. Used by one thread.
 */
public final class ModernClient implements AutoCloseable {

    private final TestClient client;
    private final Deque<JsonNode> events = new ArrayDeque<>();
    private final List<JsonNode> early = new ArrayList<>();
    private int ids;

    /** Speaks protocol 2 on a connection on which nothing was said yet. */
    public ModernClient(TestClient client) {
        this.client = client;
        does("{'type':'hello','data':{'protocol':2,'client':'test 1.0'}}");
    }

    /** The connection. */
    public TestClient connection() {
        return client;
    }

    /** Sends a request and gives its id. */
    public String send(String json) {
        String id = "q" + ++ids;
        client.sendPayload(Json.withId(json, id));
        return id;
    }

    /** Waits for the answer to a request; events and other answers that come before are kept. */
    public JsonNode answer(String id) {
        for (JsonNode answer : early) {
            if (answer.path("id").asString("").equals(id)) {
                early.remove(answer);
                return answer;
            }
        }
        while (true) {
            JsonNode next = client.next();
            if (next.path("id").asString("").equals(id)) {
                return next;
            }
            (next.has("id") ? early : events).add(next);
        }
    }

    /** Sends a request and waits for its answer. */
    public JsonNode ask(String json) {
        return answer(send(json));
    }

    /** Sends a request, which must succeed, and gives the answer's data. */
    public JsonNode does(String json) {
        JsonNode answer = ask(json);
        assertThat(answer.path("status").asString("")).as("%s -> %s", json, answer).isEqualTo("ok");
        return answer.path("data");
    }

    /** Sends a request, which must be refused with this code. */
    public ModernClient isRefused(String json, String code) {
        JsonNode answer = ask(json);
        assertThat(TestClient.codeOf(answer)).as("%s -> %s", json, answer).isEqualTo(code);
        return this;
    }

    /** Waits for the next event of a type, and gives its data; other events are passed over. */
    public JsonNode hears(String type) {
        return hears(type, _ -> true);
    }

    /** Waits for the next event of a type that fits, and gives its data; other events are passed over. */
    public JsonNode hears(String type, Predicate<JsonNode> fits) {
        while (true) {
            JsonNode event = events.isEmpty() ? client.next() : events.remove();
            if (event.has("id")) {
                early.add(event);
            } else if (TestClient.typeOf(event).equals(type) && fits.test(event.path("data"))) {
                return event.path("data");
            }
        }
    }

    /** Gives all events that the server had pushed before it read what this client has sent until now. */
    public List<JsonNode> fence() {
        ask("{'type':'ping'}");
        List<JsonNode> all = new ArrayList<>(events);
        events.clear();
        return all;
    }

    /** Gives the events of a type that the server had pushed before it read what this client has sent until now: their data. */
    public List<JsonNode> fence(String type) {
        return fence().stream().filter(e -> TestClient.typeOf(e).equals(type)).map(e -> e.path("data")).toList();
    }

    /** Makes a public room and gives its id. */
    public long create(String name) {
        return does("{'type':'create','data':{'name':'%s'}}".formatted(name)).path("conversation").path("conversation")
                .asLong();
    }

    /** Joins a room. */
    public ModernClient join(long room) {
        does("{'type':'join','data':{'room':%d}}".formatted(room));
        return this;
    }

    /** Says something, and gives its number once it is stored. */
    public long say(long conversation, String text) {
        return does(msg(conversation, text)).path("seq").asLong();
    }

    /** A request that says something, with a client id of its own. */
    public static String msg(long conversation, String text) {
        return msg(conversation, text, UUID.randomUUID());
    }

    /** A request that says something. */
    public static String msg(long conversation, String text, UUID clientId) {
        return "{'type':'msg','data':{'conversation':%d,'text':'%s','clientId':'%s'}}".formatted(conversation, text,
                clientId);
    }

    /** Closes the connection. */
    @Override
    public void close() {
        client.close();
    }
}
