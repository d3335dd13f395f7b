package chat.parley.server.conversation.people;

/** The requests about people as a client writes them. */
final class PeopleRequests {

    static final String FRIENDS = "{'type':'friends'}";
    static final String BLOCKS = "{'type':'blocks'}";
    static final String AWAY = "{'type':'presence','data':{'away':true}}";
    static final String BACK = "{'type':'presence','data':{'away':false}}";

    private PeopleRequests() {}

    static String users(String prefix) {
        return users(prefix, 0);
    }

    static String users(String prefix, int limit) {
        return "{'type':'users','data':{'prefix':'%s','limit':%d}}".formatted(prefix, limit);
    }

    static String request(String user) {
        return about("friend_request", user);
    }

    static String accept(String user) {
        return about("friend_accept", user);
    }

    static String decline(String user) {
        return about("friend_decline", user);
    }

    static String remove(String user) {
        return about("friend_remove", user);
    }

    static String block(String user) {
        return about("block", user);
    }

    static String unblock(String user) {
        return about("unblock", user);
    }

    static String about(String type, String user) {
        return "{'type':'%s','data':{'user':'%s'}}".formatted(type, user);
    }
}
