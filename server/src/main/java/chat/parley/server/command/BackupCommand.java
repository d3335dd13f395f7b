package chat.parley.server.command;

import chat.parley.server.control.ControlClient;
import chat.parley.server.control.ControlReply;
import chat.parley.server.control.ControlRequest;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code parley backup DIR}: copies all that the server keeps, while it runs. */
@Command(name = "backup", description = "Has the running server copy its database as it is at one moment, its keys and its settings into a new directory. Keep it as safe as the original.")
public final class BackupCommand extends ServerCommand {

    @Parameters(paramLabel = "BACKUP", description = "the directory to make, on the server's machine; must not exist")
    private Path backup = Path.of("");

    private BackupCommand() {}

    @Override
    void run(ControlClient server) throws IOException {
        out().println(server.ask(new ControlRequest.Backup(backup.toAbsolutePath().normalize().toString()),
                ControlReply.Done.class).words());
    }
}
