package chat.parley.common.doctor;

import java.util.List;

/**
 * What has come of a step. Immutable.
 *
 * @param outcome which of the things that can come of it
 * @param details names, numbers and foreign words, as the outcome tells
 */
public record StepResult(StepOutcome outcome, List<String> details) {

    /** Copies. */
    public StepResult {
        details = List.copyOf(details);
    }

    static StepResult of(StepOutcome outcome, String... details) {
        return new StepResult(outcome, List.of(details));
    }

    /**
     * Tells of which step.
     *
     * @return the outcome's
     */
    public ConnectionStep step() {
        return outcome.step();
    }

    /**
     * Puts it into words.
     *
     * @param what what has come of it, in a line
     * @param remedy what to do about it, in a line; empty when there is nothing to do
     * @return the same as a finding
     */
    public Finding finding(String what, String remedy) {
        return new Finding(step().word(), outcome.level(), what, remedy);
    }
}
