package chat.parley.server.conversation.messages;

import chat.parley.server.testing.ModernClient;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What the tests of messages say and look for. */
final class Talk {

    private Talk() {}

    /** Opens the direct conversation with somebody, and gives its id. */
    static long direct(ModernClient client, String with) {
        return client.does("{'type':'direct','data':{'user':'%s'}}".formatted(with)).path("conversation")
                .path("conversation").asLong();
    }

    /** A request that says something to somebody. */
    static String to(String name, String text) {
        return to(name, text, UUID.randomUUID(), "");
    }

    /** A request that says something to somebody, with more fields. */
    static String to(String name, String text, UUID clientId, String more) {
        return "{'type':'msg','data':{'to':'%s','text':'%s','clientId':'%s'%s}}".formatted(name, text, clientId, more);
    }

    /** A request that answers a message. */
    static String reply(long conversation, long replyTo, String text) {
        return "{'type':'msg','data':{'conversation':%d,'text':'%s','clientId':'%s','replyTo':%d}}"
                .formatted(conversation, text, UUID.randomUUID(), replyTo);
    }

    /** A request that edits a message. */
    static String edit(long conversation, long seq, String text) {
        return "{'type':'edit','data':{'conversation':%d,'seq':%d,'text':'%s'}}".formatted(conversation, seq, text);
    }

    /** A request that deletes a message. */
    static String delete(long conversation, long seq) {
        return "{'type':'delete','data':{'conversation':%d,'seq':%d}}".formatted(conversation, seq);
    }

    /** A request that puts a reaction, or takes it away. */
    static String react(long conversation, long seq, String emoji, boolean on) {
        return "{'type':'react','data':{'conversation':%d,'seq':%d,'emoji':'%s','on':%b}}".formatted(conversation, seq,
                emoji, on);
    }

    /** A request that moves the read cursor. */
    static String read(long conversation, long seq) {
        return "{'type':'read','data':{'conversation':%d,'seq':%d}}".formatted(conversation, seq);
    }

    /** A request for a page. */
    static String history(long conversation, String place) {
        return "{'type':'history','data':{'conversation':%d%s}}".formatted(conversation, place);
    }

    /** All messages of a conversation, up to 200. */
    static List<JsonNode> all(ModernClient client, long conversation) {
        return list(client.does(history(conversation, ",'limit':200")).path("messages"));
    }

    /** Waits for the next message in a conversation. */
    static JsonNode heard(ModernClient client, long conversation) {
        return client.hears("message", m -> m.path("message").path("conversation").asLong() == conversation)
                .path("message");
    }

    /** Waits for the next change in a conversation. */
    static JsonNode changed(ModernClient client, long conversation) {
        return client.hears("message_changed", m -> m.path("message").path("conversation").asLong() == conversation)
                .path("message");
    }

    /** The elements of an array. */
    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    /** The numbers of messages. */
    static List<Long> seqs(List<JsonNode> messages) {
        return messages.stream().map(m -> m.path("seq").asLong()).toList();
    }

    /** The texts of messages. */
    static List<String> texts(List<JsonNode> messages) {
        return messages.stream().map(m -> m.path("text").asString("")).toList();
    }

    /** All numbers from one to another. */
    static List<Long> range(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    /** How a conversation stands for somebody. */
    static JsonNode conversation(ModernClient client, long id) {
        return list(client.does("{'type':'conversations'}").path("conversations")).stream()
                .filter(c -> c.path("conversation").asLong() == id).findFirst().orElseThrow();
    }
}
