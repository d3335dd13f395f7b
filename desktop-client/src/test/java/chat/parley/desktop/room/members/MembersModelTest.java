package chat.parley.desktop.room.members;

import static chat.parley.desktop.room.members.MemberAction.ACCEPT_FRIEND;
import static chat.parley.desktop.room.members.MemberAction.ADD_FRIEND;
import static chat.parley.desktop.room.members.MemberAction.BAN;
import static chat.parley.desktop.room.members.MemberAction.BLOCK;
import static chat.parley.desktop.room.members.MemberAction.DIRECT;
import static chat.parley.desktop.room.members.MemberAction.KICK;
import static chat.parley.desktop.room.members.MemberAction.MAKE_MEMBER;
import static chat.parley.desktop.room.members.MemberAction.MAKE_MODERATOR;
import static chat.parley.desktop.room.members.MemberAction.MAKE_OWNER;
import static chat.parley.desktop.room.members.MemberAction.MUTE;
import static chat.parley.desktop.room.members.MemberAction.REMOVE_FRIEND;
import static chat.parley.desktop.room.members.MemberAction.UNBLOCK;
import static chat.parley.desktop.room.members.MemberAction.UNMUTE;
import static chat.parley.desktop.room.members.MemberAction.WHISPER;
import static chat.parley.desktop.room.members.MemberAction.WITHDRAW_FRIEND;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.FriendState;
import chat.parley.common.protocol.v2.MemberInfo;
import chat.parley.common.protocol.v2.PresenceState;
import chat.parley.common.protocol.v2.Role;
import chat.parley.desktop.testing.TestAccount;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is offered with a member: what the server would allow, and nothing else. */
class MembersModelTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final MemberAction.Relation STRANGER = new MemberAction.Relation(false, FriendState.NONE, false);
    private static final Set<MemberAction> PERSONAL = EnumSet.of(DIRECT, WHISPER, ADD_FRIEND, BLOCK);

    private static MemberInfo member(Role role, @Nullable Instant mutedUntil) {
        return new MemberInfo("Grace", role, PresenceState.ONLINE, null,
                mutedUntil == null ? null : mutedUntil.toEpochMilli());
    }

    static Stream<Arguments> pairs() {
        return Stream.of(Arguments.of(Role.MEMBER, Role.MEMBER, List.of()),
                Arguments.of(Role.MEMBER, Role.MODERATOR, List.of()),
                Arguments.of(Role.MEMBER, Role.OWNER, List.of()),
                Arguments.of(Role.MODERATOR, Role.MEMBER, List.of(MUTE, KICK, BAN)),
                Arguments.of(Role.MODERATOR, Role.MODERATOR, List.of()),
                Arguments.of(Role.MODERATOR, Role.OWNER, List.of()),
                Arguments.of(Role.OWNER, Role.MEMBER, List.of(MUTE, KICK, BAN, MAKE_MODERATOR, MAKE_OWNER)),
                Arguments.of(Role.OWNER, Role.MODERATOR, List.of(MUTE, KICK, BAN, MAKE_MEMBER, MAKE_OWNER)),
                Arguments.of(Role.OWNER, Role.OWNER, List.of(MAKE_MEMBER, MAKE_MODERATOR)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aRoleMayDoThingsToLowerOnes(Role mine, Role theirs, List<MemberAction> allowed) {
        Set<MemberAction> offered = MemberAction.offered(mine, member(theirs, null), STRANGER, NOW);
        assertThat(offered).containsAll(PERSONAL);
        offered.removeAll(PERSONAL);
        assertThat(offered).containsExactlyElementsOf(allowed);
    }

    @Test
    void withOneselfThereIsNothingToDoButToStepDown() {
        MemberAction.Relation me = new MemberAction.Relation(true, FriendState.NONE, false);
        assertThat(MemberAction.offered(Role.MEMBER, member(Role.MEMBER, null), me, NOW)).isEmpty();
        assertThat(MemberAction.offered(Role.MODERATOR, member(Role.MODERATOR, null), me, NOW)).isEmpty();
        assertThat(MemberAction.offered(Role.OWNER, member(Role.OWNER, null), me, NOW))
                .containsExactly(MAKE_MEMBER, MAKE_MODERATOR);
    }

    @Test
    void whoIsMutedCanBeUnmutedUntilTheTimeIsOver() {
        assertThat(MemberAction.offered(Role.MODERATOR, member(Role.MEMBER, NOW.plusSeconds(1)), STRANGER, NOW))
                .contains(UNMUTE).doesNotContain(MUTE);
        assertThat(MemberAction.offered(Role.MODERATOR, member(Role.MEMBER, NOW), STRANGER, NOW))
                .contains(MUTE).doesNotContain(UNMUTE);
    }

    @Test
    void whatIsOfferedDependsOnWhatTheyAreToOneself() {
        assertThat(offered(FriendState.FRIEND, false)).containsExactly(DIRECT, WHISPER, REMOVE_FRIEND, BLOCK);
        assertThat(offered(FriendState.INCOMING, false)).containsExactly(DIRECT, WHISPER, ACCEPT_FRIEND, BLOCK);
        assertThat(offered(FriendState.OUTGOING, false)).containsExactly(DIRECT, WHISPER, WITHDRAW_FRIEND, BLOCK);
        assertThat(offered(FriendState.NONE, true)).containsExactly(UNBLOCK);
    }

    /** Ada, signed in and in a room. */
    private static TestAccount inTearoom() {
        TestAccount ada = new TestAccount("Ada");
        ada.online();
        ada.in(TestAccount.room(1, "tea", null, 2), 0, 0);
        return ada;
    }

    @Test
    void withoutAConnectionNobodyIsSaidToBeThere() {
        TestAccount ada = inTearoom();
        MembersModel model = new MembersModel(ada.account(), Clock.systemUTC(), Runnable::run);
        Subscription following = model.follow(ada.account().conversation(1).orElseThrow());
        ada.pushed(new Event.MemberChanged(1, member(Role.MEMBER, null)));
        assertThat(model.rows().getFirst()).isEqualTo(new MemberRow.Heading(MemberRow.Group.ONLINE, 1));
        ada.offline();
        assertThat(model.rows()).hasSize(2).first()
                .isEqualTo(new MemberRow.Heading(MemberRow.Group.OTHERS, 1));
        assertThat(((MemberRow.Person) model.rows().getLast()).presence()).isNull();
        ada.online();
        assertThat(((MemberRow.Person) model.rows().getLast()).presence()).isEqualTo(PresenceState.ONLINE);
        following.unsubscribe();
    }

    @Test
    void whoIsAwayIsNotCountedAsOnline() {
        TestAccount ada = inTearoom();
        MembersModel model = new MembersModel(ada.account(), Clock.systemUTC(), Runnable::run);
        Subscription following = model.follow(ada.account().conversation(1).orElseThrow());
        ada.pushed(new Event.MemberChanged(1, member(Role.MEMBER, null)));
        ada.pushed(new Event.MemberChanged(1,
                new MemberInfo("Linus", Role.MEMBER, PresenceState.AWAY, null, null)));
        assertThat(model.rows()).filteredOn(MemberRow.Heading.class::isInstance).containsExactly(
                new MemberRow.Heading(MemberRow.Group.ONLINE, 1), new MemberRow.Heading(MemberRow.Group.AWAY, 1));
        following.unsubscribe();
    }

    private static Set<MemberAction> offered(FriendState friend, boolean blocked) {
        return MemberAction.offered(Role.MEMBER, member(Role.MEMBER, null),
                new MemberAction.Relation(false, friend, blocked), NOW);
    }
}
