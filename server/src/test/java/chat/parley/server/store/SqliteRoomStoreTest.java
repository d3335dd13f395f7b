package chat.parley.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.v2.Role;
import chat.parley.common.protocol.v2.Visibility;
import chat.parley.server.room.RoomStore.Settings;
import chat.parley.server.room.RoomStore.StoredMember;
import chat.parley.server.room.RoomStore.StoredMute;
import chat.parley.server.room.RoomStore.StoredRoom;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rooms, their settings, and who is in them. */
class SqliteRoomStoreTest {

    @TempDir
    private Path folder;

    @AutoClose
    private Stores stores;

    @BeforeEach
    void open() throws IOException {
        stores = new Stores(folder);
    }

    private StoredRoom only() throws IOException {
        List<StoredRoom> all = stores.rooms.all();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Test
    void aRoomIsReadAsItWasAddedWithItsCreatorAsOwner() throws IOException {
        Settings settings = new Settings("Tearoom", "About tea 🫖", Visibility.PRIVATE, "hash", 12, 30, true);

        long id = stores.rooms.add(settings, stores.grace, 7_000).orElseThrow();

        assertThat(only()).isEqualTo(new StoredRoom(id, settings,
                List.of(new StoredMember(stores.grace, "Grace", Role.OWNER, 7_000)), List.of(), List.of(), List.of()));
    }

    @Test
    void roomsComeInTheOrderInWhichTheyWereAdded() throws IOException {
        for (String name : List.of("zoo", "Attic", "middle")) {
            stores.room(name);
        }

        assertThat(stores.rooms.all().stream().map(room -> room.settings().name())).containsExactly("zoo", "Attic",
                "middle");
    }

    @Test
    void aNameIsTakenInAnyCase() throws IOException {
        stores.room("Tearoom");

        assertThat(stores.rooms.add(Stores.settings("TEAROOM"), stores.ada, 1)).isEmpty();
        assertThat(stores.number("SELECT count(*) FROM conversation")).isEqualTo(1);
    }

    @Test
    void settingsChangeUnlessTheNameIsAnotherRooms() throws IOException {
        long room = stores.room("tearoom");
        Settings changed = new Settings("TeaRoom", "new", Visibility.PRIVATE, "hash", 3, 5, true);
        assertThat(stores.rooms.change(room, changed)).isTrue();
        assertThat(only().settings()).isEqualTo(changed);
        stores.room("attic");

        assertThat(stores.rooms.change(room, Stores.settings("Attic"))).isFalse();
        assertThat(stores.rooms.all().getFirst().settings()).isEqualTo(changed);
    }

    @Test
    void aRemovedRoomsNameIsFreeAtOnceAndItsIdIsNotUsedAgain() throws IOException {
        long room = stores.room("tearoom");
        stores.rooms.remove(room, 1);
        stores.rooms.remove(room, 2);

        assertThat(stores.rooms.all()).isEmpty();
        assertThat(stores.room("tearoom")).isGreaterThan(room);
    }

    @Test
    void nobodyGetsIntoARemovedRoom() throws IOException {
        long room = stores.room("tearoom");
        stores.rooms.remove(room, 1);

        stores.rooms.putMember(room, stores.grace, Role.MEMBER, 1);
        stores.rooms.invite(room, stores.grace, stores.ada, 1);
        stores.rooms.ban(room, stores.grace, stores.ada, 1);
        stores.rooms.mute(room, stores.grace, 1);

        assertThat(stores.number("SELECT count(*) FROM member")).isZero();
    }

    @Test
    void membersComeInTheOrderInWhichTheyJoinedAndKeepItWhenTheirRoleChanges() throws IOException {
        long room = stores.room("tearoom");
        stores.rooms.putMember(room, stores.alan, Role.MEMBER, 2_000);
        stores.rooms.putMember(room, stores.grace, Role.MEMBER, 3_000);
        stores.rooms.putMember(room, stores.alan, Role.MODERATOR, 4_000);

        assertThat(only().members()).containsExactly(new StoredMember(stores.ada, "Ada", Role.OWNER, 1_000),
                new StoredMember(stores.alan, "Alan", Role.MODERATOR, 2_000),
                new StoredMember(stores.grace, "Grace", Role.MEMBER, 3_000));
        stores.rooms.removeMember(room, stores.alan);
        assertThat(only().members()).extracting(StoredMember::name).containsExactly("Ada", "Grace");
    }

    @Test
    void anInvitationIsUsedUpByJoining() throws IOException {
        long room = stores.room("tearoom");
        stores.rooms.invite(room, stores.grace, stores.ada, 1);
        stores.rooms.invite(room, stores.grace, stores.ada, 2);
        assertThat(only().invited()).containsExactly(stores.grace);

        stores.join(room, stores.grace);

        assertThat(only().invited()).isEmpty();
    }

    @Test
    void whoIsBannedIsNeitherMemberNorInvited() throws IOException {
        long room = stores.room("tearoom");
        stores.join(room, stores.grace);
        stores.rooms.invite(room, stores.alan, stores.ada, 1);

        stores.rooms.ban(room, stores.grace, stores.ada, 2);
        stores.rooms.ban(room, stores.alan, stores.ada, 3);
        stores.rooms.ban(room, stores.alan, stores.ada, 4);

        assertThat(only().banned()).containsExactly(stores.grace, stores.alan);
        assertThat(only().members()).extracting(StoredMember::name).containsExactly("Ada");
        assertThat(only().invited()).isEmpty();
        stores.rooms.unban(room, stores.grace);
        assertThat(only().banned()).containsExactly(stores.alan);
    }

    @Test
    void theLastMuteHolds() throws IOException {
        long room = stores.room("tearoom");
        stores.rooms.mute(room, stores.grace, 5_000);
        stores.rooms.mute(room, stores.grace, 4_000);

        assertThat(only().muted()).containsExactly(new StoredMute(stores.grace, 4_000));
    }
}
