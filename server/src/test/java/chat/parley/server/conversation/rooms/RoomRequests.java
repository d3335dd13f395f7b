package chat.parley.server.conversation.rooms;

/** Requests about rooms, as a client of protocol 2 writes them. */
final class RoomRequests {

    static final String ROOMS = "{'type':'rooms'}";
    static final String EXIT = "{'type':'exit'}";

    private RoomRequests() {}

    /** A request about a room. */
    static String on(String type, long room) {
        return "{'type':'%s','data':{'room':%d}}".formatted(type, room);
    }

    /** A request about a room with more fields. */
    static String on(String type, long room, String fields) {
        return "{'type':'%s','data':{'room':%d,%s}}".formatted(type, room, fields);
    }

    static String enter(long room) {
        return on("enter", room);
    }

    static String join(long room) {
        return on("join", room);
    }

    static String join(long room, String password) {
        return on("join", room, "'password':'%s'".formatted(password));
    }

    static String leave(long room) {
        return on("leave", room);
    }

    static String delete(long room) {
        return on("room_delete", room);
    }

    static String members(long room) {
        return on("members", room);
    }

    static String bans(long room) {
        return on("bans", room);
    }

    static String update(long room, String fields) {
        return on("room_update", room, fields);
    }

    static String invite(long room, String user) {
        return toward("invite", room, user);
    }

    static String kick(long room, String user) {
        return toward("kick", room, user);
    }

    static String ban(long room, String user) {
        return toward("ban", room, user);
    }

    static String unban(long room, String user) {
        return toward("unban", room, user);
    }

    static String mute(long room, String user, int minutes) {
        return on("mute", room, "'user':'%s','minutes':%d".formatted(user, minutes));
    }

    static String setRole(long room, String user, String role) {
        return on("set_role", room, "'user':'%s','role':'%s'".formatted(user, role));
    }

    static String slowMode(long room, int seconds) {
        return on("slow_mode", room, "'seconds':%d".formatted(seconds));
    }

    static String pause(long room, boolean paused) {
        return on("pause", room, "'paused':%s".formatted(paused));
    }

    /** A request about somebody in a room. */
    static String toward(String type, long room, String user) {
        return on(type, room, "'user':'%s'".formatted(user));
    }

    static String newRoom(String fields) {
        return "{'type':'create','data':{%s}}".formatted(fields);
    }

    static String find(String name) {
        return "{'type':'find_room','data':{'name':'%s'}}".formatted(name);
    }
}
