import { STAFF_ROLES, type StaffRole } from '#domain/account/account-role'
import { CURRENT_PRIVACY_VERSION } from '#domain/account/privacy-text'
import { at, dayAfter, newKey, type TestApp } from '../room/test-app'
import type { StaffActor } from '../room/test-context'
import { residentIdBornOn } from '../rows/resident-ids'
import { CARD_INPUTS, type CardWorld, cardWorld } from './card-inputs'
import { CARE_TEAM_INPUTS, type CareTeamWorld, careTeamWorld } from './care-team-inputs'
import { CHECKUP_INPUTS, type CheckupWorld, checkupWorld } from './checkup-inputs'
import { CLAIM_INPUTS, type ClaimWorld, claimWorld } from './claim-inputs'
import { CONSOLE_INPUTS, type OfficeWorld, officeWorld } from './console-inputs'
import { CONTRACT_INPUTS, type ContractWorld, contractWorld } from './contract-inputs'
import { CONVERSATION_INPUTS, type ConversationWorld, conversationWorld } from './conversation-inputs'
import { COVERAGE_INPUTS, type CoverageWorld, coverageWorld } from './coverage-inputs'
import { EQUIVALENT_INPUTS, type EquivalentWorld, equivalentWorld } from './equivalent-inputs'
import { FUND_INPUTS, type FundWorld, fundWorld } from './fund-inputs'
import { GROWTH_INPUTS, type GrowthWorld, growthWorld } from './growth-inputs'
import { HOUSEHOLD_INPUTS, type HouseholdWorld, householdWorld } from './household-inputs'
import { IMMUNIZATION_INPUTS, type ImmunizationWorld, immunizationWorld } from './immunization-inputs'
import { NO_SHOW_INPUTS, type NoShowWorld, noShowWorld } from './no-show-inputs'
import { OPENING_INPUTS, type OpeningWorld, openingWorld } from './opening-inputs'
import { PAYMENT_INPUTS, type PaymentWorld, paymentWorld } from './payment-inputs'
import { RECORD_INPUTS, type RecordWorld, recordWorld } from './record-inputs'
import { RIGHTS_INPUTS } from './rights-inputs'
import { SERVICE_INPUTS, type ServiceWorld, serviceWorld } from './service-inputs'
import { TEAM_OFFICE_INPUTS, type TeamOfficeWorld, teamOfficeWorld } from './team-office-inputs'
import { VISIT_INPUTS, type VisitWorld, visitWorld } from './visit-inputs'
import { WAITLIST_INPUTS, type WaitlistWorld, waitlistWorld } from './waitlist-inputs'

/** Ids that mean something, of one family and of the public directory. */
export interface World
  extends CardWorld,
    OfficeWorld,
    HouseholdWorld,
    VisitWorld,
    CheckupWorld,
    ClaimWorld,
    RecordWorld,
    GrowthWorld,
    ImmunizationWorld,
    OpeningWorld,
    ServiceWorld,
    CareTeamWorld,
    TeamOfficeWorld,
    ContractWorld,
    ConversationWorld,
    CoverageWorld,
    FundWorld,
    PaymentWorld,
    EquivalentWorld,
    WaitlistWorld,
    NoShowWorld {
  readonly accountId: string
  /** Another account to whom the child is entrusted for a month. */
  /** The second child of the family. */
  readonly sisterId: string
  readonly delegateId: string
  /** The region above the organization. */
  readonly regionId: string
  /** Staff by role: a doctor of the session, the desk of its place, and offices of the region. */
  readonly staff: Readonly<Record<StaffRole, { readonly accountId: string; readonly staff: StaffActor }>>
  readonly organizationId: string
  readonly practitionerId: string
  readonly slotId: string
  readonly otherSlotId: string
  readonly patientId: string
  /** Booked for the patient. */
  readonly appointmentId: string
  /** Held by the account for the patient's sister. */
  readonly holdId: string
  readonly accessTokenId: string
  /** What the nurse works as, and where she is logged in. */
  readonly staffRoleId: string
  readonly staffLogInId: string
  /** Tells the account of the booking. */
  readonly messageId: string
}

/** A family in the middle of everything: a child with a booking, its sister with a hold, a second log-in. */
export async function familyInTheMiddle(app: TestApp): Promise<World> {
  const regionId = await app.newOrganization('region')
  const organizationId = await app.newOrganization('community-centre', regionId)
  const session = await app.openSession({ day: dayAfter(app, 1), seatsPerSlot: 2, organizationId })
  const { practitionerId } = session
  // Whoever holds a session works there.
  await app.database.db.practitionerRole.upsert({
    where: { practitionerId_organizationId: { practitionerId, organizationId } },
    create: { practitionerId, organizationId, since: app.clock.now() },
    update: {},
  })
  const family = await app.newFamily()
  const sisterId = await app.newPatient('2023-05-20', { [family.accountId]: 'child' })
  const [slotId, otherSlotId] = [at(session.slots, 0).id, at(session.slots, 1).id]
  const { appointment } = family.caller
  const missed = await noShowWorld(app, organizationId, { caller: family.caller, patientId: family.childId })
  const booked = await appointment.book({ slotId, patientId: family.childId, idempotencyKey: newKey() })
  const { accountId } = family
  const stopped = await equivalentWorld(app, session, { accountId, patientId: sisterId })
  const staff = await staffAround(app, session, regionId)
  const visited = await visitWorld(app, session, family, staff['family-doctor'])
  const examined = await checkupWorld(app, { organizationId, practitionerId }, family, staff['family-doctor'])
  const recorded = await recordWorld(app, organizationId, family, staff)
  const measured = await growthWorld(app, family, staff['family-doctor'])
  const vaccinated = await immunizationWorld(app, organizationId, family, staff['family-doctor'])
  const opened = await openingWorld(app, family, staff)
  const caredFor = await careTeamWorld(app, { organizationId, practitionerId }, family, staff)
  const applied = await contractWorld(app, family, caredFor, staff['family-doctor'])
  const served = await serviceWorld(app, { organizationId }, family, staff['family-doctor'], caredFor)
  const conversed = await conversationWorld(app, { organizationId, practitionerId }, family)
  // Held last: whoever books lets go of what they hold.
  const held = await appointment.hold({ slotId, patientId: sisterId, idempotencyKey: newKey() })
  const token = await app.database.db.accessToken.create({
    data: {
      accountId: family.accountId,
      tokenHash: Buffer.from(newKey().replaceAll('-', ''), 'ascii'),
      lastSeenAt: app.clock.now(),
      expiresAt: new Date(app.clock.now().getTime() + 86_400_000),
    },
    select: { id: true },
  })
  const delegateId = await app.newAccount()
  for (const patientId of [family.childId, sisterId]) {
    await entrust(app, { patientId, byAccountId: family.accountId, toAccountId: delegateId })
  }
  const inbox = await family.caller.message.list({})
  const coveredBy = await coverageWorld(app, family, regionId, staff['health-bureau'].accountId)
  return {
    accountId: family.accountId,
    delegateId,
    regionId,
    staff,
    organizationId: session.organizationId,
    practitionerId: session.practitionerId,
    slotId,
    otherSlotId,
    patientId: family.childId,
    sisterId,
    appointmentId: booked.id,
    holdId: held.holdId,
    accessTokenId: token.id,
    ...(await workOf(app, staff.nurse.accountId)),
    messageId: at(inbox.rows, 0).id,
    ...visited,
    ...examined,
    ...recorded,
    ...measured,
    ...vaccinated,
    ...opened,
    ...served,
    ...conversed,
    ...missed,
    ...stopped,
    ...caredFor,
    ...applied,
    // Before a question is open whose document it is.
    ...(await cardWorld(app, family)),
    ...(await householdWorld(app, family)),
    ...coveredBy,
    ...(await claimWorld(app, family, { ...coveredBy, ...visited, regionId, organizationId })),
    ...(await paymentWorld(app, family)),
    ...(await waitlistWorld(app, family)),
    ...(await fundWorld(app, staff['fund-custodian'])),
    ...(await teamOfficeWorld(app, { organizationId }, caredFor)),
    ...(await officeWorld(app, { regionId, organizationId, practitionerId }, staff['health-bureau'])),
  }
}

/** Taken, and good for a month. */
async function entrust(
  app: TestApp,
  given: { readonly patientId: string; readonly byAccountId: string; readonly toAccountId: string },
): Promise<void> {
  await app.database.db.delegation.create({
    data: {
      ...given,
      relation: 'grandchild',
      labelCipher: app.context(null).fieldCrypto.seal('delegation.label_cipher', '外婆'),
      startsOn: new Date(dayAfter(app, 0)),
      endsOn: new Date(dayAfter(app, 30)),
      codeIndex: Buffer.from(newKey().replaceAll('-', ''), 'ascii'),
      codeExpiresAt: app.clock.now(),
      createdAt: app.clock.now(),
      acceptedAt: app.clock.now(),
    },
  })
}

/** A doctor who holds the session, the desk of its place, and the offices of the region. */
async function staffAround(
  app: TestApp,
  session: { organizationId: string; practitionerId: string },
  regionId: string,
): Promise<World['staff']> {
  const entries: [StaffRole, { accountId: string; staff: StaffActor }][] = []
  for (const role of STAFF_ROLES) {
    const atDoor = ['family-doctor', 'nurse', 'specialist', 'front-desk', 'grid-worker'].includes(role)
    const practitionerId = role === 'family-doctor' ? session.practitionerId : undefined
    const { accountId, staff } = await app.newStaff(
      role,
      atDoor ? session.organizationId : regionId,
      practitionerId,
    )
    entries.push([role, { accountId, staff }])
  }
  return Object.fromEntries(entries) as World['staff']
}

/** A role that lives and a log-in that is open. */
async function workOf(app: TestApp, accountId: string): Promise<Pick<World, 'staffRoleId' | 'staffLogInId'>> {
  const { db } = app.database
  const now = app.clock.now()
  const [role, logIn] = await Promise.all([
    db.staffRole.findFirstOrThrow({ where: { accountId }, select: { id: true } }),
    db.accessToken.create({
      data: {
        accountId,
        tokenHash: Buffer.from(newKey().replaceAll('-', ''), 'ascii'),
        createdAt: now,
        lastSeenAt: now,
        expiresAt: new Date(now.getTime() + 43_200_000),
      },
      select: { id: true },
    }),
  ])
  return { staffRoleId: role.id, staffLogInId: logIn.id }
}

type Input = Readonly<Record<string, unknown>>

/** One well-formed input of every procedure, with every field that it knows. A procedure without one fails the tests. */
export const EXAMPLE_INPUTS: Readonly<Record<string, (world: World) => Input>> = {
  'auth.wechatLogin': () => ({ code: '0a1b2c' }),
  'auth.demoLogin': () => ({ persona: 'parent', secondFactor: 'asked' }),
  'auth.demoPersonas': () => ({}),
  'auth.logout': () => ({ idempotencyKey: newKey() }),
  'auth.me': () => ({}),
  'auth.agreePrivacy': () => ({ textVersion: CURRENT_PRIVACY_VERSION, idempotencyKey: newKey() }),
  'auth.setElderMode': () => ({ elderMode: true, idempotencyKey: newKey() }),
  'auth.bindWechatPhone': () => ({ code: '0a1b2c', idempotencyKey: newKey() }),
  'auth.sendPhoneCode': () => ({ phone: '13800000000', idempotencyKey: newKey() }),
  'auth.confirmPhoneCode': () => ({ phone: '13800000000', code: '123456', idempotencyKey: newKey() }),
  'auth.secondFactor.setUp': () => ({ idempotencyKey: newKey() }),
  'auth.secondFactor.confirm': () => ({ code: '123456', idempotencyKey: newKey() }),
  'auth.secondFactor.verify': () => ({ code: '123456', idempotencyKey: newKey() }),
  'auth.deskLogin.start': () => ({}),
  'auth.deskLogin.collect': () => ({ deskToken: 'A'.repeat(43) }),
  'auth.deskLogin.approve': () => ({ code: 'ABCD-2345', idempotencyKey: newKey() }),
  'auth.sessions.list': () => ({ cursor: newKey() }),
  'auth.sessions.revoke': ({ accessTokenId }) => ({ id: accessTokenId, idempotencyKey: newKey() }),
  'staff.list': ({ organizationId }) => ({
    organizationId,
    role: 'nurse',
    query: '示例',
    cursor: Buffer.from(`2026-11-20T01:00:00.000Z/${newKey()}`).toString('base64url'),
  }),
  'staff.add': ({ organizationId, practitionerId }) => ({
    phone: '13800000000',
    name: '示例员工',
    role: 'family-doctor',
    organizationId,
    practitionerId,
    idempotencyKey: newKey(),
  }),
  'staff.giveRole': ({ staff, organizationId }) => ({
    accountId: staff.nurse.accountId,
    role: 'front-desk',
    organizationId,
    idempotencyKey: newKey(),
  }),
  'staff.endRole': ({ staffRoleId }) => ({ id: staffRoleId, idempotencyKey: newKey() }),
  'staff.logIns': ({ staff }) => ({ accountId: staff.nurse.accountId }),
  'staff.revokeLogIn': ({ staffLogInId }) => ({ id: staffLogInId, idempotencyKey: newKey() }),
  'staff.resetSecondFactor': ({ staff }) => ({
    accountId: staff.nurse.accountId,
    idempotencyKey: newKey(),
  }),
  'patient.list': () => ({}),
  'patient.get': ({ patientId }) => ({ id: patientId }),
  'patient.add': () => ({
    name: '周小禾',
    relation: 'child',
    document: { type: 'resident-id', number: residentIdBornOn('2019-06-01', 2) },
    birthDate: '2019-06-01',
    sex: 'female',
    nameIsTemporary: false,
    consent: { textVersion: '2026-11-01' },
    idempotencyKey: newKey(),
  }),
  'organization.list': () => ({
    service: 'sick-visit',
    query: '示例',
    near: { latitude: 30.4, longitude: 103.5 },
    street: '示例街道',
    certifiedOnly: false,
    onDay: '2026-11-22',
    sort: 'earliest',
    cursor: Buffer.from(JSON.stringify([newKey(), 'community-centre', 'shili', 0, null, null])).toString(
      'base64url',
    ),
  }),
  'organization.get': ({ organizationId }) => ({ id: organizationId }),
  'organization.streets': () => ({}),
  'practitioner.list': ({ organizationId }) => ({ organizationId, service: 'sick-visit' }),
  'practitioner.get': ({ practitionerId }) => ({ id: practitionerId }),
  'slot.list': ({ organizationId, practitionerId, patientId, appointmentId }) => ({
    organizationId,
    service: 'sick-visit',
    from: '2026-11-21',
    to: '2026-11-28',
    practitionerId,
    patientId,
    replacingId: appointmentId,
  }),
  'slot.rules': ({ organizationId }) => ({ organizationId }),
  'appointment.hold': ({ otherSlotId, patientId }) => ({
    slotId: otherSlotId,
    patientId,
    idempotencyKey: newKey(),
  }),
  'appointment.release': ({ holdId }) => ({ holdId, idempotencyKey: newKey() }),
  'appointment.book': ({ slotId, patientId, holdId }) => ({
    slotId,
    patientId,
    holdId,
    reason: '咳嗽',
    idempotencyKey: newKey(),
  }),
  'appointment.bookTogether': ({ slotId, otherSlotId, patientId, sisterId }) => ({
    slotIds: [slotId, otherSlotId],
    patientIds: [patientId, sisterId],
    idempotencyKey: newKey(),
  }),
  'appointment.cancel': ({ appointmentId }) => ({
    id: appointmentId,
    reason: '好了',
    idempotencyKey: newKey(),
  }),
  'appointment.reschedule': ({ appointmentId, otherSlotId }) => ({
    id: appointmentId,
    slotId: otherSlotId,
    idempotencyKey: newKey(),
  }),
  'appointment.list': () => ({
    cursor: Buffer.from(`2026-11-22T01:00:00.000Z/${newKey()}`).toString('base64url'),
  }),
  'appointment.get': ({ appointmentId }) => ({ id: appointmentId }),
  'message.list': () => ({
    cursor: Buffer.from(`2026-11-22T01:00:00.000Z/${newKey()}`).toString('base64url'),
  }),
  'message.unread': () => ({}),
  'message.read': ({ messageId }) => ({ ids: [messageId], idempotencyKey: newKey() }),
  'message.subscription': () => ({}),
  'message.subscribe': () => ({
    answers: [{ template: 'appointment-reminder', answer: 'accept' }],
    idempotencyKey: newKey(),
  }),
  ...HOUSEHOLD_INPUTS,
  ...CARD_INPUTS,
  ...CONSOLE_INPUTS,
  ...RIGHTS_INPUTS,
  ...VISIT_INPUTS,
  ...WAITLIST_INPUTS,
  ...EQUIVALENT_INPUTS,
  ...NO_SHOW_INPUTS,
  ...RECORD_INPUTS,
  ...CARE_TEAM_INPUTS,
  ...TEAM_OFFICE_INPUTS,
  ...CONTRACT_INPUTS,
  ...PAYMENT_INPUTS,
  ...FUND_INPUTS,
  ...CLAIM_INPUTS,
  ...COVERAGE_INPUTS,
  ...CHECKUP_INPUTS,
  ...GROWTH_INPUTS,
  ...IMMUNIZATION_INPUTS,
  ...OPENING_INPUTS,
  ...SERVICE_INPUTS,
  ...CONVERSATION_INPUTS,
}
