import fc from 'fast-check'
import { type Fen, fen } from '#domain/kernel/fen'
import { addDays, type LocalDate, localDate } from '#domain/kernel/time'
import { type HeldCoverage, offerCoverage } from '#domain/mutual-aid/coverage/coverage-offer'
import { owedUntil } from '#domain/mutual-aid/coverage/coverage-reminder'
import { isCoveredOn } from '#domain/mutual-aid/coverage/coverage-stage'
import { lapseCoverage, leaveCoverage } from '#domain/mutual-aid/coverage/exit-coverage'
import { sharePayment } from '#domain/mutual-aid/coverage/share-payment'
import { coverageRules, DEFAULT_COVERAGE_RULES } from '#domain/mutual-aid/plan/coverage-rules'

/**
 * A family in memory: what the places of three children in a plan must be after any history of commands. The rules are
 * the domain's own; what the server adds, locks and tables, it does without.
 */
export const FIRST_DAY = localDate('2026-10-06')
export const BIRTHS = ['2020-05-05', '2026-09-20', '2009-08-15'].map(localDate)

export interface ModelPlace extends HeldCoverage {
  readonly child: number
  readonly enrolment: number
  readonly feeFen: Fen
  readonly hesitationUntil: LocalDate
  readonly payBefore: LocalDate
}

export interface Family {
  readonly today: LocalDate
  readonly places: readonly ModelPlace[]
  /** What each enrolment came to, and whether it was paid. */
  readonly enrolments: readonly { readonly totalFen: Fen; readonly isPaid: boolean }[]
  readonly inFen: number
  readonly outFen: number
}

export const emptyFamily: Family = { today: FIRST_DAY, places: [], enrolments: [], inFen: 0, outFen: 0 }

export type Command =
  | { readonly do: 'enrol'; readonly children: readonly number[] }
  /** For the newest place of the child. */
  | { readonly do: 'pay' | 'leave'; readonly child: number }
  | { readonly do: 'pass'; readonly days: number }

/** One command, or two at one moment. */
export type Step = readonly [Command] | readonly [Command, Command]

const child = fc.nat(BIRTHS.length - 1)
const contended: fc.Arbitrary<Command> = fc.oneof(
  {
    arbitrary: fc.record({
      do: fc.constant('enrol' as const),
      children: fc.uniqueArray(child, { minLength: 1 }),
    }),
    weight: 4,
  },
  { arbitrary: fc.record({ do: fc.constant('pay' as const), child }), weight: 5 },
  { arbitrary: fc.record({ do: fc.constant('leave' as const), child }), weight: 2 },
)
const pass: fc.Arbitrary<Command> = fc.record({
  do: fc.constant('pass' as const),
  days: fc.constantFrom(1, 15, 16, 24, 60, 300, 330),
})

export function histories(maxLength: number): fc.Arbitrary<Step[]> {
  const single = fc.oneof({ arbitrary: contended, weight: 3 }, { arbitrary: pass, weight: 2 })
  const step = fc.oneof(
    { arbitrary: single.map((one): Step => [one]), weight: 4 },
    { arbitrary: fc.tuple(contended, contended).map((two): Step => two), weight: 1 },
  )
  // Otherwise fast-check draws a few steps and no more.
  return fc.array(step, { minLength: 1, maxLength, size: 'max' })
}

const rulesOn = (on: LocalDate) => coverageRules(DEFAULT_COVERAGE_RULES, '*', on)
const HOLDS = ['pending-payment', 'in-force', 'withdrawn']

export function carryOut(family: Family, command: Command): Family {
  switch (command.do) {
    case 'enrol':
      return enrol(family, command.children)
    case 'pay':
      return pay(family, command.child)
    case 'leave':
      return leave(family, command.child)
    case 'pass':
      return expire({ ...family, today: addDays(family.today, command.days) })
  }
}

export function newestOf({ places }: Family, of: number): ModelPlace | undefined {
  return [...places].reverse().find((place) => place.child === of)
}

function enrol(family: Family, children: readonly number[]): Family {
  const rules = rulesOn(family.today)
  const enrolment = family.enrolments.length
  const added = children.flatMap((of): ModelPlace[] => {
    const birthDate = BIRTHS[of]
    const coverages = family.places.filter((place) => place.child === of && HOLDS.includes(place.status))
    const offer = birthDate ? offerCoverage({ birthDate, coverages }, family.today, rules) : null
    if (!offer || 'code' in offer) return []
    const isRenewal = offer.kind === 'renewal'
    return [
      {
        ...offer,
        id: `${enrolment}/${of}`,
        child: of,
        enrolment,
        status: isRenewal ? 'in-force' : 'pending-payment',
        paidBy: isRenewal ? 'owed' : 'family',
        payBefore: addDays(isRenewal ? owedUntil(offer.startsOn, rules) : family.today, 1),
        endedOn: null,
      },
    ]
  })
  if (added.length === 0) return family
  const totalFen = fen(added.reduce((total, { feeFen }) => total + feeFen, 0))
  return {
    ...family,
    places: [...family.places, ...added],
    enrolments: [...family.enrolments, { totalFen, isPaid: false }],
  }
}

/** The order that was made when they enrolled: it may come late, and it may come twice. */
function pay(family: Family, of: number): Family {
  const enrolment = newestOf(family, of)?.enrolment
  const order = enrolment === undefined ? undefined : family.enrolments[enrolment]
  if (enrolment === undefined || !order || order.totalFen === 0) return family
  const own = family.places.filter((place) => place.enrolment === enrolment)
  const { taken, gone } = sharePayment(own, order.totalFen, order.isPaid)
  return {
    ...family,
    places: family.places.map((place) =>
      taken.includes(place.id) ? { ...place, status: 'in-force', paidBy: 'family' } : place,
    ),
    enrolments: family.enrolments.map((each, index) =>
      index === enrolment ? { ...each, isPaid: true } : each,
    ),
    inFen: family.inFen + order.totalFen,
    outFen: family.outFen + gone.reduce((total, { amountFen }) => total + amountFen, 0),
  }
}

function leave(family: Family, of: number): Family {
  const place = newestOf(family, of)
  if (!place) return family
  if (place.status === 'pending-payment') return replace(family, { ...place, status: 'unpaid' })
  const isRunning = family.today < place.startsOn || isCoveredOn(place, family.today)
  if (place.status !== 'in-force' || !isRunning) return family
  const { status, endedOn, refundFen } = leaveCoverage({ ...place, hasClaim: false }, family.today)
  return replace({ ...family, outFen: family.outFen + refundFen }, { ...place, status, endedOn })
}

function expire(family: Family): Family {
  const places = family.places.map((place): ModelPlace => {
    if (family.today < place.payBefore) return place
    if (place.status === 'pending-payment') return { ...place, status: 'unpaid' }
    if (place.status !== 'in-force' || place.paidBy !== 'owed') return place
    const { status, endedOn } = lapseCoverage({ ...place, hasClaim: false }, addDays(place.payBefore, -1))
    return { ...place, status, endedOn }
  })
  return { ...family, places }
}

function replace(family: Family, changed: ModelPlace): Family {
  return { ...family, places: family.places.map((place) => (place.id === changed.id ? changed : place)) }
}
