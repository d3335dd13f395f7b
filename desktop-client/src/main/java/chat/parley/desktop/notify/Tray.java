package chat.parley.desktop.notify;

import chat.parley.desktop.ui.Texts;
import java.awt.AWTException;
import java.awt.CheckboxMenuItem;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.Image;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.RenderingHints;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.image.BufferedImage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program's icon in the system's tray, where there is one. It is AWT's, which is slow to start: nothing of it is touched
 * before {@link #open}, and then by a thread of its own, the only one that reads the fields. Methods from any thread; none
 * waits.
 */
final class Tray implements AutoCloseable {

    /** What its menu does; called by AWT's thread. */
    interface Actions {

        /** Shows the window. */
        void open();

        /**
         * Disturbs no more, or again.
         *
         * @param on whether not to
         */
        void doNotDisturb(boolean on);

        /** Ends the program. */
        void quit();
    }

    private static final Logger LOG = LoggerFactory.getLogger(Tray.class);

    private static final int SIZE = 64;

    private final Texts texts;
    private final Actions actions;
    private final ExecutorService worker = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("parley-tray").factory());

    private boolean tried;
    private @Nullable TrayIcon icon;
    private @Nullable CheckboxMenuItem quiet;
    private int unread;
    private boolean doNotDisturb;

    Tray(Texts texts, Actions actions) {
        this.texts = texts;
        this.actions = actions;
    }

    /** Puts the icon into the tray, if there is one; the second time nothing happens. */
    void open() {
        work(() -> {
            if (!tried) {
                tried = true;
                add();
            }
        });
    }

    /** Takes the icon out; {@link #open} brings it back. */
    void hide() {
        work(this::remove);
    }

    /** Shows that something is unread, and how much. */
    void setUnread(int count) {
        work(() -> {
            unread = count;
            show();
        });
    }

    /** Shows whether nothing is to disturb. */
    void setDoNotDisturb(boolean on) {
        work(() -> {
            doNotDisturb = on;
            show();
        });
    }

    /** Says something beside the icon. */
    void tell(String headline, String words) {
        work(() -> {
            if (icon != null) {
                icon.displayMessage(headline, words, TrayIcon.MessageType.NONE);
            }
        });
    }

    @Override
    public void close() {
        work(this::remove);
        worker.shutdown();
    }

    private void work(Runnable work) {
        try {
            worker.execute(work);
        } catch (RejectedExecutionException _) {
            LOG.debug("closed already");
        }
    }

    /** On Linux a tray belongs to a desktop; where there is none, the toolkit that would ask for it is not worth its memory. */
    private static boolean hasDesktop() {
        return !System.getProperty("os.name", "").equals("Linux") || System.getenv("XDG_CURRENT_DESKTOP") != null;
    }

    private void add() {
        if (!hasDesktop() || GraphicsEnvironment.isHeadless() || !SystemTray.isSupported()) {
            LOG.info("This system has no tray");
            return;
        }
        MenuItem show = new MenuItem(texts.get("notify.tray.open"));
        show.addActionListener(_ -> actions.open());
        CheckboxMenuItem mute = new CheckboxMenuItem(texts.get("notify.tray.doNotDisturb"));
        mute.addItemListener(_ -> actions.doNotDisturb(mute.getState()));
        MenuItem quit = new MenuItem(texts.get("notify.tray.quit"));
        quit.addActionListener(_ -> actions.quit());
        PopupMenu menu = new PopupMenu();
        menu.add(show);
        menu.add(mute);
        menu.addSeparator();
        menu.add(quit);
        TrayIcon made = new TrayIcon(picture(false), texts.get("app.name"), menu);
        made.setImageAutoSize(true);
        made.addActionListener(_ -> actions.open());
        try {
            SystemTray.getSystemTray().add(made);
            icon = made;
            quiet = mute;
            show();
        } catch (AWTException e) {
            LOG.warn("The tray takes no icon", e);
        }
    }

    private void show() {
        if (icon != null && quiet != null) {
            icon.setImage(picture(unread > 0));
            icon.setToolTip(unread > 0
                    ? texts.get("window.unread", unread, texts.get("app.name"))
                    : texts.get("app.name"));
            quiet.setState(doNotDisturb);
        }
    }

    private void remove() {
        if (icon != null) {
            SystemTray.getSystemTray().remove(icon);
            icon = null;
        }
        tried = false;
    }

    /** A speech bubble; with a spot at its corner when something is unread. */
    static Image picture(boolean spot) {
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(0x2f81f7));
        pen.fillRoundRect(0, 0, SIZE, SIZE, 30, 30);
        pen.setColor(Color.WHITE);
        pen.fillRoundRect(12, 16, 40, 26, 14, 14);
        pen.fillPolygon(new int[]{20, 34, 20}, new int[]{38, 38, 54}, 3);
        if (spot) {
            pen.setColor(new Color(0xcf222e));
            pen.fillOval(36, 0, 28, 28);
        }
        pen.dispose();
        return image;
    }
}
