import { randomUUID } from 'node:crypto'
import { fen } from '#domain/kernel/fen'
import type { Service } from '#domain/kernel/healthcare-service'
import { localDateOf } from '#domain/kernel/time'
import type { ClaimDocument } from '#domain/mutual-aid/claim/claim-document'
import { uploadPaper } from '#server/features/claim/filing/papers'
import { RECORD } from '../inputs/visit-inputs'
import { at, type Caller, newKey, type TestApp } from '../room/test-app'
import { newCoverage, newPlan } from './coverage-rows'

/** A plan whose office and fund are there: what the county of a claim needs. */
export interface ClaimOffice {
  readonly planId: string
  readonly region: string
  /** A member centre of the region, and the hospital that it sends to. */
  readonly centreId: string
  readonly hospitalId: string
  readonly organizationId: string
}

/** The plan's region, a centre and a hospital in it; the books hold so much. */
export async function claimOffice(
  app: TestApp,
  { fundFen = 100_000_000, code = 'YX' } = {},
): Promise<ClaimOffice> {
  const { db } = app.database
  const plan = await newPlan(app, { code })
  const { region } = await db.coveragePlan.findUniqueOrThrow({
    where: { id: plan.id },
    select: { region: true },
  })
  const hospitalId = await app.newOrganization('lead-hospital', plan.organizationId)
  const centreId = await app.newOrganization('community-centre', hospitalId)
  await db.organization.updateMany({
    where: { id: { in: [plan.organizationId, hospitalId, centreId] } },
    data: { region },
  })
  await fill(app, plan.id, fundFen)
  return { planId: plan.id, region, centreId, hospitalId, organizationId: plan.organizationId }
}

/** Money comes into the fund, as a donation. */
export async function fill(app: TestApp, planId: string, amountFen: number): Promise<void> {
  const ctx = app.context(null)
  const now = app.clock.now()
  await app.database.transaction((tx) =>
    ctx.access.post(tx, {
      planId,
      kind: 'donation',
      intent: `test/${randomUUID()}`,
      onDay: localDateOf(now),
      at: now,
      byAccountId: null,
      legs: [
        { account: 'bank', amountFen: fen(amountFen) },
        { account: 'donations', amountFen: fen(-amountFen) },
      ],
    }),
  )
}

/** A family whose child takes part; a second guardian comes with it. */
export async function coveredFamily(app: TestApp, { planId }: ClaimOffice, startsOn: string, endsOn: string) {
  const family = await app.newFamily()
  const otherId = await app.newAccount()
  await app.database.db.patientLink.create({
    data: { accountId: otherId, patientId: family.childId, relation: 'child' },
  })
  const coverage = await newCoverage(
    app,
    { planId, accountId: family.accountId, patientId: family.childId },
    { startsOn, endsOn },
  )
  return { ...family, otherId, other: app.as(otherId), coverageId: coverage.id }
}

/** The smallest picture that a decoder takes: one white pixel. */
export const WHITE_PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4////fwAJ+wP9KobjigAAAABJRU5ErkJggg==',
  'base64',
)

/** Papers of the kinds that a stay in hospital needs, uploaded by an account. */
export async function uploadPapers(
  app: TestApp,
  accountId: string,
  patientId: string,
  kinds: readonly ClaimDocument[] = ['invoice', 'settlement', 'diagnosis'],
): Promise<string[]> {
  const ctx = app.context(accountId)
  if (!ctx.account) throw new Error('somebody uploads')
  const ids: string[] = []
  for (const kind of kinds) {
    const { id } = await uploadPaper(
      { ...ctx, account: ctx.account },
      { patientId, kind, bytes: WHITE_PIXEL },
    )
    ids.push(id)
  }
  return ids
}

let invoices = 0
/** A number that no invoice had before. */
export function invoiceNumber(): string {
  invoices += 1
  return `2510${String(invoices).padStart(8, '0')}`
}

/** Vector V1 as a family would hand it in: 12,345.67 元 of it can be counted. */
export function v1Claim(
  patientId: string,
  hospitalId: string,
  attachmentIds: readonly string[],
  more: Readonly<Record<string, unknown>> = {},
) {
  return {
    patientId,
    care: 'inpatient' as const,
    cause: 'illness' as const,
    admittedOn: '2026-10-13',
    admittedAt: '2026-10-13T10:15:00+08:00',
    dischargedOn: '2026-10-20',
    hospital: { organizationId: hospitalId },
    isEmergency: false,
    diagnosis: { code: 'J18.000', nameZh: '支气管肺炎' },
    invoices: [invoice()],
    attachmentIds: [...attachmentIds],
    account: { holderName: '林晓敏', bankName: '示例银行', number: '6222020000003306' },
    idempotencyKey: newKey(),
    ...more,
  }
}

export function invoice(more: Readonly<Record<string, unknown>> = {}) {
  return {
    number: invoiceNumber(),
    patientName: '示例',
    issuedOn: '2026-10-20',
    totalFen: 2_156_080,
    basicInsuranceFen: 860_000,
    otherPayerFen: 0,
    lines: [{ nameZh: '陪护床', amountFen: 61_513, exclusion: 'comfort', limitFen: null }],
    ...more,
  }
}

/** A doctor of the centre whose certificate is valid for some days around a date. */
export async function certifiedDoctor(
  app: TestApp,
  centreId: string,
  { validFrom = '2025-01-01', validTo = '2027-12-31' } = {},
) {
  const practitionerId = await app.newPractitioner()
  const { db } = app.database
  await db.practitionerRole.create({
    data: { practitionerId, organizationId: centreId, since: new Date('2025-01-01') },
  })
  await db.certification.create({
    data: {
      practitionerId,
      number: `YX-${randomUUID().slice(0, 8)}`,
      validFrom: new Date(validFrom),
      validTo: new Date(validTo),
    },
  })
  const doctor = await app.newStaff('family-doctor', centreId, practitionerId)
  return { ...doctor, practitionerId }
}

const goTo = (app: TestApp, iso: string): void =>
  app.clock.pass(new Date(iso).getTime() - app.clock.now().getTime())

/** The child is seen at the centre on 13 October at 08:40; the clock stands there afterwards. */
export async function seenAtCentre(
  app: TestApp,
  { centreId }: ClaimOffice,
  family: { readonly caller: Caller; readonly childId: string },
  doctor: { readonly caller: Caller; readonly practitionerId: string },
  service: Service = 'sick-visit',
): Promise<string> {
  goTo(app, '2026-10-13T07:00:00+08:00')
  const { slots } = await app.openSession({
    day: '2026-10-13',
    startTime: '08:30',
    endTime: '10:00',
    service,
    organizationId: centreId,
    practitionerId: doctor.practitionerId,
  })
  const slotId = at(slots, 1).id
  const booked = { slotId, patientId: family.childId, idempotencyKey: newKey() }
  const { id: appointmentId } = await family.caller.appointment.book(booked)
  goTo(app, '2026-10-13T08:40:00+08:00')
  const { visit } = doctor.caller
  await visit.checkIn({ appointmentId, idempotencyKey: newKey() })
  await visit.start({ appointmentId, idempotencyKey: newKey() })
  await visit.complete({ appointmentId, record: RECORD, idempotencyKey: newKey() })
  const row = await app.database.db.visit.findUniqueOrThrow({ where: { appointmentId } })
  return row.id
}

/** Sent on at 09:02 by the doctor, taken by the hospital at 09:20 or at another time that day. */
export async function referredOn(
  app: TestApp,
  office: ClaimOffice,
  of: { readonly childId: string; readonly visitId?: string; readonly doctor: { readonly caller: Caller } },
  {
    acceptedAt = '09:20',
    urgency = 'green',
  }: { readonly acceptedAt?: string | null; readonly urgency?: 'green' | 'normal' } = {},
): Promise<string> {
  goTo(app, '2026-10-13T09:02:00+08:00')
  const { id } = await of.doctor.caller.referral.add({
    patientId: of.childId,
    ...(of.visitId && { visitId: of.visitId }),
    toOrganizationId: office.hospitalId,
    urgency,
    reason: '高热三天，呼吸快',
    guardianAgreed: true,
    idempotencyKey: newKey(),
  })
  const desk = await app.newStaff('front-desk', office.hospitalId)
  if (acceptedAt !== null) {
    goTo(app, `2026-10-13T${acceptedAt}:00+08:00`)
    await desk.caller.referral.answer({ id, accept: true, idempotencyKey: newKey() })
  }
  return id
}
