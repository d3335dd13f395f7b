package chat.parley.desktop.login;

import chat.parley.common.trust.CaFingerprint;
import chat.parley.desktop.net.Entrance;
import chat.parley.desktop.net.LinkEvent;
import chat.parley.desktop.net.SignIn;
import chat.parley.desktop.net.SignInFailure;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Focus;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Reveal;
import chat.parley.desktop.ui.Screen;
import chat.parley.desktop.ui.ThemeToggle;
import chat.parley.desktop.ui.Workplace;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Controller of the login screen: sends what was typed, shows why it failed, asks whom to trust. JavaFX's thread only.
 */
public final class LoginScreen implements Screen {

    /** How high the window has to be for the logo, in letters. */
    private static final double ROOM_FOR_LOGO = 50;
    private static final double TICK_MILLIS = 500;

    private final LoginModel model;
    private final LoginForm form;
    private final VBox card = new VBox();
    private final ScrollPane scroll = new ScrollPane();
    private final StackPane root = new StackPane();
    private final Workplace place;
    private final Sessions sessions;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();

    private final Timeline ticking;
    private @Nullable Entrance entrance;
    private Subscription shown = Subscription.EMPTY;

    /**
     * Makes the screen.
     *
     * @param place what everything in the window works with
     * @param sessions who stays signed in, and how somebody comes in
     * @param invite an invite link to begin with; {@code null} for none
     * @param note why the person is here again; {@code null} for nothing special
     */
    public LoginScreen(Workplace place, Sessions sessions, @Nullable String invite, @Nullable Phrase note) {
        this.place = place;
        this.sessions = sessions;
        title.set(place.texts().get("app.name"));
        model = new LoginModel(place.preferences().get(), invite);
        place.theme().use(LoginScreen.class, "login.css");
        form = new LoginForm(model, place.texts(), new AccountList(place.texts(), this::choose, this::forget), note);
        ticking = new Timeline(new KeyFrame(Duration.millis(TICK_MILLIS),
                _ -> model.waiting().tick(place.clock().instant())));
        ticking.setCycleCount(Animation.INDEFINITE);
        model.waiting().seconds().subscribe(seconds -> {
            if (seconds.intValue() > 0) {
                ticking.play();
            } else {
                ticking.stop();
            }
        });
        form.submit.setOnAction(_ -> submit());
        form.submit.setDefaultButton(true);
        form.cancel.setOnAction(_ -> cancel());
        form.cancel.setCancelButton(true);
        form.switchMode.setOnAction(_ -> switchMode());
        form.check.setOnAction(_ -> model.way(place.preferences().get()).ifPresent(sessions::check));
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
        root.heightProperty().subscribe(this::showLogo);
        form.submit.fontProperty().subscribe(this::showLogo);
        root.setId("login-screen");
        root.getChildren().addAll(scroll, toggle);
    }

    private void showLogo() {
        Controls.show(form.logo, root.getHeight() >= ROOM_FOR_LOGO * form.submit.getFont().getSize());
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
        shown = model.face().subscribe(this::showFace).and(Reveal.keepFocusedInSight(scroll));
        listAccounts();
        focusFirstGap();
    }

    @Override
    public void onHide() {
        shown.unsubscribe();
        ticking.stop();
        model.forgetPassword();
        model.backToForm();
    }

    @Override
    public void handle(LinkEvent event) {
        switch (event) {
            case LinkEvent.SigningIn(var attempt, var state) -> model.progress(attempt, state);
            case LinkEvent.SignInFailed(var failed, var failure) when model.isTrying(failed) ->
                showFailure(failed, failure);
            case LinkEvent.SignedIn(var done, var credentials) when model.isTrying(done) ->
                sessions.entered(credentials, model.stay().get(), done.invite());
            default -> {
                // nothing else is for whom is not signed in
            }
        }
    }

    private void showFailure(SignIn failed, SignInFailure failure) {
        model.failed(failed, failure, place.clock().instant());
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
            entrance = sessions.begin(next);
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

    private void listAccounts() {
        List<Remembered> all = Remembered.list(sessions.accounts(), place.preferences().get());
        // The only one, and nothing but its password is missing: the form has it already.
        boolean formIsEnough = all.size() == 1 && !all.getFirst().signedIn();
        form.accounts.setAccounts(formIsEnough ? List.of() : all);
    }

    private void choose(Remembered remembered) {
        if (!remembered.signedIn() || !sessions.resume(remembered.account())) {
            model.choose(remembered.account());
            focusFirstGap();
        }
    }

    private void forget(Remembered remembered) {
        sessions.forget(remembered.account());
        listAccounts();
        focusFirstGap();
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

    private void focusFirstGap() {
        if (form.address.getText().isBlank()) {
            Focus.give(form.address);
        } else if (form.username.getText().isBlank()) {
            Focus.give(form.username);
        } else {
            Focus.give(form.password);
        }
    }
}
