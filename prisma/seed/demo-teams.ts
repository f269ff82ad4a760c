import type { TeamRole } from '#domain/care-team/team-role'
import { addDays, addMonths, instantAt, type LocalDate, localDateOf, localTime } from '#domain/kernel/time'
import type { Prisma } from '#server/platform/database/database'
import { DEMO_MICRO_GRIDS } from './demo-grids'
import { demoId } from './demo-id'
import { DEMO_ORGANIZATIONS } from './demo-organizations'
import { DEMO_PRACTITIONERS, type DemoPractitioner } from './demo-practitioners'

export interface DemoTeam {
  readonly key: string
  /** Key of the centre. */
  readonly centre: string
  readonly name: string
  readonly intro: string
  readonly capacity: number
  readonly members: readonly (readonly [practitioner: string, role: TeamRole])[]
  /** Communities of the centre that it serves; empty: all of them. */
  readonly communities: readonly string[]
}

/** Two teams at one place, so that a family has a neighbouring team to choose (journeys E2 3 and 43). */
const CHENGDONG_TEAMS: readonly DemoTeam[] = [
  {
    key: 'he-jing',
    centre: 'chengdong',
    name: '何静家庭医生团队',
    intro: '儿科、儿保、护士、公卫和县医院专家一起照看。孩子多的家庭先来这里。',
    capacity: 40,
    members: [
      ['he-jing', 'leader'],
      ['zhao-min', 'doctor'],
      ['shen-zhiyuan', 'specialist'],
      ['sun-qian', 'nurse'],
      ['xia-ruolan', 'public-health'],
    ],
    communities: ['梧桐路', '滨河路'],
  },
  {
    key: 'zhao-min',
    centre: 'chengdong',
    name: '赵敏家庭医生团队',
    intro: '儿保体检和发育筛查，滨河路一带上门方便。',
    capacity: 10,
    members: [
      ['zhao-min', 'leader'],
      ['jiang-yue', 'doctor'],
      ['sun-qian', 'nurse'],
    ],
    communities: ['滨河路'],
  },
]

/** Every other centre has the team of those who work there; where there is no nurse, its five ones are not complete. */
export const DEMO_TEAMS: readonly DemoTeam[] = [
  ...CHENGDONG_TEAMS,
  ...DEMO_ORGANIZATIONS.filter(
    ({ key, kind }) => kind.endsWith('-centre') && !CHENGDONG_TEAMS.some(({ centre }) => centre === key),
  ).map(teamOfCentre),
]

/** How long the teams have been there: longer than any contract of the demonstration. */
const SINCE_MONTHS = 18

export const teamId = (key: string): string => demoId('care-team', key)

export function teamRows(now: Date): Prisma.CareTeamCreateManyInput[] {
  return DEMO_TEAMS.map(({ key, centre, name, intro, capacity }) => ({
    id: teamId(key),
    organizationId: demoId('organization', centre),
    name,
    intro,
    phone: phoneOf(centre),
    phoneFrom: '08:00',
    phoneTo: '20:00',
    // The centre's own desk hands calls on.
    fallbackPhone: phoneOf('county'),
    languages: ['mandarin', 'sichuanese'],
    capacity,
    offDutyText: '我们下班了，明天 08:00 上班后回你。急症请直接打 120。',
    createdAt: instantAt(sinceOf(localDateOf(now)), localTime('09:00')),
  }))
}

export function teamMemberRows(today: LocalDate): Prisma.CareTeamMemberCreateManyInput[] {
  return DEMO_TEAMS.flatMap(({ key, members }) =>
    members.map(([practitioner, role]) => ({
      id: demoId('care-team-member', key, practitioner),
      teamId: teamId(key),
      practitionerId: demoId('practitioner', practitioner),
      role,
      since: new Date(sinceOf(today)),
    })),
  )
}

export function teamGridRows(): Prisma.CareTeamGridCreateManyInput[] {
  return DEMO_TEAMS.flatMap(({ key, centre, communities }) =>
    DEMO_MICRO_GRIDS.filter(
      (grid) => grid.centre === centre && (communities.length === 0 || communities.includes(grid.community)),
    ).map((grid) => ({ teamId: teamId(key), gridId: grid.id })),
  )
}

/** Kind, days before today, how many it reached, what was done. */
const NOTES = [
  ['home-visit', 1, 2, '上门看两位行动不便的老人，量血压，核对吃的药。'],
  ['home-visit', 4, 1, '新生儿满月前访视，教洗脐带和喂奶。'],
  ['free-clinic', 9, 46, '小区门口义诊，测血压、血糖，发疫苗接种提醒单。'],
  ['home-visit', 12, 3, '上门随访三户，约好下个月的复查。'],
  ['talk', 20, 28, '讲座：孩子发热在家怎么看、什么时候要去医院。'],
] as const

export function noteRows(now: Date, byAccountId: string): Prisma.GridNoteCreateManyInput[] {
  const today = localDateOf(now)
  return ['he-jing', 'zhao-min'].flatMap((team) => {
    const grids = teamGridRows().filter((row) => row.teamId === teamId(team))
    return NOTES.map(([kind, daysAgo, reached, text], index) => {
      const on = addDays(today, -daysAgo)
      return {
        id: demoId('grid-note', team, String(index)),
        teamId: teamId(team),
        gridId: grids[index % grids.length]?.gridId ?? '',
        on: new Date(on),
        kind,
        text,
        reached,
        byAccountId,
        createdAt: instantAt(on, localTime('17:30')),
      }
    })
  })
}

function teamOfCentre({ key: centre, name }: { readonly key: string; readonly name: string }): DemoTeam {
  const staff = DEMO_PRACTITIONERS.filter(({ organization }) => organization === centre)
  const leader = staff.find((person) => !isNurse(person))
  if (!leader) throw new Error(`nobody leads a team at ${name}`)
  const roleOf = (person: DemoPractitioner): TeamRole =>
    person === leader ? 'leader' : isNurse(person) ? 'nurse' : 'doctor'
  return {
    key: leader.key,
    centre,
    name: `${leader.name}家庭医生团队`,
    intro: leader.intro,
    capacity: 30,
    members: staff.map((person) => [person.key, roleOf(person)]),
    communities: [],
  }
}

function isNurse({ title }: DemoPractitioner): boolean {
  return title.includes('护')
}

function sinceOf(today: LocalDate): LocalDate {
  return addMonths(today, -SINCE_MONTHS)
}

function phoneOf(organization: string): string {
  const place = DEMO_ORGANIZATIONS.find(({ key }) => key === organization)
  if (!place) throw new Error(`no place is ${organization}`)
  return place.phone
}
