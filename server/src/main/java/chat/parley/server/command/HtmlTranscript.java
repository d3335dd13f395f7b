package chat.parley.server.command;

import chat.parley.common.protocol.v2.MessageInfo;
import java.io.IOException;
import java.io.Writer;
import java.util.stream.Collectors;

/**
 * One HTML page that needs nothing else and runs nothing: what people have written is text in it, whatever it looks like, and a
 * policy in its head keeps browsers from loading or running anything.
 */
final class HtmlTranscript implements Transcript {

    private final Writer writer;

    HtmlTranscript(Writer writer) {
        this.writer = writer;
    }

    @Override
    public void begin(String title) throws IOException {
        writer.write("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <meta name="viewport" content="width=device-width">
                <title>%1$s</title>
                <style>
                body { font: 16px/1.5 sans-serif; max-width: 50em; margin: 2em auto; padding: 0 1em; }
                article { margin: .8em 0; }
                time, .note { color: #666; font-size: .85em; }
                p { margin: .1em 0; white-space: pre-wrap; overflow-wrap: anywhere; }
                </style>
                </head>
                <body>
                <h1>%1$s</h1>
                """.formatted(escaped(title)));
    }

    @Override
    public void add(MessageInfo message) throws IOException {
        StringBuilder html = new StringBuilder("<article id=\"m" + message.seq() + "\"><b>" + escaped(message.from())
                + "</b> <time>" + Table.time(message.at()) + "</time>");
        if (message.replyTo() != null) {
            html.append(" <a class=\"note\" href=\"#m" + message.replyTo() + "\">in reply</a>");
        }
        if (message.editedAt() != null) {
            html.append(" <span class=\"note\">edited " + Table.time(message.editedAt()) + "</span>");
        }
        html.append(message.text() == null
                ? "<p class=\"note\">deleted</p>"
                : "<p>" + escaped(message.text()) + "</p>");
        if (!message.reactions().isEmpty()) {
            html.append("<p class=\"note\">" + message.reactions().stream()
                    .map(reaction -> escaped(reaction.emoji()) + " " + reaction.count())
                    .collect(Collectors.joining(" · ")) + "</p>");
        }
        writer.write(html.append("</article>\n").toString());
    }

    @Override
    public void end() throws IOException {
        writer.write("</body>\n</html>\n");
    }

    /** Text that is nothing but text, within an element or a quoted attribute; control characters are no part of a page. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("'", "&#39;").replaceAll("[\\p{Cntrl}&&[^\n\t]]", "\uFFFD");
    }
}
