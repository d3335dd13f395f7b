package chat.parley.server.session;

/** The stages of a session's life. */
enum Stage {

    /** The connection speaks protocol 2 and has not said a valid hello yet. */
    GREETING("before hello"),
    /** Nobody is signed in. */
    AUTH("before signing in"),
    /** Signed in, and in no room. */
    LOBBY("in the lobby"),
    /** Signed in, and in a room. */
    ROOM("in a room");

    private final String words;

    Stage(String words) {
        this.words = words;
    }

    /** Words for a person. */
    String words() {
        return words;
    }
}
