import { DomainError } from '#domain/kernel/errors'
import { fen } from '#domain/kernel/fen'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { CLAIM_DOCUMENT_NAMES_ZH, type ClaimDocument } from '#domain/mutual-aid/claim/claim-document'
import { REJECT_NAMES_ZH } from '#domain/mutual-aid/claim/reject-code'
import { readCursor, writeCursor } from '../../../platform/api/cursor'
import { cutPage, PAGE_AND_ONE } from '../../../platform/api/cut-page'
import type { AccountContext } from '../../../platform/context'
import { opened } from '../claim-seal'
import { type ClaimRow, findClaim } from '../claim-store'
import { lastDayToAppeal } from '../dispute/appeal-claim'
import { listAppeals } from '../dispute/appeal-store'
import { listPapers } from '../filing/attachment-store'
import { opensFor } from '../filing/papers'
import { listRecoveries } from '../payment/recovery-store'
import { listSteps, type StepRow } from '../step-store'
import { accountMasked, type ClaimLine, claimLine, explain, historyOf } from './show-claim'
import { listOfAccount } from './view-store'

/** Claims of the children for whom the account decides; one statement. */
export async function listClaims(
  ctx: AccountContext,
  input: { readonly patientId?: string | undefined; readonly cursor?: string | undefined },
): Promise<{ rows: ClaimLine[]; nextCursor: string | null }> {
  const now = ctx.now()
  const of = { patientId: input.patientId ?? null, today: localDateOf(now) }
  const page = { after: input.cursor === undefined ? null : readCursor(input.cursor), limit: PAGE_AND_ONE }
  const found = await listOfAccount(ctx.db, ctx.account.id, of, page)
  const { rows, nextCursor } = cutPage(found, ({ id, submittedAt }) =>
    writeCursor({ start: submittedAt, id }),
  )
  return {
    rows: rows.map((row) => claimLine(row, ctx.fieldCrypto, now)),
    nextCursor,
  }
}

/** A claim with every line of its explanation. @throws not_found alike; delegate_not_permitted */
export async function getClaim(ctx: AccountContext, { id }: { readonly id: string }) {
  const { db, fieldCrypto } = ctx
  const now = ctx.now()
  const claim = await findClaim(db, id)
  if (!claim) throw new DomainError('not_found')
  await ctx.access.guardianScope(db, ctx.account, claim.patientId, localDateOf(now))
  const steps = await listSteps(db, id)
  const papers = await listPapers(db, id)
  const { diagnosis } = opened(fieldCrypto, 'claim.details', claim.detailsCipher)
  const explained = explain(claim, fieldCrypto)
  return {
    ...claimLine(claim, fieldCrypto, now),
    care: claim.care,
    cause: claim.cause,
    dischargedOn: claim.dischargedOn,
    diagnosisZh: diagnosis.nameZh,
    ...explained,
    feeKeptFen: await feeKept(ctx, claim, explained.computedFen),
    // Known once both have decided, and that there were two of them.
    decidedBy: claim.decidedAt === null ? null : ('two-persons' as const),
    decidedAt: claim.decidedAt && toIsoShanghai(claim.decidedAt),
    reject: rejectOf(claim, steps, fieldCrypto),
    appealUntil: await lastDayToAppeal(ctx, claim),
    publicUntil: claim.publicUntil,
    payBy: claim.payBy,
    paidAt: claim.paidAt && toIsoShanghai(claim.paidAt),
    paidFen: Number(claim.paidFen),
    accountMasked: accountMasked(claim, fieldCrypto),
    asked: askedOf(claim, steps, fieldCrypto),
    history: historyOf(steps, fieldCrypto),
    appeals: (await listAppeals(db, id)).map(({ textCipher, answerCipher, ...appeal }) => ({
      id: appeal.id,
      status: appeal.status as 'open' | 'upheld' | 'dismissed',
      text: fieldCrypto.open('claim_appeal.text', textCipher),
      answer: answerCipher && fieldCrypto.open('claim_appeal.answer', answerCipher),
      createdAt: toIsoShanghai(appeal.createdAt),
      dueAt: toIsoShanghai(appeal.dueAt),
      answeredAt: appeal.answeredAt && toIsoShanghai(appeal.answeredAt),
    })),
    recoveries: (await listRecoveries(db, id)).map(({ amountFen, createdAt, receivedAt, ...recovery }) => ({
      id: recovery.id,
      reason: recovery.reason as 'insurance-paid-more' | 'fraud' | 'error',
      amountFen: Number(amountFen),
      createdAt: toIsoShanghai(createdAt),
      receivedAt: receivedAt && toIsoShanghai(receivedAt),
    })),
    attachments: papers.filter((paper) => opensFor(ctx.account.id, paper)).map(paperLine),
  }
}

export function paperLine(paper: {
  readonly id: string
  readonly kind: ClaimDocument
  readonly mediaType: string
  readonly createdAt: Date
}) {
  const { id, kind, mediaType, createdAt } = paper
  return { id, kind, kindZh: CLAIM_DOCUMENT_NAMES_ZH[kind], mediaType, addedAt: toIsoShanghai(createdAt) }
}

/** What of the aid pays the fee that the child's place owes (rules MA-19): of what was sent, and of what will be. */
async function feeKept(
  { db, access }: Pick<AccountContext, 'db' | 'access'>,
  { coverageId, status, benefitFen, paidFen, feeKeptFen, decidedAt }: ClaimRow,
  computedFen: number,
): Promise<number> {
  if (status === 'rejected' || status === 'withdrawn') return 0
  const aidFen = (decidedAt === null ? computedFen : Number(benefitFen ?? 0)) - Number(paidFen)
  const owedFen = aidFen > 0 ? await access.owedOf(db, { coverageId, aidFen: fen(aidFen) }) : 0
  return Number(feeKeptFen) + owedFen
}

type Crypto = AccountContext['fieldCrypto']

/** Only when both have decided so: what the first person proposed is not told. */
function rejectOf({ status, decidedAt, rejectCode }: ClaimRow, steps: readonly StepRow[], crypto: Crypto) {
  if (decidedAt === null || rejectCode === null || status === 'under-review') return null
  const cipher = [...steps].reverse().find(({ kind }) => kind === 'reject')?.textCipher
  const text = cipher ? crypto.open('claim_step.text', cipher) : REJECT_NAMES_ZH[rejectCode]
  return { code: rejectCode, nameZh: REJECT_NAMES_ZH[rejectCode], text }
}

/** What the family is waited for; null when nothing is asked. */
function askedOf({ status }: ClaimRow, steps: readonly StepRow[], crypto: Crypto) {
  const asked = status === 'need-more' && [...steps].reverse().find(({ kind }) => kind === 'ask-more')
  if (!asked || asked.textCipher === null) return null
  return { at: toIsoShanghai(asked.at), text: crypto.open('claim_step.text', asked.textCipher) }
}
