package chat.parley.server.account;

/** How an attempt to sign in ended. */
public enum SignIn {
    /** By the password. */
    PASSWORD_OK("password", "ok"),
    /** The name or the password was wrong. */
    PASSWORD_WRONG("password", "wrong"),
    /** The password was not looked at, or not told about, because of too many failures. */
    PASSWORD_THROTTLED("password", "throttled"),
    /** By a session's token. */
    TOKEN_OK("token", "ok"),
    /** The token was unknown, revoked or expired. */
    TOKEN_WRONG("token", "wrong");

    private final String method;
    private final String result;

    SignIn(String method, String result) {
        this.method = method;
        this.result = result;
    }

    /**
     * Tells by what it was tried.
     *
     * @return a word
     */
    public String method() {
        return method;
    }

    /**
     * Tells how it ended.
     *
     * @return a word
     */
    public String result() {
        return result;
    }
}
