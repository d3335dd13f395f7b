package chat.parley.server.store;

import chat.parley.server.room.RoomStore;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

/** Rooms in the table {@code room}. As safe for many threads as {@link Database} is. */
public final class SqliteRoomStore implements RoomStore {

    private final Database database;

    /**
     * Uses an open database.
     *
     * @param database stays the caller's to close
     */
    public SqliteRoomStore(Database database) {
        this.database = database;
    }

    @Override
    public List<String> names() throws IOException {
        return database.read(statements -> {
            try (ResultSet row = statements.prepared("SELECT name FROM room ORDER BY id").executeQuery()) {
                List<String> names = new ArrayList<>();
                while (row.next()) {
                    names.add(row.getString(1));
                }
                return names;
            }
        });
    }

    @Override
    public boolean add(String name, String key, long createdBy) throws IOException {
        return database.write(statements -> {
            PreparedStatement insert = statements
                    .prepared("INSERT INTO room (name, name_key, created_by, created_at) VALUES (?, ?, ?, ?)"
                            + " ON CONFLICT (name_key) DO NOTHING");
            insert.setString(1, name);
            insert.setString(2, key);
            insert.setLong(3, createdBy);
            insert.setLong(4, System.currentTimeMillis());
            return insert.executeUpdate() == 1;
        });
    }
}
