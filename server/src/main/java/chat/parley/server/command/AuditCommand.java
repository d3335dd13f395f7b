package chat.parley.server.command;

import chat.parley.server.audit.AuditStore;
import chat.parley.server.control.ControlClient;
import chat.parley.server.control.ControlReply;
import chat.parley.server.control.ControlRequest;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code parley audit}: what administrators have done. */
@Command(name = "audit", description = "Lists what administrators have done, the newest first.")
public final class AuditCommand extends ServerCommand {

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "how many at most; 0 for all (default: ${DEFAULT-VALUE})")
    private int limit;

    private AuditCommand() {}

    @Override
    void run(ControlClient server) throws IOException {
        if (limit < 0) {
            throw new ParameterException(spec().commandLine(),
                    "--limit " + limit + " is no number of lines; 0 is for all");
        }
        Table table = new Table("TIME", "WHO", "WHAT", "TO", "DETAILS");
        long before = Long.MAX_VALUE;
        int left = limit == 0 ? Integer.MAX_VALUE : limit;
        ControlReply.Acts page;
        do {
            page = server.ask(new ControlRequest.Audit(before), ControlReply.Acts.class);
            for (AuditStore.Entry act : page.acts().subList(0, Math.min(left, page.acts().size()))) {
                table.row(Table.time(act.at()), act.actor(), act.act(), act.target(), act.details());
                before = act.id();
                left--;
            }
        } while (page.more() && left > 0);
        table.print(out());
    }
}
