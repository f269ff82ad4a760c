import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import { day } from '#domain/kernel/day'
import { DomainError } from '#domain/kernel/errors'
import { SERVICES } from '#domain/kernel/healthcare-service'
import { reasonShape } from '../../platform/api/reason'
import type { Restore, StaffWriteContext } from '../../platform/context'
import { lockSubject, recordChange } from '../../platform/operator-change'
import {
  type CertificationDraft,
  findCertification,
  findPractitioner,
  findRole,
  holdsSessionsAfter,
  isOwnPlace,
  putCertification,
  putRole,
  type RoleDraft,
  removeCertification,
  removeRole,
} from './practitioner-store'

export const saveRoleShape = {
  id: z.optional(z.uuid()),
  practitionerId: z.uuid(),
  organizationId: z.uuid(),
  services: z.array(z.enum(SERVICES)).check(z.minLength(1), z.maxLength(SERVICES.length)),
  since: day,
  until: z.nullable(day),
  ...reasonShape,
}
const saveRoleInput = z.object({ ...saveRoleShape, idempotencyKey: z.uuid() })

export const saveCertificationShape = {
  id: z.optional(z.uuid()),
  practitionerId: z.uuid(),
  number: z.string().check(z.trim(), z.minLength(3), z.maxLength(40)),
  validFrom: day,
  validTo: day,
  ...reasonShape,
}
const saveCertificationInput = z.object({ ...saveCertificationShape, idempotencyKey: z.uuid() })

/**
 * Says that somebody works at a place of the office, for which services and how long.
 *
 * @throws not_found for a role, person or place of another office; input_invalid for an end before the start;
 * record_in_use while weekly sessions there go on after the end; role_already_given for a second row of one place
 */
export async function saveRole(
  ctx: StaffWriteContext,
  { id: known, reason, idempotencyKey: _key, ...draft }: z.infer<typeof saveRoleInput>,
): Promise<{ id: string }> {
  const id = known ?? randomUUID()
  await lockSubject(ctx.tx, { subject: 'practitioner-role', subjectId: id })
  const before = known === undefined ? null : await findOwnRole(ctx, id)
  if (!(await findPractitioner(ctx.tx, ctx.staff, draft.practitionerId))) throw new DomainError('not_found')
  await writeRole(ctx, id, before, draft)
  await recordChange(ctx.tx, {
    by: ctx.staff,
    at: ctx.now(),
    subject: 'practitioner-role',
    subjectId: id,
    before,
    after: draft,
    reason,
  })
  return { id }
}

/** @throws as saveRole */
export const restoreRole: Restore = async (ctx, { subjectId: id, before, after }) => {
  const current = after === null ? null : await findOwnRole(ctx, id)
  if (before !== null) return writeRole(ctx, id, current, before as RoleDraft)
  if (current && (await holdsSessionsAfter(ctx.tx, current, null))) throw new DomainError('record_in_use')
  await removeRole(ctx.tx, id)
}

/**
 * Writes down a paediatric certificate: whether a visit counts as the loop's first leg is asked on its day.
 *
 * @throws not_found for a certificate or person of another office; input_invalid for an end before the start;
 * certification_number_taken
 */
export async function saveCertification(
  ctx: StaffWriteContext,
  { id: known, reason, idempotencyKey: _key, ...draft }: z.infer<typeof saveCertificationInput>,
): Promise<{ id: string }> {
  const id = known ?? randomUUID()
  await lockSubject(ctx.tx, { subject: 'certification', subjectId: id })
  const before = known === undefined ? null : await findCertification(ctx.tx, id)
  const isMoved = before !== null && before.practitionerId !== draft.practitionerId
  if ((known !== undefined && !before) || isMoved) throw new DomainError('not_found')
  await writeCertification(ctx, id, draft)
  await recordChange(ctx.tx, {
    by: ctx.staff,
    at: ctx.now(),
    subject: 'certification',
    subjectId: id,
    before,
    after: draft,
    reason,
  })
  return { id }
}

/** @throws as saveCertification */
export const restoreCertification: Restore = async (ctx, { subjectId: id, before, after }) => {
  if (before !== null) return writeCertification(ctx, id, before as CertificationDraft)
  const { practitionerId } = after as CertificationDraft
  if (!(await findPractitioner(ctx.tx, ctx.staff, practitionerId))) throw new DomainError('not_found')
  await removeCertification(ctx.tx, id)
}

async function findOwnRole(ctx: StaffWriteContext, id: string): Promise<RoleDraft> {
  const role = await findRole(ctx.tx, id)
  if (!role || !(await isOwnPlace(ctx.tx, ctx.staff, role.organizationId))) throw new DomainError('not_found')
  return role
}

async function writeRole(
  ctx: StaffWriteContext,
  id: string,
  before: RoleDraft | null,
  draft: RoleDraft,
): Promise<void> {
  const { tx, staff } = ctx
  const isMoved = before !== null && before.practitionerId !== draft.practitionerId
  if (isMoved || !(await isOwnPlace(tx, staff, draft.organizationId))) throw new DomainError('not_found')
  if (draft.until !== null && draft.until <= draft.since) {
    throw new DomainError('input_invalid', { fields: ['until'] })
  }
  const leaves = before !== null && before.organizationId !== draft.organizationId
  const isBusy =
    (leaves && (await holdsSessionsAfter(tx, before, null))) ||
    (draft.until !== null && (await holdsSessionsAfter(tx, draft, draft.until)))
  if (isBusy) throw new DomainError('record_in_use')
  await putRole(tx, id, draft)
}

async function writeCertification(
  ctx: StaffWriteContext,
  id: string,
  draft: CertificationDraft,
): Promise<void> {
  if (!(await findPractitioner(ctx.tx, ctx.staff, draft.practitionerId))) throw new DomainError('not_found')
  if (draft.validTo < draft.validFrom) throw new DomainError('input_invalid', { fields: ['validTo'] })
  await putCertification(ctx.tx, id, draft)
}
