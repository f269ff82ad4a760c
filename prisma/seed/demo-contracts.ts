import { addDays, addMonths, type LocalDate } from '#domain/kernel/time'
import { DEMO_FAMILIES } from './demo-families'
import { DEMO_MICRO_GRIDS } from './demo-grids'

/** Who of the demonstration is signed with whom, or has applied. */
export interface DemoContract {
  /** Key of the person. */
  readonly patient: string
  readonly team: string
  readonly packages: readonly (readonly [code: string, years: number])[]
  readonly gridId: string
  readonly building: number
  readonly appliedOn: LocalDate
  readonly startsOn: LocalDate
  /** False: the team has yet to look at it. */
  readonly isSigned: boolean
  /** The family said what it thinks of the team. */
  readonly evaluates: boolean
}

const EXPIRES_IN_DAYS = 40
/** So many of the neighbours are signed with the smaller team that only key groups still find a place. */
const WITH_SMALL_TEAM = 9
/** And so many with the other, who said what they think of it: enough for a share to be shown. */
const WITH_LARGE_TEAM = 5

/**
 * 周予满 for some months, 孙国强 until soon, 陈一诺 and 陈亦辰 waiting for an answer, and neighbours: a team is as full
 * as it has contracts.
 */
export function demoContracts(today: LocalDate): readonly DemoContract[] {
  const wutonglu = gridOf('梧桐路 1 网格')
  const binhelu = gridOf('滨河路 1 网格')
  const fiveMonthsAgo = addMonths(today, -5)
  const nearlyOver = addMonths(addDays(today, EXPIRES_IN_DAYS + 1), -12)
  const signed = { isSigned: true, evaluates: false, team: 'he-jing', gridId: wutonglu } as const
  const waiting = {
    ...signed,
    isSigned: false,
    packages: [['basic', 1]],
    building: 2,
    appliedOn: addDays(today, -1),
    startsOn: addDays(today, 1),
  } as const
  // Children whose team is still to come to them, from the first look at the demonstration on.
  const notVisitedYet = ['n06-a', 'n07-b']
  const neighbours = DEMO_FAMILIES.filter(({ persona }) => persona === null)
    .flatMap(({ people }) => people)
    .slice(0, WITH_SMALL_TEAM + WITH_LARGE_TEAM)
    .map(({ key }, index): DemoContract => {
      const startsOn = addDays(addMonths(today, -3), -2 * index)
      const isSmall = index < WITH_SMALL_TEAM
      return {
        patient: key,
        ...(isSmall ? { ...signed, team: 'zhao-min', gridId: binhelu } : { ...signed, evaluates: true }),
        packages: [[notVisitedYet.includes(key) ? 'child' : 'basic', 1]],
        building: 1 + (index % 4),
        appliedOn: addDays(startsOn, -2),
        startsOn,
      }
    })
  return [
    {
      ...signed,
      patient: 'zhou-yuman',
      packages: [['child', 1]],
      building: 3,
      appliedOn: addDays(fiveMonthsAgo, -3),
      startsOn: fiveMonthsAgo,
    },
    {
      ...signed,
      patient: 'sun-guoqiang',
      packages: [['elderly', 1]],
      building: 1,
      appliedOn: addDays(nearlyOver, -3),
      startsOn: nearlyOver,
    },
    { ...waiting, patient: 'chen-yinuo' },
    { ...waiting, patient: 'chen-yichen' },
    ...neighbours,
  ]
}

function gridOf(name: string): string {
  const grid = DEMO_MICRO_GRIDS.find((each) => each.name === name)
  if (!grid) throw new Error(`the demonstration has no ${name}`)
  return grid.id
}
