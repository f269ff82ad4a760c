import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import { bookingRule } from '#domain/appointment/booking-rules'
import { refuseHours } from '#domain/appointment/session-template'
import { SLOT_POOLS } from '#domain/appointment/slot-pool'
import { day } from '#domain/kernel/day'
import { DomainError } from '#domain/kernel/errors'
import { SERVICES } from '#domain/kernel/healthcare-service'
import { addDays, isLocalTime, type LocalDate, type LocalTime, localDateOf } from '#domain/kernel/time'
import { reasonShape } from '../../platform/api/reason'
import type { Restore, StaffWriteContext } from '../../platform/context'
import { lockSubject, recordChange } from '../../platform/operator-change'
import {
  countPublished,
  findPublishedElsewhere,
  findTemplate,
  findWorkplace,
  type Published,
  putTemplate,
  removeTemplate,
  type TemplateDraft,
} from './store'

/** The dearest registration fee that a public clinic takes, in 分. */
const MAX_FEE_FEN = 100_000
const MAX_SEATS = 30
const MAX_RESERVES = 6

/** An hour within the day: midnight ends no session. */
const hour = z.custom<LocalTime>((text) => typeof text === 'string' && isLocalTime(text) && text !== '24:00')
const pool = z.enum(SLOT_POOLS.filter((each) => each !== 'public'))

export const saveTemplateShape = {
  /** Absent for a new one. */
  id: z.optional(z.uuid()),
  organizationId: z.uuid(),
  practitionerId: z.uuid(),
  service: z.enum(SERVICES),
  weekday: z.int().check(z.gte(1), z.lte(7)),
  startTime: hour,
  endTime: hour,
  room: z.string().check(z.trim(), z.minLength(1), z.maxLength(40)),
  seatsPerSlot: z.int().check(z.gte(1), z.lte(MAX_SEATS)),
  feeFen: z.int().check(z.gte(0), z.lte(MAX_FEE_FEN)),
  reserves: z
    .array(
      z.strictObject({
        pool,
        every: z.int().check(z.gte(1), z.lte(60)),
        offset: z.int().check(z.gte(0), z.lte(59)),
      }),
    )
    .check(z.maxLength(MAX_RESERVES)),
  onHolidays: z.boolean(),
  validFrom: day,
  validTo: z.nullable(day),
  reason: reasonShape.reason,
}
const saveTemplateInput = z.object({ ...saveTemplateShape, idempotencyKey: z.uuid() })

export const endTemplateShape = {
  id: z.uuid(),
  /** First day on which it is not held any more. */
  validTo: day,
  ...reasonShape,
}
const endTemplateInput = z.object(endTemplateShape)

/**
 * Writes a weekly consultation. Days that are published already stay as they are, and the answer says how many and
 * until when; every later day follows the new words.
 *
 * @throws not_found for a pattern or place of another office, and for somebody who does not work there for the
 * service; rule_date_past for a new start before tomorrow; input_invalid for an end before the start; template_hours
 * as refuseHours; practitioner_elsewhere when two consultations of one person would overlap on any day
 */
export async function saveTemplate(
  ctx: StaffWriteContext,
  { id: known, reason, idempotencyKey: _key, ...draft }: z.infer<typeof saveTemplateInput>,
): Promise<{ id: string; published: Published }> {
  const id = known ?? randomUUID()
  await lockSubject(ctx.tx, { subject: 'session-template', subjectId: id })
  const before = known === undefined ? null : await findTemplate(ctx.tx, ctx.staff, id)
  if (known !== undefined && !before) throw new DomainError('not_found')
  await writeTemplate(ctx, id, before, draft)
  await recordChange(ctx.tx, {
    by: ctx.staff,
    at: ctx.now(),
    subject: 'session-template',
    subjectId: id,
    before,
    after: draft,
    reason,
  })
  return { id, published: await countPublished(ctx.tx, id, localDateOf(ctx.now())) }
}

/**
 * Holds a weekly consultation no more from a day on. What is published after it stays until the desk stops it: the
 * answer says how much that is.
 *
 * @throws not_found as saveTemplate; rule_date_past for an end before tomorrow
 */
export async function endTemplate(
  ctx: StaffWriteContext,
  { id, validTo, reason }: z.infer<typeof endTemplateInput>,
): Promise<{ published: Published }> {
  await lockSubject(ctx.tx, { subject: 'session-template', subjectId: id })
  const before = await findTemplate(ctx.tx, ctx.staff, id)
  if (!before) throw new DomainError('not_found')
  assertFromTomorrow(ctx, validTo)
  // One that has not begun ends with its first day, and so is never held.
  const after = { ...before, validTo: validTo < before.validFrom ? before.validFrom : validTo }
  await putTemplate(ctx.tx, id, after)
  await recordChange(ctx.tx, {
    by: ctx.staff,
    at: ctx.now(),
    subject: 'session-template',
    subjectId: id,
    before,
    after,
    reason,
  })
  return { published: await countPublished(ctx.tx, id, after.validTo) }
}

/** @throws as saveTemplate; record_in_use for a new pattern from which days have been published since */
export const restoreTemplate: Restore = async (ctx, { subjectId: id, before }) => {
  const current = await findTemplate(ctx.tx, ctx.staff, id)
  if (before !== null) return writeTemplate(ctx, id, before as TemplateDraft, before as TemplateDraft)
  if (!current) throw new DomainError('not_found')
  if (!(await removeTemplate(ctx.tx, ctx.staff, id))) throw new DomainError('record_in_use')
}

async function writeTemplate(
  ctx: StaffWriteContext,
  id: string,
  before: TemplateDraft | null,
  draft: TemplateDraft,
): Promise<void> {
  const { tx, staff } = ctx
  const today = localDateOf(ctx.now())
  if (draft.validFrom !== before?.validFrom) assertFromTomorrow(ctx, draft.validFrom)
  if (draft.validTo !== null && draft.validTo < draft.validFrom) {
    throw new DomainError('input_invalid', { fields: ['validTo'] })
  }
  const workplace = await findWorkplace(tx, staff, draft)
  if (!workplace?.isStaffed) throw new DomainError('not_found')
  const on = draft.validFrom > today ? draft.validFrom : today
  const refusal = refuseHours(draft, bookingRule(await ctx.rules(), workplace.region, 'BK-04', on))
  if (refusal) throw new DomainError(refusal.code, refusal.facts)
  const elsewhere = await findPublishedElsewhere(tx, id, draft, today)
  if (elsewhere) throw new DomainError('practitioner_elsewhere', { day: elsewhere })
  await putTemplate(tx, id, draft)
}

function assertFromTomorrow(ctx: StaffWriteContext, date: LocalDate): void {
  const earliest = addDays(localDateOf(ctx.now()), 1)
  if (date < earliest) throw new DomainError('rule_date_past', { earliest })
}
