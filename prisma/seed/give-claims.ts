import sharp from 'sharp'
import { addDays, instantAt, type LocalDate, localDateOf, localTime, MINUTE_MS } from '#domain/kernel/time'
import type { ClaimDocument } from '#domain/mutual-aid/claim/claim-document'
import { REFERRAL_REASON } from '#server/features/referral/write-referral'
import type { SharedContext } from '#server/platform/context'
import { countWritten, findCertificate, findFirstContact, insertReferral } from './claim-store'
import { demoId } from './demo-id'
import { DEMO_PLAN_ID } from './give-fund'
import { neighbourClaims } from './neighbour-claims'
import { type DemoClaim, decide, handIn } from './play-claim'

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

/**
 * A stay in hospital after a first contact of the child's own history: decided and paid, with the numbers of vector V1;
 * a second claim that waits for its review; and the neighbours' of last month, alike enough to be shown in public. All
 * go the way of every claim.
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
  const picture = await paperPicture()
  const others = neighbourClaims(today, hands.familyOf)
  for (const { bankReference, from, ...claim } of others) {
    const id = await handIn(ctx, { ...claim, picture })
    await decide(ctx, hands.accountOf, { id, from, bankReference })
  }
  const own = { accountId: hands.familyOf(PATIENT), papers: PAPERS, picture }
  const stay = { admittedOn, dischargedOn: addDays(admittedOn, 7), number: '25100318' }
  const id = await handIn(ctx, { ...own, on: addDays(admittedOn, 9), form: formOf(stay) })
  const from = addDays(admittedOn, 10)
  await decide(ctx, hands.accountOf, { id, from, bankReference: 'SL-20261103-0091' })
  const visit = { admittedOn: addDays(today, -2), dischargedOn: addDays(today, -2), number: '25100977' }
  await handIn(ctx, { ...own, on: addDays(today, -1), form: formOf(visit) })
  return { claim: CLAIMS + others.length }
}

function paperPicture(): Promise<Buffer> {
  const create = { width: 600, height: 800, channels: 3, background: '#f4f1e8' } as const
  return sharp({ create }).jpeg().toBuffer()
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

interface Stay {
  readonly admittedOn: LocalDate
  readonly dischargedOn: LocalDate
  readonly number: string
}

/** V1: 12,345.67 元 of it can be counted. */
function formOf({ admittedOn, dischargedOn, number }: Stay): DemoClaim['form'] {
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
    account: { holderName: '林晓敏', bankName: '示例银行', number: '6222020000003306' },
  }
}
