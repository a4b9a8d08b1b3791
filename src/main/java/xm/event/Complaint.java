package xm.event;

/**
 * A customer complains.
 *
 * @param caseId the case it belongs to, or {@code null}
 * @param severity 1 (worst) .. 4, or {@code null}
 * @param topic kebab-case name, or {@code null}
 */
public record Complaint(String caseId, Integer severity, String topic) {}
