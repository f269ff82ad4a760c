import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import { householdRules } from '#domain/patient/household-rules'
import { survivorOf } from '#domain/patient/merge'
import type { StaffWriteContext } from '../../platform/context'
import { violatedConstraint } from '../../platform/database/database-errors'
import { lockPatients } from '../../platform/sql/lock-patients'
import { moveCare } from './care-store'
import { moveCoverages } from './move-coverages'
import { moveEverything } from './move-everything'
import { moveRecord } from './move-record'
import { countGuardians, settleDocument, settlePerson } from './move-store'
import { settledPerson } from './settled-person'
import { closeQuestion, findQuestion, loadSides, lockDocument, type MergeRow, type SideRow } from './store'

interface DecideInput {
  readonly id: string
  readonly decision: 'same-person' | 'different-people'
  /** What staff saw, for whoever asks about it later. */
  readonly note: string
}

/** What two rows may have that one person cannot: then a family first gives one of the two up. */
const IRRECONCILABLE = new Set([
  'appointment_service_day_key',
  'appointment_no_overlap',
  'patient_link_self_of_one_key',
  'patient_identifier_living_number_key',
  'delegation_once',
])

/**
 * Staff who have seen the papers say whether two rows are one person (rules D-ID-05). `same-person` moves everything to
 * the row that lives on, in one transaction or not at all; `different-people` leaves every document where it was.
 *
 * @throws not_found, merge_over, not_permitted for one's own family, merge_conflict, guardian_limit
 */
export async function decideMerge(
  ctx: StaffWriteContext,
  input: DecideInput,
): Promise<Record<string, never>> {
  const { tx, staff } = ctx
  const now = ctx.now()
  const question = await findQuestion(tx, staff, input.id)
  if (!question) throw new DomainError('not_found')
  const ids = [question.patientId, question.otherPatientId].filter((id) => id !== null)
  if (await ctx.access.actsForOneOf(tx, staff.accountId, ids, localDateOf(now))) {
    throw new DomainError('not_permitted')
  }
  await lockDocument(tx, question.numberIndex)
  if ((await lockPatients(tx, ids)).length < ids.length) throw new DomainError('merge_over')
  const isSame = input.decision === 'same-person'
  const noteCipher = ctx.fieldCrypto.seal('merge_request.note_cipher', input.note)
  const status = isSame ? 'merged' : 'kept-apart'
  if (!(await closeQuestion(tx, staff, { id: question.id, status, noteCipher }, now))) {
    throw new DomainError('merge_over')
  }
  await ctx.audit.record(tx, {
    by: staff,
    purpose: 'identity-check',
    action: 'mergeRequest.decide',
    patientIds: ids,
    fields: ['name', 'birth-date', 'sex', 'document'],
    at: now,
    requestId: ctx.requestId,
  })
  const told = isSame ? [await mergeOrConflict(ctx, question, now)] : ids
  if (!isSame) for (const patientId of ids) await ctx.access.followCard(ctx, { patientId }, now)
  const kind = isSame ? 'identity-merged' : 'identity-kept-apart'
  for (const patientId of told) {
    const onceKey = `${kind}:${question.id}:${patientId}`
    const to = { everybodyActingFor: patientId }
    await ctx.notices.tell(tx, { kind, to, byAccountId: staff.accountId, patientId, onceKey }, now)
  }
  return {}
}

async function mergeOrConflict(ctx: StaffWriteContext, question: MergeRow, now: Date): Promise<string> {
  try {
    return await merge(ctx, question, now)
  } catch (error) {
    const constraint = violatedConstraint(error)
    if (constraint && IRRECONCILABLE.has(constraint)) throw new DomainError('merge_conflict')
    throw error
  }
}

/** @returns the row that lives on */
async function merge(ctx: StaffWriteContext, question: MergeRow, now: Date): Promise<string> {
  const { tx, staff } = ctx
  const ids = [question.patientId, question.otherPatientId].filter((id) => id !== null)
  const sides = await loadSides(tx, staff, ids)
  const brought = sideOf(sides, question.patientId)
  if (question.otherPatientId === null) {
    await settle(ctx, question, brought, null, now)
    return brought.id
  }
  const holder = sideOf(sides, question.otherPatientId)
  const { survivorId, endedId } = survivorOf(brought, holder)
  const moved = { survivorId, endedId, byAccountId: staff.accountId, now }
  await moveEverything(tx, moved)
  await moveRecord(ctx, moved)
  await moveCare(tx, moved)
  await moveCoverages(ctx, moved)
  await settle(ctx, question, sideOf(sides, survivorId), sideOf(sides, endedId), now)
  return survivorId
}

/** Gives the surviving row the document that lasts, what that document says, and the real name. */
async function settle(
  ctx: StaffWriteContext,
  question: MergeRow,
  survivor: SideRow,
  ended: SideRow | null,
  now: Date,
): Promise<void> {
  const { tx, fieldCrypto } = ctx
  const today = localDateOf(now)
  const settled = settledPerson(fieldCrypto, question, survivor, ended, today)
  const { documentType: type, numberCipher, numberIndex, ...person } = settled
  await settleDocument(tx, survivor.id, { type, numberCipher, numberIndex }, now)
  await settlePerson(tx, survivor.id, person)

  const { accountsPerChild: accounts } = householdRules(await ctx.rules(), today)['ID-06']
  if ((await countGuardians(tx, survivor.id)) > accounts) {
    throw new DomainError('guardian_limit', { accounts })
  }
  await ctx.access.followBirthDate(ctx, { patientId: survivor.id, birthDate: person.birthDate }, now)
  await ctx.access.followCard(ctx, { patientId: survivor.id, ...(ended && { endedId: ended.id }) }, now)
}

function sideOf(sides: readonly SideRow[], id: string): SideRow {
  const side = sides.find((each) => each.id === id)
  if (!side) throw new Error(`patient ${id} of a merge request is not there`)
  return side
}
