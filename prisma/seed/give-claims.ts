import sharp from 'sharp'
import { addDays, instantAt, type LocalDate, localDateOf, localTime } from '#domain/kernel/time'
import type { ClaimDocument } from '#domain/mutual-aid/claim-document'
import { approveClaim } from '#server/features/claim/approve-claim'
import type { ClaimInput } from '#server/features/claim/claim-input'
import { uploadPaper } from '#server/features/claim/papers'
import { payClaim } from '#server/features/claim/pay-claim'
import { reviewClaim } from '#server/features/claim/review-claim'
import { submitClaim } from '#server/features/claim/submit-claim'
import { REFERRAL_REASON } from '#server/features/referral/write-referral'
import type { SharedContext } from '#server/platform/context'
import { staffScope } from '#server/platform/scope/staff-scope'
import { familyActor } from './acting'
import { countWritten, findCertificate, findFirstContact, insertReferral } from './claim-store'
import { demoId } from './demo-id'
import { DEMO_PLAN_ID } from './give-fund'

/** Who of the demonstration does what with claims. */
interface Hands {
  readonly familyOf: (patient: string) => string
  readonly accountOf: (persona: 'claim-reviewer' | 'claim-approver' | 'fund-custodian') => string
  readonly doctorId: string
}

const PATIENT = 'zhou-yuman'
const CLAIMS = 2
const HOSPITAL = 'maternity'
const PAPERS: readonly ClaimDocument[] = ['invoice', 'settlement', 'diagnosis']
/** From the first contact until the money is sent, and a little rest. */
const LONG_AGO_DAYS = 15
const MINUTE_MS = 60_000

/**
 * A stay in hospital after a first contact of the child's own history: decided and paid, with the numbers of vector V1;
 * and a second claim that waits for its review. Both go the way of every claim.
 *
 * @returns how many, or null while somebody else who seeds at this moment gives them
 */
export async function giveClaims(
  shared: SharedContext,
  hands: Hands,
): Promise<Record<string, number> | null> {
  // What was told then has been read long since: an inbox begins empty.
  const ctx = { ...shared, notices: { ...shared.notices, tell: async () => {} } }
  const patientId = demoId('patient', PATIENT)
  const written = await countWritten(ctx.db, patientId, DEMO_PLAN_ID)
  // Nothing is written into days of the books that are closed.
  if (written.claims >= CLAIMS || written.closes > 0) return { claim: 0 }
  if (written.claims > 0) return null
  const today = localDateOf(ctx.now())
  const contact = await findFirstContact(ctx.db, patientId, morning(addDays(today, -LONG_AGO_DAYS)))
  const admittedOn = contact ? localDateOf(contact.startedAt) : addDays(today, -LONG_AGO_DAYS)
  if (!(await refer(ctx, hands, { patientId, contact, admittedOn }))) return null
  const stay = { admittedOn, dischargedOn: addDays(admittedOn, 7) }
  const paid = await handIn(ctx, hands, { ...stay, on: addDays(admittedOn, 9), number: '25100318' })
  await decide(ctx, hands, paid, addDays(admittedOn, 10))
  const visit = { admittedOn: addDays(today, -2), dischargedOn: addDays(today, -2) }
  await handIn(ctx, hands, { ...visit, on: addDays(today, -1), number: '25100977' })
  return { claim: CLAIMS }
}

const morning = (day: LocalDate): Date => instantAt(day, localTime('10:00'))
const later = (from: Date, minutes: number): Date => new Date(from.getTime() + minutes * MINUTE_MS)

interface Contact {
  readonly id: string
  readonly startedAt: Date
  readonly organizationId: string
  readonly practitionerId: string
}

/** Sent on by the doctor of the first contact; without one in the history it was an emergency. */
async function refer(
  ctx: SharedContext,
  { doctorId, accountOf }: Hands,
  of: { readonly patientId: string; readonly contact: Contact | null; readonly admittedOn: LocalDate },
): Promise<boolean> {
  const { contact, patientId } = of
  const practitionerId = contact?.practitionerId ?? demoId('practitioner', 'he-jing')
  const startedAt = contact?.startedAt ?? morning(of.admittedOn)
  const certificationNumber = await findCertificate(ctx.db, practitionerId)
  return ctx.transaction((tx) =>
    insertReferral(tx, {
      id: demoId('referral', PATIENT),
      patientId,
      fromOrganizationId: contact?.organizationId ?? demoId('organization', 'chengdong'),
      fromPractitionerId: practitionerId,
      visitId: contact?.id ?? null,
      toOrganizationId: demoId('organization', HOSPITAL),
      urgency: contact ? 'green' : 'emergency',
      certificationNumber,
      reasonCipher: ctx.fieldCrypto.seal(REFERRAL_REASON, '高热三天，呼吸快'),
      requestedAt: later(startedAt, 22),
      acceptedAt: later(startedAt, 40),
      answeredByAccountId: accountOf('claim-reviewer'),
      byAccountId: doctorId,
    }),
  )
}

interface HandedIn {
  readonly admittedOn: LocalDate
  readonly dischargedOn: LocalDate
  readonly on: LocalDate
  readonly number: string
}

async function handIn(ctx: SharedContext, { familyOf }: Hands, stay: HandedIn): Promise<string> {
  const patientId = demoId('patient', PATIENT)
  const account = familyActor(familyOf(PATIENT))
  const then = { ...ctx, now: () => morning(stay.on), account, requestId: 'demo' }
  const picture = await sharp({
    create: { width: 600, height: 800, channels: 3, background: '#f4f1e8' },
  })
    .jpeg()
    .toBuffer()
  const attachmentIds: string[] = []
  for (const kind of PAPERS) {
    attachmentIds.push((await uploadPaper(then, { patientId, kind, bytes: picture })).id)
  }
  const { id } = await ctx.transaction((tx) => submitClaim({ ...then, tx }, formOf(stay, attachmentIds)))
  return id
}

/** V1: 12,345.67 元 of it can be counted. */
function formOf({ admittedOn, dischargedOn, number }: HandedIn, attachmentIds: string[]): ClaimInput {
  const isLong = admittedOn !== dischargedOn
  return {
    patientId: demoId('patient', PATIENT),
    care: isLong ? 'inpatient' : 'outpatient',
    cause: 'illness',
    admittedOn,
    ...(isLong && { admittedAt: instantAt(admittedOn, localTime('10:15')) }),
    dischargedOn,
    hospital: { organizationId: demoId('organization', HOSPITAL) },
    isEmergency: false,
    diagnosis: { code: isLong ? 'J18.000' : 'J20.900', nameZh: isLong ? '支气管肺炎' : '急性支气管炎' },
    invoices: [
      {
        number,
        patientName: '周予满',
        issuedOn: dischargedOn,
        totalFen: isLong ? 2_156_080 : 86_240,
        basicInsuranceFen: isLong ? 860_000 : 30_000,
        otherPayerFen: 0,
        lines: isLong
          ? [
              {
                nameZh: '陪护床、2 种自费药',
                amountFen: 61_513,
                exclusion: 'outside-catalogue',
                limitFen: null,
              },
            ]
          : [],
      },
    ],
    attachmentIds,
    account: { holderName: '林晓敏', bankName: '示例银行', number: '6222020000003306' },
  }
}

/** Reviewed, approved and paid on three days one after the other. */
async function decide(ctx: SharedContext, { accountOf }: Hands, id: string, from: LocalDate): Promise<void> {
  const as = (role: 'claim-reviewer' | 'claim-approver' | 'fund-custodian', day: LocalDate) => {
    const now = morning(day)
    const duties = [{ role, organizationId: demoId('organization', 'county') }]
    const account = { ...familyActor(accountOf(role)), duties, secondFactorAt: now }
    return { ...ctx, now: () => now, account, requestId: 'demo', staff: staffScope(account, [role]) }
  }
  const text = '三张单据、金额和结算单都对过，一致'
  await ctx.transaction((tx) =>
    reviewClaim({ ...as('claim-reviewer', from), tx }, { id, outcome: 'ready', text }),
  )
  await ctx.transaction((tx) =>
    approveClaim({ ...as('claim-approver', addDays(from, 1)), tx }, { id, outcome: 'approve', text }),
  )
  await ctx.transaction((tx) =>
    payClaim({ ...as('fund-custodian', addDays(from, 2)), tx }, { id, bankReference: 'SL-20261103-0091' }),
  )
}
