package chat.parley.server.doctor;

import chat.parley.common.client.ClientRuntime;
import chat.parley.common.doctor.ConnectionDoctor;
import chat.parley.common.doctor.Finding;
import chat.parley.common.doctor.StepResult;
import chat.parley.common.doctor.Way;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Goes the way to a server as a client does, and tells it in words for whoever runs servers. Stateless. */
public final class WayCheck {

    private WayCheck() {}

    /**
     * Goes it, as far as it leads.
     *
     * @param way which
     * @param patience how long each step may take; more than zero
     * @return what was found, in the order of the steps
     * @throws InterruptedException when the thread is interrupted
     */
    public static List<Finding> of(Way way, Duration patience) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        try (ClientRuntime runtime = ClientRuntime.create()) {
            ConnectionDoctor.examine(way, patience, runtime, result -> findings.add(inWords(result)));
        }
        return findings;
    }

    private static Finding inWords(StepResult result) {
        List<String> details = result.details();
        String first = details.isEmpty() ? "" : details.getFirst();
        String last = details.isEmpty() ? "" : details.getLast();
        return switch (result.outcome()) {
            case NAME_FOUND -> result.finding(first + " is " + last, "");
            case NAME_NOT_NEEDED -> result.finding(first + " is an address, and has not to be looked up", "");
            case NAME_UNKNOWN -> result.finding("there is no host " + first,
                    "check the spelling, and that this machine is in the right network");
            case PORT_OPEN -> result.finding("something listens at port " + first, "");
            case PORT_CLOSED ->
                result.finding("nothing listens at port " + first, "start the server, or check the port");
            case PORT_SILENT -> result.finding("nobody answers at port " + first,
                    "a firewall may be in the way, or the machine is down");
            case PORT_UNREACHABLE ->
                result.finding("port " + first + " cannot be reached (" + last + ")", "check the network");
            case TLS_VALID -> result.finding("the connection is encrypted, and the certificate is valid", "");
            case TLS_ENCRYPTED -> result.finding("the connection is encrypted", "");
            case TLS_OUT_OF_DATE -> result.finding("the certificate is not valid at this machine's time: " + first,
                    "compare both machines' clocks; else renew it (parley doctor there tells more)");
            case TLS_NOT_VALID -> result.finding("the server's certificate is not valid: " + first,
                    "see that it is made for this name, and signed by the authority that comes with it");
            case TLS_SILENT -> result.finding("what listens there takes connections and says nothing",
                    "check the port: it may be another program's; else look at the server's log");
            case TLS_MISSING -> result.finding("what listens there does not speak TLS 1.3 (" + first + ")",
                    "check the port: it is another program's");
            case PIN_EXPECTED -> result.finding("the certificate authority is the one that is expected", "");
            case PIN_OTHER -> result.finding("the certificate authority is " + first + ", and not the expected " + last,
                    "ask the administrator, by another way, whether it was changed, and for a new link;"
                            + " else somebody pretends to be the server");
            case PIN_UNKNOWN -> result.finding(
                    "it is not known which certificate authority to expect; this one is " + first,
                    "compare it with the administrator's, or use an invite link");
            case PROTOCOL_SPOKEN -> result.finding("a Parley server answers: " + first, "");
            case PROTOCOL_OTHER -> result.finding("it speaks another version of the protocol: " + first,
                    "one of both programs is too old: update it");
            case PROTOCOL_FULL -> result.finding("it takes nobody else at the moment: " + first,
                    "raise limits.connections or limits.connectionsPerAddress, or try again later");
            case PROTOCOL_MISSING -> result.finding("no answer to the hello: " + first,
                    "if it is a Parley server, look at its log");
            case LOGIN_GOOD -> result.finding(first + " can sign in", "");
            case LOGIN_NOT_TRIED -> result.finding("not tried: the password is sent to no server that is not known",
                    "use an invite link, or --ca with the fingerprint");
            case LOGIN_LEFT_OPEN ->
                result.finding(first + " can sign in, and the session was not ended again: " + last,
                        "end it with parley session revoke");
            case LOGIN_WRONG -> result.finding("name or password of " + first + " is wrong",
                    "check both; an administrator can set another password");
            case LOGIN_THROTTLED -> result.finding("too many attempts for " + first, "wait, then try again");
            case LOGIN_DISABLED -> result.finding("the account of " + first + " is disabled",
                    "an administrator can enable it (parley user enable)");
            case LOGIN_REFUSED ->
                result.finding(first + " cannot sign in: " + last, "look at the server's log");
        };
    }
}
