import { DomainError } from '#domain/kernel/errors'
import { maskName } from '#domain/kernel/masking'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { isServiceItem, SERVICE_ITEMS } from '#domain/service-task/service-item'
import { cutPage, PAGE, PAGE_AND_ONE } from '../../platform/api/cut-page'
import type { StaffContext, StaffWriteContext } from '../../platform/context'
import {
  type CaseOutcome,
  type CaseRow,
  type DecidedCase,
  decideOpen,
  listCases,
  listCasesOfTeam,
  reopenTask,
} from './case-store'
import { CASE_TEXT } from './deny-service'
import { CASE_EXPLANATION } from './explain-case'

const ANSWER = 'quality_case.answer'

interface CaseView {
  readonly id: string
  readonly kind: CaseRow['kind']
  readonly teamName: string
  readonly organizationName: string
  readonly nameMasked: string | null
  /** Of a denied service: what it was, and on which day it is said to have been. */
  readonly itemZh: string | null
  readonly doneOn: string | null
  /** Counts and times of the other kinds. */
  readonly facts: Readonly<Record<string, unknown>>
  readonly text: string | null
  readonly openedAt: string
  readonly dueAt: string
  readonly isOverdue: boolean
  /** What the team says about it; null while it has said nothing. */
  readonly explanation: string | null
  readonly outcome: CaseOutcome | null
  readonly answer: string | null
}

interface Cases {
  readonly rows: CaseView[]
  readonly nextCursor: string | null
}

/** What the office has to look into, for its whole county; two statements. */
export async function listQualityCases(
  ctx: StaffContext,
  { cursor }: { readonly cursor?: string | undefined },
): Promise<Cases> {
  const offset = Number(cursor ?? 0)
  const found = await listCases(ctx.db, ctx.staff, { offset, limit: PAGE_AND_ONE })
  return pageOfCases(ctx, found, { offset, action: 'qualityCase.list' })
}

/**
 * What families say of one's own team, and how it was answered.
 *
 * @throws not_found alike for absent teams and those of others
 */
export async function listOwnCases(
  ctx: StaffContext,
  { teamId, cursor }: { readonly teamId: string; readonly cursor?: string | undefined },
): Promise<Cases> {
  const team = await ctx.access.teamScope(ctx.db, ctx, teamId, localDateOf(ctx.now()))
  const offset = Number(cursor ?? 0)
  const found = await listCasesOfTeam(ctx.db, team, { offset, limit: PAGE_AND_ONE })
  return pageOfCases(ctx, found, { offset, action: 'qualityCase.mine' })
}

/**
 * Whether the family was right. If it was, the service is owed again and no longer counts (journeys E2 31); the entry
 * stays in the record, where the family sees it with what was found.
 *
 * @throws not_found for absent, other counties' and decided ones, and for one's own
 */
export async function decideQualityCase(
  ctx: StaffWriteContext,
  input: { readonly id: string; readonly outcome: CaseOutcome; readonly answer: string },
): Promise<{ outcome: CaseOutcome }> {
  const now = ctx.now()
  const { id, outcome, answer } = input
  const answerCipher = ctx.fieldCrypto.seal(ANSWER, answer)
  const decided = await decideOpen(ctx.tx, ctx.staff, { id, outcome, answerCipher, now })
  if (!decided) throw new DomainError('not_found')
  const { patientId, taskId, entryId } = decided
  if (outcome === 'upheld' && taskId && entryId) await reopenTask(ctx.tx, { taskId, entryId })
  await tellOpener(ctx, id, outcome, decided)
  if (!patientId) return { outcome }
  await ctx.audit.record(ctx.tx, {
    by: ctx.staff,
    purpose: 'quality-control',
    action: 'qualityCase.decide',
    patientIds: [patientId],
    fields: ['contract'],
    at: now,
    requestId: ctx.requestId,
  })
  return { outcome }
}

/** A family that asked is answered; what the clock or the count of signatures opened has nobody who waits. */
async function tellOpener(
  ctx: StaffWriteContext,
  id: string,
  outcome: CaseOutcome,
  { kind, patientId, openedByAccountId }: DecidedCase,
): Promise<void> {
  if (!openedByAccountId) return
  const told = kind === 'phone-unanswered' ? 'team-phone-looked-into' : 'service-case-answered'
  const notice = {
    kind: told,
    to: { accountId: openedByAccountId },
    byAccountId: ctx.account.id,
    ...(patientId && { patientId }),
    facts: { outcome },
    onceKey: `${told}:${id}`,
  } as const
  await ctx.notices.tell(ctx.tx, notice, ctx.now())
}

async function pageOfCases(
  ctx: StaffContext,
  found: readonly CaseRow[],
  { offset, action }: { readonly offset: number; readonly action: string },
): Promise<Cases> {
  const now = ctx.now()
  const { rows: page, nextCursor } = cutPage(found, () => String(offset + PAGE))
  await ctx.audit.record(ctx.db, {
    by: ctx.staff,
    purpose: 'quality-control',
    action,
    patientIds: page.flatMap(({ patientId }) => patientId ?? []),
    fields: ['name', 'contract'],
    at: now,
    requestId: ctx.requestId,
  })
  return {
    rows: page.map((row) => caseView(ctx, row, now)),
    nextCursor,
  }
}

function caseView({ fieldCrypto }: StaffContext, row: CaseRow, now: Date): CaseView {
  const { itemCode, doneOn, entryKind: _, entryId: __, ...facts } = row.facts
  return {
    id: row.id,
    kind: row.kind,
    teamName: row.teamName,
    organizationName: row.organizationName,
    nameMasked: row.nameCipher && maskName(fieldCrypto.open('patient.name', row.nameCipher)),
    itemZh: typeof itemCode === 'string' && isServiceItem(itemCode) ? SERVICE_ITEMS[itemCode].nameZh : null,
    doneOn: typeof doneOn === 'string' ? doneOn : null,
    facts,
    text: row.textCipher && fieldCrypto.open(CASE_TEXT, row.textCipher),
    openedAt: toIsoShanghai(row.openedAt),
    dueAt: toIsoShanghai(row.dueAt),
    isOverdue: row.outcome === null && row.dueAt < now,
    explanation: row.explanationCipher && fieldCrypto.open(CASE_EXPLANATION, row.explanationCipher),
    outcome: row.outcome,
    answer: row.answerCipher && fieldCrypto.open(ANSWER, row.answerCipher),
  }
}
