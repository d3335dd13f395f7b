package chat.parley.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.net.AskFailure;
import chat.parley.desktop.net.LinkEvent;
import chat.parley.desktop.testing.TestAccount;
import org.junit.jupiter.api.Test;

class OutgoingTest {

    @Test
    void whatCouldNotBeKeptIsShownAsRefusedAndCanBeSentAgain() {
        TestAccount ada = new TestAccount("Ada");
        ada.direct(1, "Bob", 0);
        Outgoing outgoing = ada.account().outgoing();
        Conversation conversation = ada.account().conversation(1).orElseThrow();
        outgoing.say(conversation, "hello", null);
        Pending said = outgoing.of(conversation).getFirst();

        ada.account().handle(new LinkEvent.NotKept(said.message(), "the disk is full"));
        assertThat(outgoing.of(conversation)).containsExactly(
                new Pending(said.message(), said.at(), new AskFailure.NotKept("the disk is full")));

        outgoing.resend(said.message().clientId());
        assertThat(outgoing.of(conversation)).singleElement().satisfies(again -> {
            assertThat(again.refusal()).isNull();
            assertThat(again.message().text()).isEqualTo("hello");
            assertThat(again.message().clientId()).isNotEqualTo(said.message().clientId());
        });
    }
}
