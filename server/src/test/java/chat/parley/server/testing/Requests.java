package chat.parley.server.testing;

/** The requests of protocol 1 as a client writes them. */
public final class Requests {

    /** Everybody's password, where no other is given. */
    public static final String PASSWORD = "correct horse";

    /** Asks who is where. */
    public static final String LIST = "{'type':'list'}";

    /** Leaves the room. */
    public static final String EXIT = "{'type':'exit'}";

    /** Signs out. */
    public static final String LOGOUT = "{'type':'logout'}";

    private Requests() {}

    /** Makes an account. */
    public static String register(String name) {
        return register(name, PASSWORD);
    }

    /** Makes an account. */
    public static String register(String name, String password) {
        return "{'type':'register','data':{'username':'%s','password':'%s'}}".formatted(name, password);
    }

    /** Makes an account by an invitation. */
    public static String registerBy(String token, String name) {
        return "{'type':'register','data':{'username':'%s','password':'%s','invite':'%s'}}".formatted(name, PASSWORD,
                token);
    }

    /** Goes where an invitation leads. */
    public static String redeem(String token) {
        return "{'type':'redeem','data':{'invite':'%s'}}".formatted(token);
    }

    /** Signs in. */
    public static String login(String name) {
        return login(name, PASSWORD);
    }

    /** Signs in. */
    public static String login(String name, String password) {
        return "{'type':'login','data':{'username':'%s','password':'%s'}}".formatted(name, password);
    }

    /** Makes a room. */
    public static String create(String room) {
        return "{'type':'create','data':{'room':'%s'}}".formatted(room);
    }

    /** Enters a room. */
    public static String enter(String room) {
        return "{'type':'enter','data':{'room':'%s'}}".formatted(room);
    }

    /** Says something. */
    public static String msg(String to, String text) {
        return "{'type':'msg','data':{'to':'%s','text':'%s'}}".formatted(to, text);
    }
}
