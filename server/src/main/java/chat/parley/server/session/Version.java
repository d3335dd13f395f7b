package chat.parley.server.session;

/** The version of the program that runs, for those who ask on the command line or by the protocol. */
public final class Version {

    /** As it stands in the jar; a development version has none. */
    public static final String NUMBER = number();

    private Version() {}

    private static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
