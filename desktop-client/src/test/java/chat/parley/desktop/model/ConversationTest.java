package chat.parley.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.desktop.net.LinkEvent;
import chat.parley.desktop.testing.TestAccount;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is unread, while the server's numbers and messages are under way at the same time. */
class ConversationTest {

    private static final long ROOM = 1;

    private final TestAccount ada = new TestAccount("Ada");
    private Conversation conversation;

    @BeforeEach
    void join() {
        ada.online();
        ada.in(TestAccount.room(ROOM, "tea", null, 2), 0, 0);
        conversation = ada.account().conversation(ROOM).orElseThrow();
    }

    private void arrives(long seq) {
        ada.account().handle(new LinkEvent.Messages(ROOM, List.of(new MessageInfo(ROOM, seq, seq, 0, "Grace", "m", null,
                null, List.of("Ada"), null, null, false, List.of(), 0, false))));
    }

    private void assertUnread(int count) {
        assertThat(conversation.unreadProperty().get()).isEqualTo(count);
        assertThat(conversation.mentionsProperty().get()).isEqualTo(count);
    }

    @Test
    void whatArrivesWhileTheServerIsToldIsCountedOnce() {
        arrives(1);
        conversation.readAll();
        assertUnread(0);
        arrives(2);
        conversation.read(new Reply.ReadState(ROOM, 1, 2, 2)); // the third is stored, and under way
        assertUnread(1);
        arrives(3);
        assertUnread(2);
    }

    @Test
    void whatArrivesWhileAnotherSessionReadsIsCountedOnce() {
        arrives(1);
        ada.pushed(new Event.ReadOn(new Reply.ReadState(ROOM, 1, 1, 1))); // the second is stored, and under way
        assertUnread(0);
        arrives(2);
        assertUnread(1);
    }

    @Test
    void whatAnotherSessionHasNotReadStaysUnread() {
        for (int seq = 1; seq <= 4; seq++) {
            arrives(seq);
        }
        ada.pushed(new Event.ReadOn(new Reply.ReadState(ROOM, 1, 3, 3)));
        assertUnread(3);
    }
}
