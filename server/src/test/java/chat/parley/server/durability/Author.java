package chat.parley.server.durability;

import chat.parley.common.client.UnsentMessage;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What one account says, numbered from 1, every third message to a friend and the others in a room; and what is known of each
 * message: whether it was acknowledged, and whether it was found in the database. What contradicts is a finding.
 *
 * <p>Safe for use by many threads at once.
 */
final class Author {

    private static final int DIRECT_EVERY = 3;

    /** Where a message is stored. */
    private record Place(long conversation, long seq, long id) {}

    /** What is known of a message; guarded by the author's lock. */
    private static final class Fate {
        private @Nullable Place acknowledged;
        private @Nullable Place found;
    }

    private final int index;
    private final String name;
    private final long room;
    private final String friend;
    private final String padding;
    private final Findings findings;
    private final ReentrantLock lock = new ReentrantLock();
    // All guarded by lock.
    private final List<Fate> fates = new ArrayList<>();
    private final TreeMap<Integer, Fate> open = new TreeMap<>(); // those not both acknowledged and found
    private int lastInRoom;
    private int lastToFriend;

    /**
     * Somebody who has said nothing yet.
     *
     * @param index a number of theirs
     * @param name the account's name
     * @param room where most is said
     * @param friend to whom the rest is said
     * @param padding what every text ends with
     * @param findings where to tell what is wrong
     */
    Author(int index, String name, long room, String friend, String padding, Findings findings) {
        this.index = index;
        this.name = name;
        this.room = room;
        this.friend = friend;
        this.padding = padding;
        this.findings = findings;
    }

    String name() {
        return name;
    }

    /** Decides to say something more, and gives its number. */
    int next() {
        lock.lock();
        try {
            Fate fate = new Fate();
            fates.add(fate);
            open.put(fates.size(), fate);
            return fates.size();
        } finally {
            lock.unlock();
        }
    }

    /** How many messages there are. */
    int count() {
        lock.lock();
        try {
            return fates.size();
        } finally {
            lock.unlock();
        }
    }

    private static boolean isDirect(int number) {
        return number % DIRECT_EVERY == 0;
    }

    /** A message, for the client library. */
    UnsentMessage message(int number) {
        boolean direct = isDirect(number);
        return new UnsentMessage(new UUID(index, number), direct ? null : Long.valueOf(room), direct ? friend : null,
                text(number), null, null);
    }

    /** A message, as a request. */
    MessageRequest.Msg request(int number) {
        UnsentMessage message = message(number);
        return new MessageRequest.Msg(message.conversation(), message.to(), message.text(), message.clientId(), null,
                null);
    }

    private String text(int number) {
        return name + "-" + number + padding;
    }

    /** The server has acknowledged a message, for the first time or again. */
    void acknowledged(int number, Reply.Sent sent) {
        Place place = new Place(sent.conversation(), sent.seq(), sent.id());
        lock.lock();
        try {
            Fate fate = fates.get(number - 1);
            if (fate.acknowledged != null && !fate.acknowledged.equals(place)) {
                findings.add(name + "-" + number + " was acknowledged as " + fate.acknowledged + " and as " + place);
            }
            fate.acknowledged = place;
            compare(number, fate);
        } finally {
            lock.unlock();
        }
    }

    /** A message of this author was read from the database, where nobody had looked before. */
    void found(MessageInfo message) {
        lock.lock();
        try {
            int number = numberOf(message);
            if (number == 0) {
                return;
            }
            Fate fate = fates.get(number - 1);
            int last = isDirect(number) ? lastToFriend : lastInRoom;
            if (fate.found != null) {
                findings.add(name + "-" + number + " is stored twice: " + fate.found + " and " + message);
            } else if (number < last) {
                findings.add(name + "-" + number + " is stored after " + last + ": " + message);
            }
            if (isDirect(number)) {
                lastToFriend = number;
            } else {
                lastInRoom = number;
            }
            fate.found = placeOf(message);
            compare(number, fate);
        } finally {
            lock.unlock();
        }
    }

    /** A message of this author was read from the database once more. */
    void foundAgain(MessageInfo message) {
        lock.lock();
        try {
            int number = numberOf(message);
            if (number > 0 && !placeOf(message).equals(fates.get(number - 1).found)) {
                findings.add(name + "-" + number + " was " + fates.get(number - 1).found + " and is " + message);
            }
        } finally {
            lock.unlock();
        }
    }

    private static Place placeOf(MessageInfo message) {
        return new Place(message.conversation(), message.seq(), message.id());
    }

    /** The number of a message; 0 when this author has never said it so. */
    private int numberOf(MessageInfo message) {
        UUID clientId = message.clientId();
        long number = clientId == null ? 0 : clientId.getLeastSignificantBits();
        if (number < 1 || number > fates.size() || !new UUID(index, number).equals(clientId)
                || !text((int) number).equals(message.text()) || isDirect((int) number) == (message
                        .conversation() == room)) {
            findings.add(name + " never said " + message + " with client id " + clientId);
            return 0;
        }
        return (int) number;
    }

    private void compare(int number, Fate fate) {
        if (fate.acknowledged != null && fate.found != null) {
            open.remove(number);
            if (!fate.acknowledged.equals(fate.found)) {
                findings.add(name + "-" + number + " was acknowledged as " + fate.acknowledged + " and stored as "
                        + fate.found);
            }
        }
    }

    /** Everything was read: what was acknowledged before that and was not found is lost. */
    void requireNothingLost(List<Integer> acknowledgedBefore) {
        lock.lock();
        try {
            for (int number : acknowledgedBefore) {
                if (fates.get(number - 1).found == null) {
                    findings.add(name + "-" + number + " was acknowledged and is lost");
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether a message was found in the database. */
    boolean isFound(int number) {
        lock.lock();
        try {
            return fates.get(number - 1).found != null;
        } finally {
            lock.unlock();
        }
    }

    /** What was acknowledged and not looked for yet. */
    List<Integer> acknowledged() {
        return open(true);
    }

    /** What was not acknowledged, in order. */
    List<Integer> unacknowledged() {
        return open(false);
    }

    private List<Integer> open(boolean acknowledged) {
        lock.lock();
        try {
            return open.entrySet().stream().filter(e -> (e.getValue().acknowledged != null) == acknowledged)
                    .map(Map.Entry::getKey).toList();
        } finally {
            lock.unlock();
        }
    }

    /** Some numbers of messages that were acknowledged. */
    List<Integer> someAcknowledged(int most, RandomGenerator random) {
        lock.lock();
        try {
            return fates.isEmpty()
                    ? List.of()
                    : random.ints(most, 1, fates.size() + 1).distinct().boxed()
                            .filter(number -> fates.get(number - 1).acknowledged != null).toList();
        } finally {
            lock.unlock();
        }
    }
}
