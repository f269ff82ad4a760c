import { randomUUID } from 'node:crypto'
import type { StaffRole } from '#domain/account/account-role'
import type { TeamRole } from '#domain/care-team/team-role'
import { currentConsentText } from '#domain/consent/consent-text'
import { addDays, ageYearsOn, birthdayOf, type LocalDate, localDate } from '#domain/kernel/time'
import type { KeyGroup } from '#domain/key-group/key-group'
import { dayAfter, type TestApp } from '../room/test-app'

/** A team of one place with a grid of its own; who works in it is added with `joinTeam`. */
export async function newTeam(app: TestApp, wish: { organizationId?: string; capacity?: number } = {}) {
  const { db } = app.database
  const organizationId = wish.organizationId ?? (await app.newOrganization('community-centre'))
  const team = await db.careTeam.create({
    data: {
      organizationId,
      name: '示例团队',
      intro: '',
      phone: '028-0000-0000',
      phoneFrom: '08:00',
      phoneTo: '20:00',
      fallbackPhone: '028-0000-0001',
      capacity: wish.capacity ?? 2_000,
      offDutyText: '现在下班了',
      createdAt: app.clock.now(),
    },
    select: { id: true },
  })
  const street = await db.grid.create({
    data: { level: 'street', name: `示例街道 ${randomUUID()}`, organizationId },
    select: { id: true },
  })
  const community = await db.grid.create({
    data: { level: 'community', name: '示例社区', organizationId, parentId: street.id },
    select: { id: true },
  })
  const grid = await db.grid.create({
    data: { level: 'micro-grid', name: '示例 1 网格', organizationId, parentId: community.id },
    select: { id: true },
  })
  const building = await db.building.create({
    data: { gridId: grid.id, name: '1 栋', posterCode: randomUUID().slice(0, 8) },
    select: { id: true },
  })
  return { teamId: team.id, organizationId, gridId: grid.id, buildingId: building.id }
}

export type TestTeam = Awaited<ReturnType<typeof newTeam>>

/** Somebody who works in the team, with their log-in. */
export async function joinTeam(
  app: TestApp,
  { teamId, organizationId }: TestTeam,
  role: StaffRole = 'family-doctor',
  teamRole: TeamRole = 'doctor',
) {
  const practitionerId = await app.newPractitioner()
  await app.database.db.careTeamMember.create({
    data: { teamId, practitionerId, role: teamRole, since: new Date(dayAfter(app, -400)) },
  })
  return { practitionerId, ...(await app.newStaff(role, organizationId, practitionerId)) }
}

/** A package that promises so many services a year, to everybody or to some groups. */
export async function newPackage(
  app: TestApp,
  perYear: Readonly<Record<string, number>>,
  termYears = 1,
  groups: readonly KeyGroup[] = [],
): Promise<string> {
  const { id } = await app.database.db.servicePackage.create({
    data: {
      code: `package-${randomUUID()}`,
      version: 1,
      nameZh: '示例包',
      groups: [...groups],
      termYears,
      totalFen: 0,
      insuranceFen: 0,
      publicHealthFen: 0,
      selfFen: 0,
      validFrom: new Date('2020-01-01'),
      source: '示例',
      items: {
        create: Object.entries(perYear).map(([itemCode, times], place) => ({
          itemCode,
          perYear: times,
          place,
        })),
      },
    },
    select: { id: true },
  })
  return id
}

interface ContractWish {
  readonly patientId: string
  readonly applicantId: string
  readonly packageIds?: readonly string[]
  readonly startsOn?: LocalDate
  readonly termYears?: number
}

/** A contract that both have signed. */
export async function newContract(app: TestApp, team: TestTeam, wish: ContractWish): Promise<string> {
  const { db } = app.database
  const { patientId, applicantId, packageIds = [], startsOn = dayAfter(app, 0), termYears = 1 } = wish
  const { fieldCrypto } = app.context(null)
  const now = app.clock.now()
  const hash = 'a'.repeat(64)
  const version = 'test-1'
  await db.agreementText.upsert({
    where: { version },
    create: { version, title: '示例协议', summary: [], sections: [], validFrom: new Date('2020-01-01') },
    update: {},
  })
  const { id } = await db.contract.create({
    data: {
      patientId,
      teamId: team.teamId,
      householdId: randomUUID(),
      status: 'accepted',
      kind: 'new',
      applicantAccountId: applicantId,
      relation: 'child',
      gridId: team.gridId,
      buildingId: team.buildingId,
      addressCipher: fieldCrypto.seal('contract.address', '1 单元 101'),
      questionnaireCipher: fieldCrypto.seal('contract.questionnaire', '{}'),
      variablesCipher: fieldCrypto.seal('contract.variables', '{}'),
      agreementVersion: version,
      agreementHash: hash,
      termYears,
      startsOn: new Date(startsOn),
      endsOn: new Date(addDays(birthdayOf(startsOn, termYears), -1)),
      createdAt: now,
      submittedAt: now,
      acceptedAt: now,
      statusAt: now,
      packages: { create: packageIds.map((packageId) => ({ packageId, selfFen: 0 })) },
      signatures: {
        create: [
          { side: 'resident', factor: 'sms', textHash: hash, accountId: applicantId, signedAt: now },
          { side: 'team', factor: 'team', textHash: hash, accountId: applicantId, signedAt: now },
        ],
      },
    },
    select: { id: true },
  })
  await db.contract.update({
    where: { id },
    data: {
      status: 'signed',
      signedAt: now,
      verificationCode: randomUUID().replaceAll('-', '').slice(0, 12),
    },
  })
  return id
}

/** A child of five, or an adult, under a contract with the team that its parent agreed may see its record, its tasks planned. */
export async function signedFamily(
  app: TestApp,
  team: TestTeam,
  wish: {
    readonly perYear?: Readonly<Record<string, number>>
    readonly birthDate?: string
    readonly startsOn?: LocalDate
    readonly termYears?: number
    readonly agrees?: boolean
  } = {},
) {
  const accountId = await app.newAccount()
  const { birthDate = '2021-05-20' } = wish
  const patientId = await app.newPatient(birthDate, {
    [accountId]: ageYearsOn(localDate(birthDate), dayAfter(app, 0)) < 18 ? 'child' : 'self',
  })
  const { perYear = {}, startsOn, termYears, agrees = true } = wish
  const contractId = await newContract(app, team, {
    patientId,
    applicantId: accountId,
    packageIds: [await newPackage(app, perYear, termYears)],
    ...(startsOn && { startsOn }),
    ...(termYears && { termYears }),
  })
  const caller = app.as(accountId)
  if (agrees) {
    const textVersion = currentConsentText('team-record').version
    const idempotencyKey = randomUUID()
    await caller.consent.decide({
      patientId,
      purpose: 'team-record',
      decision: 'given',
      textVersion,
      idempotencyKey,
    })
  }
  await planNow(app, [contractId])
  return { accountId, patientId, contractId, caller }
}

/** As at the signing and in every night. */
export function planNow(app: TestApp, contractIds: readonly string[]): Promise<number> {
  const ctx = app.context(null)
  return ctx.transaction((tx) =>
    ctx.access.planTasks({ tx, rules: ctx.rules }, contractIds, dayAfter(app, 0)),
  )
}
