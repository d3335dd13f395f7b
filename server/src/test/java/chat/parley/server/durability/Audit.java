package chat.parley.server.durability;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.Limits;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Reads what the server has stored, through connections of its own, and holds it against what the authors know. Used by the test's
 * thread.
 */
final class Audit {

    private final Map<String, Author> authors = new HashMap<>();
    private final Map<Long, Long> readUpTo = new HashMap<>();
    private final Findings findings;

    Audit(List<Author> authors, Findings findings) {
        authors.forEach(author -> this.authors.put(author.name(), author));
        this.findings = findings;
    }

    /**
     * Reads what is new, and fails when something is missing, double, or in the wrong place.
     *
     * @param readers by conversation who reads it: a member
     * @param when for the message of a failure
     */
    void readOn(Map<Long, RawClient> readers, String when) {
        Map<Author, List<Integer>> acknowledged = new HashMap<>();
        authors.values().forEach(author -> acknowledged.put(author, author.acknowledged()));
        readers.forEach((conversation, reader) -> readUpTo.merge(conversation,
                read(reader, conversation, readUpTo.getOrDefault(conversation, 0L), Author::found), Math::max));
        acknowledged.forEach(Author::requireNothingLost);
        findings.requireNone(when);
    }

    /** Reads everything again, and fails when it is not what was read in parts, or when something was not acknowledged. */
    void readAll(Map<Long, RawClient> readers) {
        readOn(readers, "at the end");
        readers.forEach((conversation, reader) -> assertThat(read(reader, conversation, 0, Author::foundAgain))
                .as("messages in conversation %d", conversation).isEqualTo(readUpTo.get(conversation)));
        findings.requireNone("when everything is read again");
        authors.values().forEach(author -> {
            assertThat(author.unacknowledged()).as("not acknowledged to %s", author.name()).isEmpty();
            assertThat(author.acknowledged()).as("of %s not found", author.name()).isEmpty();
        });
        assertThat(readUpTo.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(authors.values().stream().mapToLong(Author::count).sum());
    }

    /** Gives the number of the last message. */
    private long read(RawClient reader, long conversation, long after, BiConsumer<Author, MessageInfo> with) {
        long last = after;
        Reply.Page page;
        do {
            page = reader.does(new MessageRequest.History(conversation, null, last, null, Limits.MAX_PAGE));
            for (MessageInfo message : page.messages()) {
                if (message.seq() != last + 1) {
                    findings.add("after " + last + " there is " + message);
                }
                last = message.seq();
                Author author = authors.get(message.from());
                if (author == null) {
                    findings.add("nobody has said " + message);
                } else {
                    with.accept(author, message);
                }
            }
        } while (page.newer() && !page.messages().isEmpty());
        return last;
    }
}
