package chat.parley.common.protocol.v2;

import chat.parley.common.protocol.ValidName;
import chat.parley.common.protocol.WellFormed;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * A room, as everyone sees it.
 *
 * @param room its id, which it shares with its conversation; never used again
 * @param name its name
 * @param topic what it is about; {@code null} for nothing
 * @param visibility who finds it and may join
 * @param locked whether a password has to be known for joining
 * @param capacity how many people may be in it; 0 for no bound
 * @param members how many members it has
 * @param present how many people are present
 * @param slowSeconds how long a member has to wait from one message to the next; 0 for not at all
 * @param paused whether only moderators and owners may write
 */
public record RoomInfo(long room, @NotNull @ValidName String name, @Nullable @WellFormed String topic,
        @NotNull Visibility visibility, boolean locked, int capacity, int members, int present, int slowSeconds,
        boolean paused) {}
