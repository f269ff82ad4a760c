import { isDeepStrictEqual } from 'node:util'
import * as z from 'zod/mini'
import { agreementFaults } from '#domain/contract/agreement-faults'
import { changedParts } from '#domain/contract/agreement-text'
import { day } from '#domain/kernel/day'
import { DomainError } from '#domain/kernel/errors'
import { plainWords } from '#domain/kernel/plain-words'
import { addDays, type LocalDate, localDateOf } from '#domain/kernel/time'
import { pageOf, type WholeListPage } from '../../../platform/api/page-of'
import { reasonShape } from '../../../platform/api/reason'
import type { Restore, StaffContext, StaffWriteContext } from '../../../platform/context'
import { lockSubject, recordChange } from '../../../platform/operator-change'
import { isTopOffice } from './package-operator-store'
import { type DatedText, findNewestText, insertText, loadTexts, removeText } from './text-operator-store'

/** More than anybody reads before signing. */
const SUMMARY_MAX = 12
const SECTIONS_MAX = 30
const PARAGRAPHS_MAX = 30

/** There is one agreement; its versions follow each other. */
const SUBJECT = { subject: 'agreement-text', subjectId: 'agreement' } as const

const line = plainWords(400, 2)

export const listTextsInput = z.strictObject({ cursor: z.optional(z.string().check(z.maxLength(40))) })

export const saveTextShape = {
  title: plainWords(40, 4),
  summary: z.array(line).check(z.minLength(1), z.maxLength(SUMMARY_MAX)),
  sections: z
    .array(
      z.strictObject({
        heading: plainWords(40, 1),
        paragraphs: z.array(line).check(z.minLength(1), z.maxLength(PARAGRAPHS_MAX)),
      }),
    )
    .check(z.minLength(1), z.maxLength(SECTIONS_MAX)),
  validFrom: day,
  ...reasonShape,
}
const saveTextInput = z.object({ ...saveTextShape, idempotencyKey: z.uuid() })

interface ListedText extends DatedText {
  readonly state: 'coming' | 'in-force' | 'over'
  /** Contracts and applications under it. */
  readonly chosen: number
  /** Where it differs from the one before, as families are told (journeys E2 17). */
  readonly changes: readonly string[]
}

/** Every text of the agreement, the newest first, each with what it changed. */
export async function listTexts(
  ctx: StaffContext,
  { cursor }: z.infer<typeof listTextsInput>,
): Promise<WholeListPage<ListedText> & { readonly isWritable: boolean }> {
  const today = localDateOf(ctx.now())
  const texts = await loadTexts(ctx.db)
  const inForce = texts.find(({ validFrom }) => validFrom <= today)
  const rows = texts.map((text, index) => {
    const former = texts[index + 1]
    const state =
      text.validFrom > today
        ? ('coming' as const)
        : text === inForce
          ? ('in-force' as const)
          : ('over' as const)
    return { ...text, state, changes: former ? changedParts(former, text) : [] }
  })
  const page = pageOf(rows, ({ version }) => version, cursor)
  return { ...page, isWritable: await isTopOffice(ctx.db, ctx.staff) }
}

/**
 * Writes a text that is read from a day to come. What was signed stays as it was read; whoever has it open on that day
 * is shown what differs before they sign. It is called by its day.
 *
 * @throws not_permitted for an office below another; agreement_variables with `unknown` and `missing`; rule_date_past;
 * version_to_come where a text begins on that day or later
 */
export async function saveText(
  ctx: StaffWriteContext,
  { reason, idempotencyKey: _key, ...written }: z.infer<typeof saveTextInput>,
): Promise<{ version: string; changes: readonly string[] }> {
  await lockSubject(ctx.tx, SUBJECT)
  const before = await findNewestText(ctx.tx)
  const after: DatedText = { version: written.validFrom, ...written }
  await addText(ctx, before, after)
  await recordChange(ctx.tx, { by: ctx.staff, at: ctx.now(), ...SUBJECT, before, after, reason })
  return { version: after.version, changes: before ? changedParts(before, after) : [] }
}

/**
 * Takes out a text that nobody has read yet, or puts back one that was taken out.
 *
 * @throws as saveText; rule_date_past once it has begun; change_over where another has been written since
 */
export const restoreAgreementText: Restore = async (ctx, change) => {
  const [before, after] = [change.before, change.after] as [DatedText | null, DatedText | null]
  const newest = await findNewestText(ctx.tx)
  if (!isDeepStrictEqual(newest, after)) throw new DomainError('change_over')
  if (before && (!after || before.validFrom > after.validFrom)) return addText(ctx, newest, before)
  if (!after) throw new DomainError('change_over')
  await assertMayWrite(ctx, after.validFrom)
  await removeText(ctx.tx, after.version)
}

async function addText(ctx: StaffWriteContext, newest: DatedText | null, added: DatedText): Promise<void> {
  await assertMayWrite(ctx, added.validFrom)
  const { unknown, missing } = agreementFaults(added)
  if (unknown.length + missing.length > 0) throw new DomainError('agreement_variables', { unknown, missing })
  if (newest && newest.validFrom >= added.validFrom) throw new DomainError('version_to_come')
  await insertText(ctx.tx, added)
}

async function assertMayWrite(ctx: StaffWriteContext, validFrom: LocalDate): Promise<void> {
  if (!(await isTopOffice(ctx.tx, ctx.staff))) throw new DomainError('not_permitted')
  const tomorrow = addDays(localDateOf(ctx.now()), 1)
  if (validFrom < tomorrow) throw new DomainError('rule_date_past', { earliest: tomorrow })
}
