package chat.parley.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.v2.Role;
import chat.parley.server.account.Account;
import chat.parley.server.room.RoomStore.StoredMember;
import chat.parley.server.room.RoomStore.StoredRoom;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mindrot.jbcrypt.BCrypt;

/** A database that the previous version has written is brought up to date, and nothing in it is lost. */
class UpgradeTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeTheOldDatabase() throws IOException, SQLException {
        try (InputStream script = UpgradeTest.class.getResourceAsStream("/database/version-1.sql");
                Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("parley.db"));
                Statement statement = connection.createStatement()) {
            assertThat(script).isNotNull();
            statement.executeUpdate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void accountsKeepTheirNamesAndPasswords() throws IOException {
        try (Stores stores = new Stores(folder)) {
            Account zoe = stores.accounts.find(Names.key("ZOË")).orElseThrow();

            assertThat(zoe.id()).isEqualTo(3);
            assertThat(zoe.name()).isEqualTo("Zoë");
            assertThat(BCrypt.checkpw("snowman", zoe.passwordHash())).isTrue();
            assertThat(stores.ada).isEqualTo(1);
            assertThat(stores.grace).isEqualTo(2);
            assertThat(stores.accounts.lastSeen(List.of(1L, 2L, 3L))).isEmpty();
            stores.check();
        }
    }

    @Test
    void roomsStayInOrderOpenToEveryoneAndBelongToWhoCreatedThem() throws IOException {
        try (Stores stores = new Stores(folder)) {
            assertThat(stores.rooms.all()).extracting(StoredRoom::id).containsExactly(1L, 2L, 3L);
            assertThat(stores.rooms.all()).extracting(StoredRoom::settings).containsExactly(Stores.settings("zoo"),
                    Stores.settings("Tearoom"), Stores.settings("Straße"));
            assertThat(stores.rooms.all().get(1).members())
                    .containsExactly(new StoredMember(1, "Ada", Role.OWNER, 1_795_083_131_000L));
            assertThat(stores.rooms.add(Stores.settings("STRASSE"), stores.ada, 1)).isEmpty();
        }
    }

    @Test
    void messagesCanBeStoredAndFoundAndNewRoomsGetNewIds() throws IOException {
        try (Stores stores = new Stores(folder)) {
            assertThat(stores.say(2, stores.grace, "Anyone for tea?").seq()).isEqualTo(1);
            assertThat(stores.found(stores.ada, "tea")).containsExactly("Anyone for tea?");
            assertThat(stores.room("attic")).isEqualTo(4);
            assertThat(stores.messages.openDirect(stores.ada, stores.grace)).isEqualTo(5);
            stores.check();
        }
    }

    @Test
    void aSecondStartFindsWhatTheFirstHasMade() throws IOException {
        try (Stores stores = new Stores(folder)) {
            stores.say(1, stores.ada, "hello");
        }
        try (Stores stores = new Stores(folder)) {
            assertThat(stores.message(1, 1).text()).isEqualTo("hello");
            assertThat(stores.rooms.all()).hasSize(3);
        }
    }
}
