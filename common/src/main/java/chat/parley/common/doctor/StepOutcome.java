package chat.parley.common.doctor;

import chat.parley.common.doctor.Finding.Level;

/** What can come of a step; with each the details that a {@link StepResult} has of it. What it means is for who shows it to say. */
public enum StepOutcome {
    /** The name leads to addresses. Details: the name, the addresses. */
    NAME_FOUND(ConnectionStep.NAME, Level.OK),
    /** It is no name but an address, and has not to be looked up. Details: the address. */
    NAME_NOT_NEEDED(ConnectionStep.NAME, Level.OK),
    /** Nobody knows the name. Details: the name. */
    NAME_UNKNOWN(ConnectionStep.NAME, Level.FAILED),
    /** Something listens. Details: the port. */
    PORT_OPEN(ConnectionStep.PORT, Level.OK),
    /** The machine says that nothing listens. Details: the port. */
    PORT_CLOSED(ConnectionStep.PORT, Level.FAILED),
    /** Nobody says anything. Details: the port. */
    PORT_SILENT(ConnectionStep.PORT, Level.FAILED),
    /** The network does not lead there. Details: the port, the system's words. */
    PORT_UNREACHABLE(ConnectionStep.PORT, Level.FAILED),
    /** Encrypted, and the certificate is valid. */
    TLS_VALID(ConnectionStep.TLS, Level.OK),
    /** Encrypted; the certificate was not looked at further, because {@link ConnectionStep#PIN} is not as it should be. */
    TLS_ENCRYPTED(ConnectionStep.TLS, Level.OK),
    /** The certificate is not valid at this machine's time. Details: Java's words. */
    TLS_OUT_OF_DATE(ConnectionStep.TLS, Level.FAILED),
    /** The certificate is not valid for another reason. Details: Java's words. */
    TLS_NOT_VALID(ConnectionStep.TLS, Level.FAILED),
    /** It took the connection, and says nothing. */
    TLS_SILENT(ConnectionStep.TLS, Level.FAILED),
    /** It does not speak TLS as it should. Details: Java's words. */
    TLS_MISSING(ConnectionStep.TLS, Level.FAILED),
    /** The authority is the one that is expected. Details: its fingerprint. */
    PIN_EXPECTED(ConnectionStep.PIN, Level.OK),
    /** The authority is another one. Details: the fingerprint that was shown, the one that is expected. */
    PIN_OTHER(ConnectionStep.PIN, Level.FAILED),
    /** Nobody has said which authority to expect. Details: the fingerprint that was shown. */
    PIN_UNKNOWN(ConnectionStep.PIN, Level.WARNING),
    /** A Parley server answers. Details: its program's name and version. */
    PROTOCOL_SPOKEN(ConnectionStep.PROTOCOL, Level.OK),
    /** It speaks another version of the protocol. Details: the server's words. */
    PROTOCOL_OTHER(ConnectionStep.PROTOCOL, Level.FAILED),
    /** It takes nobody else at the moment. Details: the server's words. */
    PROTOCOL_FULL(ConnectionStep.PROTOCOL, Level.FAILED),
    /** No answer that makes sense. Details: what came instead. */
    PROTOCOL_MISSING(ConnectionStep.PROTOCOL, Level.FAILED),
    /** Somebody has signed in, and out again. Details: the account's name. */
    LOGIN_GOOD(ConnectionStep.LOGIN, Level.OK),
    /** Not tried, because it is not known whose server it is. */
    LOGIN_NOT_TRIED(ConnectionStep.LOGIN, Level.WARNING),
    /** Signing in worked, and signing out did not: the session stays. Details: the account's name, what went wrong. */
    LOGIN_LEFT_OPEN(ConnectionStep.LOGIN, Level.WARNING),
    /** Name or password is wrong. Details: the account's name. */
    LOGIN_WRONG(ConnectionStep.LOGIN, Level.FAILED),
    /** There were too many attempts. Details: the account's name. */
    LOGIN_THROTTLED(ConnectionStep.LOGIN, Level.FAILED),
    /** The account is disabled. Details: the account's name. */
    LOGIN_DISABLED(ConnectionStep.LOGIN, Level.FAILED),
    /** Another refusal, or none. Details: the account's name, the server's words or what went wrong. */
    LOGIN_REFUSED(ConnectionStep.LOGIN, Level.FAILED);

    private final ConnectionStep step;
    private final Level level;

    StepOutcome(ConnectionStep step, Level level) {
        this.step = step;
        this.level = level;
    }

    /**
     * Tells of which step.
     *
     * @return the step
     */
    public ConnectionStep step() {
        return step;
    }

    /**
     * Tells how good it is. After a failure no other step is tried.
     *
     * @return the level
     */
    public Level level() {
        return level;
    }
}
