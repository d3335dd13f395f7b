package chat.parley.desktop.login;

import chat.parley.common.trust.CaFingerprint;
import chat.parley.desktop.net.Credentials;
import chat.parley.desktop.net.Entrance;
import chat.parley.desktop.net.LinkEvent;
import chat.parley.desktop.net.SignIn;
import chat.parley.desktop.net.SignInFailure;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Screen;
import chat.parley.desktop.ui.ThemeToggle;
import chat.parley.desktop.ui.Workplace;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Controller of the login screen: sends what was typed, shows why it failed, asks whom to trust. JavaFX's thread only.
 */
public final class LoginScreen implements Screen {

    private static final double ROOM_FOR_LOGO = 620;
    private static final double AROUND_FOCUS = 48;

    private final LoginModel model;
    private final LoginForm form;
    private final VBox card = new VBox();
    private final ScrollPane scroll = new ScrollPane();
    private final StackPane root = new StackPane();
    private final Workplace place;
    private final Function<SignIn, Entrance> entrances;
    private final Consumer<Credentials> signedIn;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();

    private @Nullable Entrance entrance;
    private Subscription shown = Subscription.EMPTY;

    /**
     * Makes the screen.
     *
     * @param place what everything in the window works with
     * @param entrances begins an attempt to sign in
     * @param invite an invite link to begin with; {@code null} for none
     * @param signedIn told what the account is opened with
     */
    public LoginScreen(Workplace place, Function<SignIn, Entrance> entrances, @Nullable String invite,
            Consumer<Credentials> signedIn) {
        this.place = place;
        this.entrances = entrances;
        this.signedIn = signedIn;
        title.set(place.texts().get("app.name"));
        model = new LoginModel(place.preferences().get(), invite);
        form = new LoginForm(model, place.texts());
        form.submit.setOnAction(_ -> submit());
        form.submit.setDefaultButton(true);
        form.cancel.setOnAction(_ -> cancel());
        form.cancel.setCancelButton(true);
        form.switchMode.setOnAction(_ -> switchMode());
        for (TextField field : new TextField[]{form.address, form.username, form.password, form.clearPassword}) {
            field.setOnAction(_ -> submit());
        }
        lay(new ThemeToggle(place.theme(), place.texts()));
    }

    private void lay(ThemeToggle toggle) {
        card.getStyleClass().add("login-card");
        card.setMaxHeight(Region.USE_PREF_SIZE);
        card.setMinHeight(Region.USE_PREF_SIZE);
        StackPane centre = new StackPane(card);
        centre.getStyleClass().add("login-page");
        scroll.setContent(centre);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("login-scroll");
        StackPane.setAlignment(toggle, Pos.TOP_RIGHT);
        root.getStyleClass().add("login");
        root.heightProperty().subscribe(height -> Controls.show(form.logo, height.doubleValue() >= ROOM_FOR_LOGO));
        root.setId("login-screen");
        root.getChildren().addAll(scroll, toggle);
    }

    @Override
    public Parent view() {
        return root;
    }

    @Override
    public ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    @Override
    public void onShow() {
        shown = model.face().subscribe(this::showFace)
                .and(root.sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(_ -> revealLater()))
                .and(scroll.getContent().layoutBoundsProperty().subscribe(_ -> revealLater()));
        Platform.runLater(this::focusFirstGap);
    }

    @Override
    public void onHide() {
        shown.unsubscribe();
        model.forgetPassword();
        model.backToForm();
    }

    @Override
    public void handle(LinkEvent event) {
        switch (event) {
            case LinkEvent.SignInFailed(var failed, var failure) -> showFailure(failed, failure);
            case LinkEvent.SignedIn(var done, var credentials) -> {
                remember(done, credentials.user());
                signedIn.accept(credentials);
            }
            default -> {
                // nothing else is for whom is not signed in
            }
        }
    }

    /**
     * Shows that the server refused the credentials when the client came back after a loss.
     *
     * @param failed what was attempted
     * @param failure why it failed
     */
    public void showFailure(SignIn failed, SignInFailure failure) {
        model.failed(failed, failure);
        if (model.face().get() instanceof LoginModel.Face.Form) {
            TextField wrong = form.address;
            if (model.usernameProblem().get() != null) {
                wrong = form.username;
            } else if (model.passwordProblem().get() != null) {
                wrong = form.clearPassword.isVisible() ? form.clearPassword : form.password;
            }
            wrong.requestFocus();
            wrong.selectAll();
        }
    }

    private void submit() {
        begin(model.submit(place.preferences().get()));
    }

    /** Whom to trust is answered for good, whatever becomes of signing in: a mistyped password asks no second time. */
    private void confirm() {
        SignIn next = model.confirmed();
        if (next != null && next.pin() != null) {
            CaFingerprint trusted = next.pin();
            place.preferences().update(p -> p.withServer(next.server(), trusted, null));
        }
        begin(next);
    }

    private void begin(@Nullable SignIn next) {
        if (next != null) {
            entrance = entrances.apply(next);
        }
    }

    private void cancel() {
        if (entrance != null) {
            entrance.close();
        }
        model.backToForm();
        focusFirstGap();
    }

    private void switchMode() {
        model.registering().set(!model.registering().get());
        focusFirstGap();
    }

    /** What got us in is what is trusted from now on. */
    private void remember(SignIn done, String user) {
        CaFingerprint pin = done.pin();
        if (pin != null) {
            place.preferences().update(p -> p.withServer(done.server(), pin, user));
            model.address().set(done.server().toString());
            model.username().set(user);
            model.registering().set(false);
        }
    }

    private void showFace(LoginModel.Face face) {
        switch (face) {
            case LoginModel.Face.Form _,LoginModel.Face.Busy _ -> card.getChildren().setAll(form);
            case LoginModel.Face.Trust question ->
                ask(TrustPanel.unknown(question, place.texts(), this::confirm, this::decline));
            case LoginModel.Face.Changed refusal -> ask(TrustPanel.changed(refusal, place.texts(), this::decline));
            case LoginModel.Face.Replace question ->
                ask(TrustPanel.replace(question, place.texts(), this::confirm, this::decline));
        }
        form.cancel.setCancelButton(face instanceof LoginModel.Face.Busy);
        if (face instanceof LoginModel.Face.Busy) {
            form.cancel.requestFocus();
        }
    }

    /** The focus is on no: who types on without looking has trusted nobody. */
    private void ask(TrustPanel panel) {
        card.getChildren().setAll(panel);
        panel.back.requestFocus();
    }

    private void decline() {
        model.backToForm();
        form.address.requestFocus();
    }

    /** In a low window the form scrolls; who walks through it with the keyboard must see where they are. */
    private void revealLater() {
        Platform.runLater(() -> {
            if (root.getScene() != null) {
                reveal(root.getScene().getFocusOwner());
            }
        });
    }

    private void reveal(@Nullable Node focused) {
        Node content = scroll.getContent();
        double hidden = content.getLayoutBounds().getHeight() - scroll.getViewportBounds().getHeight();
        if (focused == null || hidden <= 0 || focused.getScene() == null || !isBelow(focused, content)) {
            return;
        }
        Bounds bounds = content.sceneToLocal(focused.localToScene(focused.getBoundsInLocal()));
        double top = bounds.getMinY() - AROUND_FOCUS;
        double bottom = bounds.getMaxY() + AROUND_FOCUS - scroll.getViewportBounds().getHeight();
        double now = scroll.getVvalue() * hidden;
        scroll.setVvalue(Math.clamp(Math.clamp(now, Math.min(bottom, top), top) / hidden, 0, 1));
    }

    private static boolean isBelow(Node node, Node ancestor) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(ancestor)) {
                return true;
            }
        }
        return false;
    }

    private void focusFirstGap() {
        if (form.address.getText().isBlank()) {
            form.address.requestFocus();
        } else if (form.username.getText().isBlank()) {
            form.username.requestFocus();
        } else {
            form.password.requestFocus();
        }
    }
}
