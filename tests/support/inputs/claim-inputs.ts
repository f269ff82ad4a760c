import { createHash, randomUUID } from 'node:crypto'
import { newKey, type TestApp } from '../room/test-app'
import { invoice, v1Claim, WHITE_PIXEL } from '../rows/claim-rows'
import type { CoverageWorld } from './coverage-inputs'
import type { World } from './example-inputs'

/** What a family and its county have of claims and referrals. */
export interface ClaimWorld {
  readonly claimId: string
  readonly claimInvoiceId: string
  /** In the claim, with its file. */
  readonly paperId: string
  /** In no claim yet. */
  readonly waitingPaperIds: readonly string[]
  readonly claimObjectionId: string
  readonly recoveryId: string
  readonly referralId: string
  readonly seenVisitId: string
  /** A visit of today of the covered child. */
  readonly coveredVisitId: string
  readonly receivingId: string
}

/** A claim that was handed in for the covered child, and a referral to the world's place. */
export async function claimWorld(
  app: TestApp,
  { accountId, childId }: { readonly accountId: string; readonly childId: string },
  of: Pick<CoverageWorld, 'coveredId'> & Pick<World, 'regionId' | 'organizationId' | 'seenAppointmentId'>,
): Promise<ClaimWorld> {
  const { db } = app.database
  const now = app.clock.now()
  const papers = await newPapers(app, accountId, of.coveredId, 5)
  const { coveredId: patientId } = of
  const [paperId = '', second = '', ...waitingPaperIds] = papers
  const today = now.toISOString().slice(0, 10)
  const input = v1Claim(patientId, of.organizationId, [paperId, second], {
    care: 'outpatient',
    admittedOn: today,
    admittedAt: undefined,
    dischargedOn: null,
    invoices: [invoice({ number: newKey().slice(0, 13).toUpperCase(), issuedOn: today })],
  })
  const { id: claimId } = await app.as(accountId).claim.submit(input)
  const written = await db.claimInvoice.findFirstOrThrow({ where: { claimId }, select: { id: true } })
  const seal = app.context(null).fieldCrypto.seal
  const objection = await db.claimObjection.create({
    data: {
      claimId,
      byAccountId: accountId,
      textCipher: seal('claim_objection.text', '发票像是重复的'),
      createdAt: now,
      dueAt: now,
    },
    select: { id: true },
  })
  const recovery = await db.claimRecovery.create({
    data: { claimId, amountFen: 100n, reason: 'error', createdAt: now, byAccountId: accountId },
    select: { id: true },
  })
  const receivingId = await app.newOrganization('lead-hospital', of.regionId)
  const visit = await db.visit.findUniqueOrThrow({
    where: { appointmentId: of.seenAppointmentId },
    select: { id: true, practitionerId: true },
  })
  const referral = await db.referral.create({
    data: {
      patientId: childId,
      fromOrganizationId: receivingId,
      fromPractitionerId: visit.practitionerId,
      toOrganizationId: of.organizationId,
      urgency: 'normal',
      reasonCipher: seal('referral.reason', '回社区复诊'),
      requestedAt: now,
      byAccountId: accountId,
    },
    select: { id: true },
  })
  return {
    claimId,
    claimInvoiceId: written.id,
    paperId,
    waitingPaperIds,
    claimObjectionId: objection.id,
    recoveryId: recovery.id,
    referralId: referral.id,
    seenVisitId: visit.id,
    coveredVisitId: await visitBeside(app, of.seenAppointmentId, accountId, patientId),
    receivingId,
  }
}

/**
 * A visit in the consultation of another, not written down yet. Not booked by the procedure: the account's hold would go.
 */
async function visitBeside(
  app: TestApp,
  appointmentId: string,
  accountId: string,
  patientId: string,
): Promise<string> {
  const { rows } = await app.database.pool.query<{ id: string }>(
    `WITH beside AS (SELECT session_id FROM appointment JOIN slot ON slot.id = slot_id WHERE appointment.id = $1),
     free AS (SELECT slot.id FROM slot JOIN beside USING (session_id) WHERE booked = 0
       ORDER BY start_at DESC LIMIT 1),
     taken AS (UPDATE slot SET booked = 1, free_seats = free_seats[2:] FROM free WHERE slot.id = free.id
       RETURNING slot.*)
     INSERT INTO appointment (id, slot_id, patient_id, account_id, status, status_at, seat_no, organization_id,
       practitioner_id, service, day, start_at, end_at, number, room, fee_fen, practitioner_title, created_at)
     SELECT gen_random_uuid(), taken.id, $2, $3, 'booked', $4, 1, organization_id, practitioner_id, service, day,
       taken.start_at, taken.end_at, first_number, room, fee_fen, '', $4
     FROM taken JOIN session ON session.id = taken.session_id RETURNING id`,
    [appointmentId, patientId, accountId, app.clock.now()],
  )
  const id = rows[0]?.id ?? ''
  const { db } = app.database
  for (const status of ['checked-in', 'in-visit']) {
    await db.appointment.update({ where: { id }, data: { status } })
  }
  const { organizationId, practitionerId } = await db.appointment.findUniqueOrThrow({ where: { id } })
  const seen = { startedAt: app.clock.now(), startedByAccountId: accountId }
  const visit = await db.visit.create({
    data: { appointmentId: id, patientId, organizationId, practitionerId, ...seen },
    select: { id: true },
  })
  return visit.id
}

/** Rows of papers, of which the first has its file. */
async function newPapers(
  app: TestApp,
  byAccountId: string,
  patientId: string,
  count: number,
): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID())
  const digest = createHash('sha256').update(WHITE_PIXEL).digest('hex')
  const kinds = ['invoice', 'diagnosis', 'invoice', 'diagnosis', 'other']
  await app.database.db.claimAttachment.createMany({
    data: ids.map((id, place) => ({
      id,
      patientId,
      byAccountId,
      kind: kinds[place] ?? 'other',
      mediaType: 'image/jpeg',
      sizeBytes: WHITE_PIXEL.length,
      digest,
      createdAt: app.clock.now(),
    })),
  })
  await app.context(null).files.put(ids[0] ?? '', WHITE_PIXEL)
  return ids
}

type Input = Readonly<Record<string, unknown>>
const key = () => ({ idempotencyKey: newKey() })
const FOUND = '发票的金额和结算单对不上，差 120 元'

export const CLAIM_INPUTS: Readonly<Record<string, (world: World) => Input>> = {
  'claim.prepare': ({ patientId, seenVisitId }) => ({
    patientId,
    visitId: seenVisitId,
    admittedOn: '2026-11-21',
  }),
  'claim.estimate': ({ coveredId }) => ({
    patientId: coveredId,
    care: 'inpatient',
    hospitalLevel: 'tertiary',
    cause: 'illness',
    billedFen: 100_000,
    basicInsuranceFen: 20_000,
    otherPayerFen: 1_000,
  }),
  'claim.attachment': ({ paperId }) => ({ id: paperId }),
  'claim.saveDraft': ({ coveredId }) => ({
    patientId: coveredId,
    content: { care: 'inpatient' },
    ...key(),
  }),
  'claim.submit': ({ coveredId, coveredVisitId, organizationId, waitingPaperIds }) => ({
    ...v1Claim(coveredId, organizationId, waitingPaperIds),
    visitId: coveredVisitId,
    care: 'outpatient',
    admittedOn: '2026-11-21',
    admittedAt: '2026-11-21T09:00:00+08:00',
    dischargedOn: '2026-11-21',
    invoices: [invoice({ code: '0510001', number: newKey().slice(0, 13).toUpperCase() })],
    ...key(),
  }),
  'claim.list': ({ coveredId }) => ({
    patientId: coveredId,
    cursor: Buffer.from(`2026-12-31T01:00:00.000Z/${newKey()}`).toString('base64url'),
  }),
  'claim.get': ({ claimId }) => ({ id: claimId }),
  'claim.answerMore': ({ claimId, waitingPaperIds }) => ({
    id: claimId,
    text: '补好了',
    attachmentIds: waitingPaperIds,
    ...key(),
  }),
  'claim.withdraw': ({ claimId }) => ({ id: claimId, ...key() }),
  'claim.appeal': ({ claimId }) => ({ id: claimId, text: '首诊记录没有算进去', ...key() }),
  'claim.publicity': () => ({
    cursor: Buffer.from(`2026-12-31T01:00:00.000Z/${newKey()}`).toString('base64url'),
  }),
  'claim.object': ({ claimId }) => ({ id: claimId, text: '这张发票像是假的', ...key() }),
  'claim.loop': ({ coveredId, claimId }) => ({ patientId: coveredId, claimId }),
  'claim.myObjections': () => ({}),
  'claim.inbox': () => ({
    tab: 'to-review',
    cursor: Buffer.from(`2026-01-01T01:00:00.000Z/${newKey()}`).toString('base64url'),
  }),
  'claim.application': ({ claimId }) => ({ id: claimId }),
  'claim.paper': ({ paperId }) => ({ id: paperId }),
  'claim.setLines': ({ claimId, claimInvoiceId }) => ({
    id: claimId,
    invoiceId: claimInvoiceId,
    lines: [{ nameZh: '陪护床', amountFen: 100, exclusion: 'comfort', limitFen: null }],
    ...key(),
  }),
  'claim.correct': ({ claimId, receivingId }) => ({
    id: claimId,
    diagnosisCode: 'J18.000',
    hospital: { place: { organizationId: receivingId }, level: 'tertiary' },
    ...key(),
  }),
  'claim.review': ({ claimId }) => ({
    id: claimId,
    outcome: 'reject',
    code: 'MISSING_DOC',
    text: FOUND,
    ...key(),
  }),
  'claim.approve': ({ claimId }) => ({
    id: claimId,
    outcome: 'reject',
    code: 'MISSING_DOC',
    text: FOUND,
    ...key(),
  }),
  'claim.pay': ({ claimId }) => ({ id: claimId, bankReference: newKey(), ...key() }),
  'claim.answerAppeal': ({ claimId }) => ({ id: claimId, outcome: 'dismiss', text: FOUND, ...key() }),
  'claim.answerObjection': ({ claimObjectionId }) => ({
    id: claimObjectionId,
    outcome: 'dismiss',
    text: FOUND,
    ...key(),
  }),
  'claim.recompute': ({ claimId, claimInvoiceId }) => ({
    id: claimId,
    invoiceId: claimInvoiceId,
    basicInsuranceFen: 900_000,
    ...key(),
  }),
  'claim.recover': ({ claimId }) => ({ id: claimId, amountFen: 100, reason: 'error', text: FOUND, ...key() }),
  'claim.recoveryReceived': ({ recoveryId }) => ({ id: recoveryId, bankReference: newKey(), ...key() }),
  'referral.mine': ({ patientId }) => ({ patientId }),
  'referral.add': ({ patientId, seenVisitId, receivingId }) => ({
    patientId,
    visitId: seenVisitId,
    toOrganizationId: receivingId,
    urgency: 'emergency',
    reason: '高热三天，呼吸快',
    guardianAgreed: true,
    admittedAt: '2026-11-21T01:00:00+08:00',
    ...key(),
  }),
  'referral.places': () => ({}),
  'referral.answer': ({ referralId }) => ({
    id: referralId,
    accept: false,
    text: '今天没有床位',
    ...key(),
  }),
  'referral.withdraw': ({ referralId }) => ({ id: referralId, ...key() }),
  'referral.list': () => ({
    direction: 'in',
    cursor: Buffer.from(`2026-12-31T01:00:00.000Z/${newKey()}`).toString('base64url'),
  }),
}
