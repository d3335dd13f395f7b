package chat.parley.desktop.room.timeline;

import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.Role;
import chat.parley.desktop.model.Entry;
import chat.parley.desktop.model.Pending;
import chat.parley.desktop.model.Row;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a row is, for the person who reads it. Immutable; without nodes.
 *
 * @param row it
 * @param own whether that person said it
 * @param mentioned whether somebody else mentions that person in it
 * @param hidden whether it is not shown because they have blocked who said it
 */
record RowFacts(Row row, boolean own, boolean mentioned, boolean hidden) {

    /** What can be done with a row. */
    enum Deed {
        /** Answer it. */
        REPLY,
        /** React to it. */
        REACT,
        /** Change its text. */
        EDIT,
        /** Copy its text. */
        COPY,
        /** Go into the direct conversation with the other one. */
        DIRECT,
        /** Say something to who said it, privately. */
        PRIVATE,
        /** Delete it. */
        DELETE,
        /** Send it again. */
        RESEND,
        /** Forget it. */
        DISCARD
    }

    /**
     * Reads a row.
     *
     * @param row it
     * @param isMe tells whether a name is that of the person who reads
     * @param isBlocked tells whether they have blocked somebody
     */
    static RowFacts of(Row row, Predicate<String> isMe, Predicate<String> isBlocked) {
        String from = row.entry().from();
        boolean own = isMe.test(from);
        MessageInfo message = message(row);
        boolean mentioned = message != null && !own && !message.deleted() && message.mentions().stream().anyMatch(isMe);
        boolean hidden = !own && ((message != null && message.hidden()) || isBlocked.test(from));
        return new RowFacts(row, own, mentioned, hidden);
    }

    /** The stored message that the row shows; null when it is unsent. */
    @Nullable
    MessageInfo message() {
        return message(row);
    }

    private static @Nullable MessageInfo message(Row row) {
        return switch (row.entry()) {
            case Entry.Said(var message) -> message;
            case Entry.Whispered(var message, var _) -> message;
            case Entry.Unsent _ -> null;
        };
    }

    /** The stored message, if it is one of the conversation that is shown. */
    @Nullable
    MessageInfo said() {
        return row.entry() instanceof Entry.Said(var message) ? message : null;
    }

    /** The own message that is not stored; null when it is. */
    @Nullable
    Pending pending() {
        return row.entry() instanceof Entry.Unsent(var pending, var _) ? pending : null;
    }

    boolean isFailed() {
        Pending pending = pending();
        return pending != null && pending.refusal() != null;
    }

    boolean isDeleted() {
        MessageInfo message = message();
        return message != null && message.deleted();
    }

    boolean isEdited() {
        MessageInfo message = message();
        return message != null && message.editedAt() != null && !message.deleted();
    }

    /** Whether only two people see it. In a direct conversation nothing is marked so: all of it is private. */
    boolean isPrivate(boolean inDirect) {
        return !inDirect && to() != null;
    }

    /** To whom it was said, when that is one person only; null for everybody. */
    @Nullable
    String to() {
        return switch (row.entry()) {
            case Entry.Whispered(var _, var to) -> to;
            case Entry.Unsent(var pending, var _) -> pending.message().to();
            case Entry.Said _ -> null;
        };
    }

    /** With whom the reader has the direct conversation to which a private message belongs; null for any other. */
    @Nullable
    String privateWith() {
        return own ? to() : row.entry() instanceof Entry.Whispered ? row.entry().from() : null;
    }

    /** The words; empty when they were deleted. */
    String text() {
        MessageInfo message = message();
        Pending pending = pending();
        String text = message != null ? message.text() : pending != null ? pending.message().text() : null;
        return text == null ? "" : text;
    }

    List<String> mentions() {
        MessageInfo message = message();
        return message == null ? List.of() : message.mentions();
    }

    /** The number of the message that it answers; null for none. */
    @Nullable
    Long replyTo() {
        MessageInfo said = said();
        Pending pending = pending();
        if (said != null) {
            return said.deleted() ? null : said.replyTo();
        }
        return pending == null ? null : pending.message().replyTo();
    }

    /** What stays the same when the row is replaced, and is no other row's. */
    Object key() {
        MessageInfo message = message();
        Pending pending = pending();
        return message != null ? message.id() : pending != null ? pending.message().clientId() : row;
    }

    /**
     * What the reader may do with it.
     *
     * @param role theirs in the room; null in a direct conversation
     * @param inDirect whether it is shown in a direct conversation
     */
    Set<Deed> deeds(@Nullable Role role, boolean inDirect) {
        Set<Deed> deeds = EnumSet.noneOf(Deed.class);
        if (isFailed()) {
            deeds.addAll(Set.of(Deed.RESEND, Deed.DISCARD));
        }
        if (!text().isEmpty()) {
            deeds.add(Deed.COPY);
        }
        if (said() != null && !isDeleted()) {
            deeds.addAll(Set.of(Deed.REPLY, Deed.REACT));
            if (own) {
                deeds.add(Deed.EDIT);
            }
            if (own || role == Role.MODERATOR || role == Role.OWNER) {
                deeds.add(Deed.DELETE);
            }
        }
        if (!inDirect && !own) {
            deeds.addAll(Set.of(Deed.DIRECT, Deed.PRIVATE));
        }
        return deeds;
    }
}
