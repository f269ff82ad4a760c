import { randomBytes, randomUUID } from 'node:crypto'
import { addDays, type LocalDate, localDateOf } from '#domain/kernel/time'
import type { TestApp } from '../room/test-app'

/** Rows of a team and of contracts, as far as a conversation needs them. */
export interface TeamRow {
  readonly teamId: string
  readonly organizationId: string
}

export async function newTeam(
  app: TestApp,
  place: { readonly organizationId: string; readonly practitionerIds: readonly string[] },
): Promise<TeamRow> {
  const [leader, ...others] = place.practitionerIds
  const now = app.clock.now()
  const role = (practitionerId: string) => (practitionerId === leader ? 'leader' : 'doctor')
  const { id } = await app.database.db.careTeam.create({
    data: {
      organizationId: place.organizationId,
      name: '示例家庭医生团队',
      intro: '',
      phone: '028-00000000',
      phoneFrom: '08:00',
      phoneTo: '20:00',
      fallbackPhone: '028-00000001',
      capacity: 2000,
      offDutyText: '现在下班了，明天 8 点以后回你。',
      createdAt: now,
      members: {
        create: [...(leader ? [leader] : []), ...others].map((practitionerId) => ({
          practitionerId,
          role: role(practitionerId),
          since: new Date(addDays(localDateOf(now), -100)),
        })),
      },
    },
    select: { id: true },
  })
  return { teamId: id, organizationId: place.organizationId }
}

interface Signing {
  readonly patientId: string
  readonly teamId: string
  readonly accountId: string
  /** Today and a year on unless told otherwise; both inclusive. */
  readonly startsOn?: LocalDate
  readonly endsOn?: LocalDate
}

/** A contract that both sides have signed. */
export async function signContract(app: TestApp, signing: Signing): Promise<string> {
  const { patientId, teamId, accountId } = signing
  const now = app.clock.now()
  const today = localDateOf(now)
  const id = randomUUID()
  const hash = randomBytes(32).toString('hex')
  const { db } = app.database
  const { fieldCrypto } = app.context(null)
  await db.agreementText.upsert({
    where: { version: 'conversation-test' },
    create: {
      version: 'conversation-test',
      title: '',
      summary: [],
      sections: [],
      validFrom: new Date(today),
    },
    update: {},
  })
  await db.contract.create({
    data: {
      id,
      patientId,
      teamId,
      householdId: randomUUID(),
      status: 'accepted',
      kind: 'new',
      applicantAccountId: accountId,
      relation: 'child',
      addressCipher: fieldCrypto.seal('contract.address', '1 单元 101'),
      questionnaireCipher: fieldCrypto.seal('contract.questionnaire', '[]'),
      variablesCipher: '',
      agreementVersion: 'conversation-test',
      agreementHash: hash,
      termYears: 1,
      startsOn: new Date(signing.startsOn ?? today),
      endsOn: new Date(signing.endsOn ?? addDays(today, 364)),
      createdAt: now,
      submittedAt: now,
      acceptedAt: now,
      statusAt: now,
      signatures: {
        create: [
          {
            side: 'resident',
            textHash: hash,
            strokesCipher: '',
            factor: 'own-phone',
            accountId,
            signedAt: now,
          },
          { side: 'team', textHash: hash, factor: 'team', accountId, signedAt: now },
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
      statusAt: now,
      verificationCode: randomBytes(6).toString('hex'),
    },
    select: { id: true },
  })
  return id
}

/** On this day as its last. */
export async function endContract(app: TestApp, id: string, endedOn: LocalDate): Promise<void> {
  await app.database.db.contract.update({
    where: { id },
    data: {
      status: 'terminated',
      endedOn: new Date(endedOn),
      endReason: 'resident',
      statusAt: app.clock.now(),
    },
    select: { id: true },
  })
}
