package chat.parley.common.client;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.client.Timeline.Delivery;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.Reply.Missed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Whatever a server says and changes, whatever part of the events is lost or comes twice, and however a sync's answer lies
 * between them: what is told is the conversation, each message once and in order, and everything as it is in the end.
 */
class TimelinePropertyTest {

    /** A conversation at a server, and what has been told of it. */
    private static final class Story {

        private final Random random;
        private final int lost; // of ten events
        private final TreeMap<Long, MessageInfo> stored = new TreeMap<>();
        private final TreeMap<Long, MessageInfo> told = new TreeMap<>();
        private final Timeline timeline;
        private long oldestEdited = 1;
        private long change;

        Story(Random random, int lost, boolean placed) {
            this.random = random;
            this.lost = lost;
            this.timeline = placed ? new Timeline(1, 0, 0) : new Timeline(1);
        }

        void happen() {
            boolean edit = stored.size() >= oldestEdited && random.nextInt(3) == 0;
            long seq = edit ? random.nextLong(oldestEdited, stored.size() + 1) : stored.size() + 1;
            MessageInfo message = ClientTest.message(1, seq, "v" + change, edit ? ++change : 0);
            stored.put(seq, message);
            for (int i = random.nextInt(10) < lost ? 0 : 1 + random.nextInt(2); i > 0; i--) {
                Delivery out = new Delivery();
                if (edit) {
                    timeline.changed(message, out);
                } else {
                    timeline.message(message, out);
                }
                tell(out);
            }
        }

        /** What a server answers now to the position that was asked for. */
        Missed sync(long fromSeq, long fromChange, int limit) {
            List<MessageInfo> messages = stored.tailMap(fromSeq, false).values().stream().limit(limit).toList();
            List<MessageInfo> changed = stored.headMap(fromSeq, true).values().stream()
                    .filter(m -> m.change() > fromChange).sorted((a, b) -> Long.compare(a.change(), b.change()))
                    .limit(limit).toList();
            boolean allMessages = fromSeq + messages.size() == stored.size();
            boolean allChanges = changed.size() < limit;
            // Changes of messages that are yet to come need not be counted: they come as they are.
            long upTo = allChanges ? change : changed.getLast().change();
            return new Missed(1, messages, changed, fromSeq + messages.size(), upTo, !allMessages || !allChanges);
        }

        void catchUp(int limit, int meanwhile) {
            boolean more = true;
            for (int asked = 0; more; asked++) {
                assertThat(asked).as("it must end").isLessThan(10_000);
                var position = timeline.position();
                Missed missed = sync(position.seq(), position.change(), limit);
                for (int i = 0; i < meanwhile; i++) {
                    happen();
                }
                Delivery out = new Delivery();
                timeline.missed(missed, out);
                tell(out);
                more = missed.more() || (timeline.hasGap() && meanwhile == 0);
            }
        }

        private void tell(Delivery out) {
            for (MessageInfo message : out.messages()) {
                assertThat(message.seq()).isEqualTo(told.size() + 1);
                told.put(message.seq(), message);
            }
            for (MessageInfo message : out.changed()) {
                MessageInfo before = told.put(message.seq(), message);
                assertThat(before).isNotNull();
                assertThat(message.change()).isGreaterThanOrEqualTo(before.change());
            }
        }
    }

    @Property(tries = 300)
    void endsAsTheServerHasIt(@ForAll long seed, @ForAll @IntRange(max = 6) int lost,
            @ForAll @IntRange(min = 1, max = 60) int limit) {
        Story story = new Story(new Random(seed), lost, true);
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < 40; i++) {
                story.happen();
            }
            story.catchUp(1000, 3);
        }
        story.catchUp(limit, 0);

        assertThat(story.told).isEqualTo(story.stored);
        assertThat(story.timeline.hasGap()).isFalse();
        assertThat(story.timeline.position().change()).isEqualTo(story.change);
    }

    @Property(tries = 20)
    void holdsBackOnlySoMuch(@ForAll long seed) {
        Story story = new Story(new Random(seed), 0, true);
        story.stored.put(1L, ClientTest.message(1, 1)); // one that was lost, and no change brings it
        story.oldestEdited = 2;
        for (int i = 0; i < 4 * Timeline.MAX_HELD; i++) {
            story.happen();
        }
        assertThat(story.told).isEmpty();
        story.catchUp(100, 0);

        assertThat(story.told).isEqualTo(story.stored);
    }

    @Property(tries = 100)
    void beginsBeforeWhatWasHeardFirst(@ForAll @IntRange(min = 1, max = 600) int heard,
            @ForAll @IntRange(max = 600) int listed) {
        Timeline timeline = new Timeline(1);
        List<Long> told = new ArrayList<>();
        Delivery out = new Delivery();
        for (int i = 0; i < heard; i++) {
            timeline.message(ClientTest.message(1, 11 + i), out);
        }
        assertThat(out.isEmpty()).isTrue();
        timeline.place(10 + listed, 0, out);
        out.messages().forEach(m -> told.add(m.seq()));

        assertThat(timeline.position().seq()).isEqualTo(10 + told.size());
        if (heard <= Timeline.MAX_HELD) {
            assertThat(told).hasSize(heard);
        } else {
            assertThat(timeline.hasGap()).isTrue(); // a sync brings them
        }
    }
}
