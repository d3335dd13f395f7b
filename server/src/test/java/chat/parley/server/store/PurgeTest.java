package chat.parley.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.server.message.NewMessage;
import chat.parley.server.message.Stored;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a deleted room. */
class PurgeTest {

    @TempDir
    private Path folder;

    @AutoClose
    private Stores stores;

    @BeforeEach
    void open() throws IOException {
        stores = new Stores(folder);
    }

    @Test
    void aDeletedRoomIsPurgedWithEverythingThatWasInIt() throws IOException {
        long room = stores.room("tearoom");
        long kept = stores.room("attic");
        stores.say(kept, stores.ada, "kept message");
        stores.join(room, stores.grace);
        stores.sayMany(room, stores.ada, 1_000);
        stores.append(new NewMessage(room, stores.ada, UUID.randomUUID(), "@Grace", 1L, null, Set.of(stores.grace)))
                .get();
        stores.react(room, 1, stores.grace, "👍", true).get();
        stores.delete(room, 2, null).get();
        stores.messages.read(stores.grace, room, 5);
        stores.rooms.ban(room, stores.alan, stores.ada, 1);
        stores.rooms.invite(room, stores.alan, stores.ada, 1);
        stores.rooms.mute(room, stores.grace, 1);
        assertThat(stores.search(stores.ada, "message").hits()).hasSize(50);
        stores.sayMany(room, stores.ada, 10); // not indexed

        stores.rooms.remove(room, 2_000);
        assertThat(stores.found(stores.ada, "message")).containsExactly("kept message");

        await().until(() -> stores.number("SELECT count(*) FROM conversation") == 1);
        for (String table : new String[]{"message", "member", "room"}) {
            assertThat(stores.number("SELECT count(*) FROM " + table)).as(table).isEqualTo(1);
        }
        for (String table : new String[]{"mention", "reaction", "read_cursor", "ban", "invitation", "mute"}) {
            assertThat(stores.number("SELECT count(*) FROM " + table)).as(table).isZero();
        }
        assertThat(stores.found(stores.ada, "message")).containsExactly("kept message");
        stores.check();
    }

    @Test
    void whatWasPurgedLeavesItsIdsUnused() throws IOException {
        long room = stores.room("tearoom");
        long last = stores.say(room, stores.ada, "gone").id();
        assertThat(stores.search(stores.ada, "gone").hits()).hasSize(1);
        stores.rooms.remove(room, 2_000);
        await().until(() -> stores.number("SELECT count(*) FROM conversation") == 0);

        long again = stores.room("tearoom");
        assertThat(again).isGreaterThan(room);
        assertThat(stores.say(again, stores.ada, "new message").id()).isGreaterThan(last);
        assertThat(stores.found(stores.ada, "new")).hasSize(1);
    }

    @Test
    void whatWasPurgedLeavesItsIdsUnusedAfterARestartToo() throws IOException {
        long room = stores.room("tearoom");
        long last = stores.say(room, stores.ada, "gone").id();
        stores.rooms.remove(room, 2_000);
        await().until(() -> stores.number("SELECT count(*) FROM conversation") == 0);
        long after = stores.room("attic");
        stores.close();
        try (Database other = Database.open(folder.resolve("parley.db"), false)) {
            Told<Stored> told = new Told<>();
            new SqliteMessageStore(other).append(
                    new NewMessage(after, stores.ada, null, "new", null, null, Set.of()), told);
            assertThat(told.get().id()).isGreaterThan(last);
        }
    }

    @Test
    void purgingGoesOnAfterARestart() throws IOException {
        long room = stores.room("tearoom");
        stores.sayMany(room, stores.ada, 10);
        stores.close();
        try (Database other = Database.open(folder.resolve("parley.db"), false)) {
            new SqliteRoomStore(other).remove(room, 1); // nobody purges there
        }
        open();

        await().until(() -> stores.number("SELECT count(*) FROM conversation") == 0);
        stores.check();
    }
}
