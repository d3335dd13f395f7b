package chat.parley.desktop.room;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.v1.ServerMessage.Said;
import chat.parley.desktop.room.TimelineEntry.Audience;
import chat.parley.desktop.room.TimelineEntry.Delivery;
import chat.parley.desktop.room.TimelineEntry.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class RoomModelTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final RoomModel model = new RoomModel("Tea", "Ada");

    private List<String> lines() {
        return model.entries().stream().map(entry -> entry instanceof Message m
                ? m.from() + "/" + m.audience() + m.to() + "/" + m.delivery() + ": " + m.text()
                : "note").toList();
    }

    private void send(String to, String text) {
        model.sent(new ComposerInput.Send(to, text), NOON);
    }

    @Test
    void ownMessagesStayAtTheEndUntilTheServerHasPlacedThem() {
        send("", "mine");
        model.flush();
        assertThat(lines()).containsExactly("Ada/EVERYONE/PENDING: mine");
        model.said(new Said("public", "Grace", "hers"), NOON);
        assertThat(model.flush()).isEqualTo(1);
        assertThat(lines()).containsExactly("Grace/EVERYONE/DONE: hers", "Ada/EVERYONE/PENDING: mine");
        model.said(new Said("public", "Ada", "mine"), NOON);
        assertThat(model.flush()).isZero();
        assertThat(lines()).containsExactly("Grace/EVERYONE/DONE: hers", "Ada/EVERYONE/DONE: mine");
    }

    @Test
    void copiesOfPrivateMessagesFindTheirReceiver() {
        send("Grace", "psst");
        send("Linus", "hey");
        send("Grace", "hey");
        model.said(new Said("Ada", "Ada", "psst"), NOON);
        model.said(new Said("Ada", "Ada", "hey"), NOON);
        model.said(new Said("Ada", "Ada", "hey"), NOON);
        model.flush();
        assertThat(lines()).containsExactly("Ada/ONEGrace/DONE: psst", "Ada/ONELinus/DONE: hey",
                "Ada/ONEGrace/DONE: hey");
    }

    @Test
    void whatAnotherOfOnesWindowsSaidIsShownToo() {
        send("", "from here");
        model.said(new Said("public", "Ada", "from there"), NOON);
        model.said(new Said("Ada", "Ada", "secret from there"), NOON);
        model.flush();
        assertThat(lines()).containsExactly("Ada/EVERYONE/DONE: from there", "Ada/ONE/DONE: secret from there",
                "Ada/EVERYONE/PENDING: from here");
    }

    @Test
    void privateMessagesToMeAreMarked() {
        model.said(new Said("Ada", "Grace", "psst"), NOON);
        model.flush();
        assertThat(lines()).containsExactly("Grace/ME/DONE: psst");
    }

    @Test
    void aRefusalMeansTheOldestThatItCanMean() {
        send("", "public");
        send("Grace", "private");
        assertThat(model.refused(ErrorCode.RECEIVER_NOT_HERE)).extracting(Message::text).isEqualTo("private");
        assertThat(model.refused(ErrorCode.STORAGE_UNAVAILABLE)).extracting(Message::text).isEqualTo("public");
        assertThat(model.refused(ErrorCode.STORAGE_UNAVAILABLE)).isNull();
        model.flush();
        assertThat(lines()).isEmpty();
    }

    @Test
    void whatWasPendingWhenTheConnectionBrokeIsUncertain() {
        send("Grace", "did you get this");
        model.flush();
        model.connectionLost(NOON);
        model.flush();
        assertThat(lines()).containsExactly("note", "Ada/ONEGrace/UNCERTAIN: did you get this");
        model.withdraw((Message) model.entries().getLast());
        assertThat(lines()).containsExactly("note");
    }

    @Test
    void aBurstChangesTheListOnce() {
        int[] changes = new int[1];
        model.entries().addListener((ListChangeListener<TimelineEntry>) _ -> changes[0]++);
        for (int i = 0; i < 100; i++) {
            model.said(new Said("public", "Grace", "line " + i), NOON);
        }
        assertThat(model.flush()).isEqualTo(100);
        assertThat(changes[0]).isEqualTo(1);
    }

    @Test
    void oldEntriesAreDroppedInBlocks() {
        for (int i = 0; i <= RoomModel.MAX_ENTRIES; i++) {
            model.said(new Said("public", "Grace", "line " + i), NOON);
        }
        model.flush();
        assertThat(model.entries()).hasSize(RoomModel.MAX_ENTRIES - 1000);
        assertThat(((Message) model.entries().getLast()).text()).isEqualTo("line " + RoomModel.MAX_ENTRIES);
    }

    @Test
    void oneselfStandsFirstAmongThePeople() {
        model.present(List.of("linus", "Grace", "Ada"));
        assertThat(model.members()).containsExactly("Ada", "Grace", "linus");
    }

    private static Message at(String from, Audience audience, Instant at) {
        return new Message(from, false, audience, "", "x", at, Delivery.DONE);
    }

    @Test
    void messagesOfOnePersonWithinFiveMinutesBelongTogether() {
        Message first = at("Grace", Audience.EVERYONE, NOON);
        assertThat(Placement.of(null, first, ZoneOffset.UTC)).isEqualTo(new Placement(true, true));
        assertThat(placement(first, "Grace", Audience.EVERYONE, Duration.ofMinutes(5).minusMillis(1)))
                .isEqualTo(new Placement(false, false));
        assertThat(placement(first, "Grace", Audience.EVERYONE, Duration.ofMinutes(5)))
                .isEqualTo(new Placement(false, true));
        assertThat(placement(first, "Linus", Audience.EVERYONE, Duration.ZERO)).isEqualTo(new Placement(false, true));
        assertThat(placement(first, "Grace", Audience.ME, Duration.ZERO)).isEqualTo(new Placement(false, true));
        assertThat(placement(first, "Grace", Audience.EVERYONE, Duration.ofHours(12)))
                .isEqualTo(new Placement(true, true));
    }

    private static Placement placement(Message above, String from, Audience audience, Duration later) {
        return Placement.of(above, at(from, audience, NOON.plus(later)), ZoneOffset.UTC);
    }
}
