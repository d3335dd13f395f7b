package chat.parley.server.command;

import chat.parley.server.session.Version;
import picocli.CommandLine;

/** What {@code --version} prints. */
public final class VersionLine implements CommandLine.IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[]{"Parley server " + Version.NUMBER};
    }
}
