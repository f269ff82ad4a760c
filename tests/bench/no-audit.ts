import type { AuditTrail } from '#server/platform/audit'

/** Writes nothing: what the server of the benchmark is built with to see what the audit costs. No product has it. */
export function createAuditTrail(): AuditTrail {
  return { record: async () => {}, recordAll: async () => {} }
}
