package org.switchboard.launcher;

/**
 * One of the people who exist only on a developer's machine.
 *
 * @param role one of agent, dispatcher, editor, supervisor, integrator, admin
 */
public record DemoUser(String name, String password, String role) {

    static DemoUser parse(String line) {
        String[] words = line.strip().split("\\s+");
        if (words.length != 3) {
            throw new LaunchFailure("A line of the demo users is not \"name password role\": " + line);
        }
        return new DemoUser(words[0], words[1], words[2]);
    }

    String line() {
        return name + " " + password + " " + role;
    }

    @Override
    public String toString() {
        return name + " (" + role + ")";
    }
}
