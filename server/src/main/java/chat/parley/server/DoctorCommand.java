package chat.parley.server;

import chat.parley.common.doctor.Finding;
import chat.parley.common.doctor.Way;
import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.InviteLink;
import chat.parley.common.trust.ServerAddress;
import chat.parley.server.command.Secrets;
import chat.parley.server.command.VersionLine;
import chat.parley.server.config.ConfigException;
import chat.parley.server.config.ServerConfig;
import chat.parley.server.control.ControlClient;
import chat.parley.server.control.ControlReply;
import chat.parley.server.control.ControlRequest;
import chat.parley.server.control.NoServerException;
import chat.parley.server.doctor.Patient;
import chat.parley.server.doctor.ServerDoctor;
import chat.parley.server.doctor.WayCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code parley doctor}: looks at a server on this machine, running or not, or at the way to any server. Runs in a process of its
 * own, in its one thread.
 */
@Command(name = "doctor", mixinStandardHelpOptions = true, versionProvider = VersionLine.class, sortOptions = false, description = {
        "Looks at a server on this machine, running or not: one line for each check, and what to do about it.",
        "With --connect: looks at the way to a server, as a client goes it.",
        "Changes nothing. Asks the system's resolver for the names in the settings, or the one given to --connect."}, footer = "Exit codes: 0 nothing has failed (there may be warnings), 1 something has, 2 wrong command line.")
final class DoctorCommand implements Callable<Integer> {

    private static final int FAILED = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Set by picocli before the command is called. */
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Option(names = "--json", description = "print one JSON object, for programs")
    private boolean json;

    @Option(names = "--connect", paramLabel = "SERVER", description = "HOST:PORT or an invite link: tell name, port, TLS, pin, protocol and login apart")
    private @Nullable String target;

    @Option(names = "--ca", paramLabel = "FINGERPRINT", description = "with --connect HOST:PORT: the certificate authority to expect")
    private @Nullable String ca;

    @Option(names = "--user", paramLabel = "NAME", description = "with --connect: try to sign in; the password is asked for at a terminal, else it is one line of standard input")
    private @Nullable String user;

    private DoctorCommand() {}

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (target == null && (ca != null || user != null)) {
            throw wrong("--ca and --user belong to --connect");
        }
        List<Finding> findings = target == null
                ? ServerDoctor.examine(patient(), InstantSource.system())
                : connection(target);
        print(findings);
        return Finding.worst(findings) == Finding.Level.FAILED ? FAILED : 0;
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("picocli makes commands and calls them");
        }
        return spec;
    }

    private ParameterException wrong(String words) {
        return new ParameterException(spec().commandLine(), words);
    }

    private Patient patient() throws IOException {
        Path data = options.directory();
        ServerConfig config = null;
        List<String> mistakes = List.of();
        try {
            config = options.read();
            data = config.server().data();
        } catch (ConfigException e) {
            mistakes = e.mistakes();
        }
        ControlReply.Status status = status(data);
        return new Patient(data, config, mistakes, status, status != null || DataDirectory.isInUse(data));
    }

    private static ControlReply.@Nullable Status status(Path data) throws IOException {
        try (ControlClient server = ControlClient.connect(data)) {
            return server.ask(new ControlRequest.Status(), ControlReply.Status.class);
        } catch (NoServerException _) {
            return null;
        }
    }

    private List<Finding> connection(String words) throws InterruptedException, IOException {
        InviteLink link = InviteLink.parse(words).orElse(null);
        ServerAddress server = link != null ? link.address() : ServerAddress.parse(words).orElse(null);
        if (server == null) {
            throw wrong(InviteLink.looksLikeOne(words)
                    ? "the invite link is damaged"
                    : words + " is neither HOST:PORT nor an invite link");
        }
        CaFingerprint pin = link == null ? null : link.ca();
        if (ca != null) {
            pin = CaFingerprint.parse(ca).orElseThrow(() -> wrong("--ca takes a SHA-256 fingerprint"));
        }
        return WayCheck.of(new Way(server, pin, user == null ? null : new Way.Login(user, Secrets.password(user))),
                PATIENCE);
    }

    private void print(List<Finding> findings) {
        PrintWriter out = spec().commandLine().getOut();
        if (json) {
            JsonMapper mapper = JsonMapper.builder().build();
            ObjectNode all = mapper.createObjectNode().put("status", Finding.worst(findings).word());
            ArrayNode checks = all.putArray("checks");
            findings.forEach(f -> checks.addObject().put("check", f.check()).put("level", f.level().word())
                    .put("what", f.what()).put("remedy", f.remedy()));
            out.println(mapper.writeValueAsString(all));
        } else {
            findings.forEach(finding -> out.println(finding.line()));
        }
        out.flush();
    }
}
