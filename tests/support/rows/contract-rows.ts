import type { Caller, TestApp } from '../room/test-app'
import { newKey } from '../room/test-app'
import { joinTeam, newPackage, newTeam } from './service-task-rows'

/** What a test signs: a text with variables, packages, and a team that reviews. */

export const TEXT_VERSION = '2026-2'

/** Two summary points and two sections; every variable stands in it. */
export async function newText(app: TestApp, version = TEXT_VERSION, validFrom = '2021-01-01'): Promise<void> {
  await app.database.db.agreementText.upsert({
    where: { version },
    create: {
      version,
      title: '家庭医生签约服务协议',
      summary: ['一次签一支团队，从 {startsOn} 到 {endsOn}。', '急症请打 120。'],
      sections: [
        {
          heading: '一、双方',
          paragraphs: ['{resident}（{document}）和{organization}的{team}，{signer}签名。'],
        },
        { heading: `二、服务和费用 ${version}`, paragraphs: ['{packages}，自付 {price}，电话 {phone}。'] },
      ],
      validFrom: new Date(validFrom),
    },
    update: {},
  })
}

/** A team with a leader, a doctor and a nurse, a text and a package for everybody. */
export async function signingTeam(app: TestApp, wish: { capacity?: number; organizationId?: string } = {}) {
  await newText(app)
  const team = await newTeam(app, wish)
  await app.database.db.careTeamGrid.create({ data: { teamId: team.teamId, gridId: team.gridId } })
  const leader = await joinTeam(app, team, 'family-doctor', 'leader')
  const nurse = await joinTeam(app, team, 'nurse', 'nurse')
  const packageId = await newPackage(app, { 'phone-follow-up': 4 })
  return { ...team, leader, nurse, packageId }
}

export type SigningTeam = Awaited<ReturnType<typeof signingTeam>>

/** Where somebody signs. */
type Place = Pick<SigningTeam, 'teamId' | 'gridId' | 'buildingId' | 'packageId'>

/** 一 and a tail: enough to be a name. */
export const STROKES: [number, number, number][][] = [
  Array.from({ length: 12 }, (_, at): [number, number, number] => [20 + at * 10, 60, at * 16]),
  Array.from({ length: 8 }, (_, at): [number, number, number] => [60, 30 + at * 10, 300 + at * 16]),
]

export const ANSWERS = {
  livesHereSince: null,
  livesWith: 'family',
  gettingAbout: 'alone',
  takesLongTermMedicine: false,
  reachedBy: 'message',
  wishes: '看看牙',
} as const

type Submit = Parameters<Caller['contract']['submit']>[0]
type Application = Submit['applications'][number]

interface SubmitWish {
  readonly startsOn?: string
  readonly previousId?: string
  readonly packageId?: string
  readonly application?: Partial<Application>
  readonly gridId?: string | null
}

/** What a family would send after it has read the agreement. */
export async function submission(
  caller: Caller,
  team: Place,
  patientIds: readonly string[],
  wish: SubmitWish = {},
): Promise<Submit> {
  const applications: Application[] = []
  const packageIds = [wish.packageId ?? team.packageId]
  const previous = wish.previousId ? { previousId: wish.previousId } : {}
  let startsOn: string | undefined
  for (const patientId of patientIds) {
    const start = wish.startsOn ? { startsOn: wish.startsOn } : {}
    const text = await caller.contract.agreement({
      teamId: team.teamId,
      patientId,
      packageIds,
      ...start,
      ...previous,
    })
    startsOn = text.startsOn
    applications.push({
      patientId,
      packageIds,
      questionnaire: ANSWERS,
      declaredGroups: [],
      agreementVersion: text.version,
      agreementHash: text.hash,
      consents: { teamRecord: true, gridWorker: false },
      signature: STROKES,
      ...wish.application,
    })
  }
  const gridId = wish.gridId === undefined ? team.gridId : wish.gridId
  return {
    teamId: team.teamId,
    gridId,
    buildingId: gridId === team.gridId ? team.buildingId : null,
    address: '2 单元 301',
    ...(startsOn && { startsOn }),
    ...previous,
    applications,
    idempotencyKey: newKey(),
  }
}

/** Reads, signs and hands in for one person. */
export async function apply(
  caller: Caller,
  team: Place,
  patientId: string,
  wish: SubmitWish = {},
): Promise<{ id: string; status: string; queuePosition: number | null; reviewDueAt: string | null }> {
  const { rows } = await caller.contract.submit(await submission(caller, team, [patientId], wish))
  const [row] = rows
  if (!row) throw new Error('one application was handed in')
  return row
}

/** As far as both signatures. */
export async function signBoth(caller: Caller, team: SigningTeam, patientId: string, wish: SubmitWish = {}) {
  const { id } = await apply(caller, team, patientId, wish)
  await team.leader.caller.contract.review({ id, decision: 'accept', idempotencyKey: newKey() })
  return id
}
