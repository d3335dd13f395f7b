package chat.parley.desktop.lobby;

import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.RoomInfo;
import chat.parley.common.protocol.v2.Visibility;
import chat.parley.desktop.model.Conversation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes the lobby's list of what is known of rooms. What the account's own conversations say of a room comes before what the
 * directory said of it some time ago.
 *
 * @param query what name or topic must contain, in any case
 * @param which which rooms
 * @param sort in which order
 */
record RoomRows(String query, LobbyModel.Which which, LobbyModel.Sort sort) {

    private static final Comparator<RoomRow> BY_NAME = Comparator.comparing(row -> Names.key(row.room().name()));

    List<RoomRow> of(Collection<Conversation> conversations, Collection<RoomInfo> invitations, Directory directory) {
        Map<Long, RoomRow> found = new HashMap<>();
        Set<Long> own = new HashSet<>();
        conversations.forEach(conversation -> {
            RoomInfo room = conversation.room();
            if (room != null) {
                own.add(room.room());
                put(found, new RoomRow(counted(room, directory), RoomRow.Section.JOINED, conversation.role(), false,
                        conversation.unreadProperty().get(), conversation.mentionsProperty().get()));
            }
        });
        directory.entries().stream().filter(entry -> !own.contains(entry.room().room()) && !isGone(entry))
                .forEach(entry -> put(found, new RoomRow(entry.room(),
                        entry.invited() ? RoomRow.Section.INVITED : RoomRow.Section.OTHER, null, false, 0, 0)));
        invitations.stream().filter(room -> !own.contains(room.room()))
                .forEach(room -> put(found, new RoomRow(room, RoomRow.Section.INVITED, null, false, 0, 0)));
        return sections(found.values());
    }

    private void put(Map<Long, RoomRow> found, RoomRow row) {
        boolean wanted = switch (which) {
            case ALL -> true;
            case JOINED -> row.joined();
            case OTHERS -> !row.joined();
        };
        if (wanted && matches(row.room())) {
            found.put(row.id(), row);
        }
    }

    /** Listed while the account was a member, and private: since it has left it finds the room no more. */
    private static boolean isGone(Reply.RoomEntry entry) {
        return entry.role() != null && !entry.invited() && entry.room().visibility() == Visibility.PRIVATE;
    }

    /** Settings of an own room are told at once, how many people are in it by the directory only. */
    private static RoomInfo counted(RoomInfo own, Directory directory) {
        return directory.find(own.room()).map(Reply.RoomEntry::room)
                .map(listed -> new RoomInfo(own.room(), own.name(), own.topic(), own.visibility(), own.locked(),
                        own.capacity(), listed.members(), listed.present(), own.slowSeconds(), own.paused()))
                .orElse(own);
    }

    private boolean matches(RoomInfo room) {
        String words = Names.key(query.strip());
        return Names.key(room.name()).contains(words)
                || (room.topic() != null && Names.key(room.topic()).contains(words));
    }

    private List<RoomRow> sections(Collection<RoomRow> unsorted) {
        Comparator<RoomRow> order = switch (sort) {
            case NAME -> BY_NAME;
            case MEMBERS -> Comparator.<RoomRow>comparingInt(row -> row.room().members()).reversed()
                    .thenComparing(BY_NAME);
            case UNREAD -> Comparator.comparingInt(RoomRow::mentions).thenComparingInt(RoomRow::unread).reversed()
                    .thenComparing(BY_NAME);
        };
        List<RoomRow> sorted = new ArrayList<>(unsorted.size());
        RoomRow.Section last = null;
        for (RoomRow row : unsorted.stream().sorted(Comparator.comparing(RoomRow::section).thenComparing(order))
                .toList()) {
            sorted.add(row.section() == last ? row : row.asFirst());
            last = row.section();
        }
        return sorted;
    }
}
