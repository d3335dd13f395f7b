package chat.parley.desktop.store;

import chat.parley.common.protocol.v2.ConversationInfo;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.ReactionInfo;
import chat.parley.common.protocol.v2.Role;
import chat.parley.common.protocol.v2.RoomInfo;
import chat.parley.common.protocol.v2.Visibility;
import chat.parley.common.trust.ServerAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

/** What the tests of this package keep. */
final class Samples {

    static final Account ADA = new Account(new ServerAddress("chat.example.org", 7420), "Ada");

    private Samples() {}

    /** Where the cache's file is. */
    static Path file(Path config, Account account) {
        return config.resolve("accounts").resolve(account.fileName() + ".db");
    }

    static MessageInfo message(long conversation, long seq) {
        return message(conversation, seq, 0, "message " + seq);
    }

    static MessageInfo message(long conversation, long seq, long change, String text) {
        return new MessageInfo(conversation, seq, conversation * 1_000_000 + seq, 1_700_000_000_000L + seq, "Bob", text,
                null, null, List.of(), null, null, false, List.of(), change, false);
    }

    /** One that has everything. */
    static MessageInfo full(long conversation, long seq) {
        return new MessageInfo(conversation, seq, 9, 8, "Zoë", "a \"quoted\" \uD83D\uDE00\u0000 text",
                new UUID(7, 6), seq - 1, List.of("Ada", "Bob"), 5L, 4L, false,
                List.of(new ReactionInfo("\uD83D\uDC4D", 2, List.of("Ada", "Bob"))), 3, true);
    }

    static MessageInfo deleted(long conversation, long seq, long change) {
        return new MessageInfo(conversation, seq, 9, 8, "Bob", null, null, null, List.of(), null, null, true, List.of(),
                change, false);
    }

    /** Messages from one to another, both included. */
    static List<MessageInfo> messages(long conversation, long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(seq -> message(conversation, seq)).toList();
    }

    static ConversationInfo room(long conversation, String name) {
        return new ConversationInfo(conversation,
                new RoomInfo(conversation, name, "a topic", Visibility.PRIVATE, true, 0,
                        3, 2, 5, false),
                Role.MODERATOR, null, 12, 4, 10, 2, 1);
    }

    static ConversationInfo direct(long conversation, String with) {
        return new ConversationInfo(conversation, null, null, with, 0, 0, 0, 0, 0);
    }
}
