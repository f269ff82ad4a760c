import fc from 'fast-check'
import { careTeamRules, DEFAULT_CARE_TEAM_RULES } from '#domain/care-team/care-team-rules'
import { takesNow, teamLoad } from '#domain/care-team/team-load'
import { contractRules, DEFAULT_CONTRACT_RULES } from '#domain/contract/contract-rules'
import { type ContractStatus, isOpen, SIGNED_STATUSES } from '#domain/contract/contract-status'
import { termEndsOn } from '#domain/contract/contract-term'
import { type EndReason, endContract } from '#domain/contract/end-contract'
import { moveContract } from '#domain/contract/move-contract'
import { refuseSigning } from '#domain/contract/refuse-signing'
import { refuseSwitch } from '#domain/contract/refuse-switch'
import { isRenewable } from '#domain/contract/review-clock'
import { type ContractKind, firstDayInForce, refuseStartDay, startDays } from '#domain/contract/start-day'
import { lastTeamChange, leftForAnother } from '#domain/contract/team-changes'
import { fen } from '#domain/kernel/fen'
import { addDays, daysBetween, type LocalDate, localDate } from '#domain/kernel/time'

/**
 * A county in memory: what the contracts of four residents with three teams must be after any history of commands. The
 * rules are the domain's own; what the server adds, locks and tables, it does without.
 */
export const FIRST_DAY = localDate('2026-10-13')
export const TEAMS = 3
export const RESIDENTS = 4
/** Who is in a key group: children; the others are grown up. */
export const isChild = (resident: number): boolean => resident < 2

export interface ModelContract {
  readonly no: number
  readonly resident: number
  readonly team: number
  readonly kind: ContractKind
  readonly previous: number | null
  readonly status: ContractStatus
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate
  readonly endedOn: LocalDate | null
  readonly endReason: EndReason | null
  readonly appliedOn: LocalDate
  readonly signedOn: LocalDate | null
  readonly asked: number
}

export interface County {
  readonly today: LocalDate
  readonly capacities: readonly number[]
  readonly contracts: readonly ModelContract[]
}

export type Command =
  | { readonly do: 'apply'; readonly resident: number; readonly team: number; readonly ahead: number }
  | {
      readonly do: 'renew' | 'withdraw' | 'answer' | 'end' | 'accept' | 'reject' | 'ask' | 'queue'
      readonly resident: number
    }
  | { readonly do: 'switch'; readonly resident: number; readonly team: number }
  | { readonly do: 'pass'; readonly days: number }
  | { readonly do: 'set-capacity'; readonly team: number; readonly capacity: number }

export type Step = readonly [Command] | readonly [Command, Command]

const resident = fc.nat(RESIDENTS - 1)
const team = fc.nat(TEAMS - 1)
const contended: fc.Arbitrary<Command> = fc.oneof(
  {
    arbitrary: fc.record({
      do: fc.constant('apply' as const),
      resident,
      team,
      ahead: fc.constantFrom(0, 0, 40),
    }),
    weight: 4,
  },
  { arbitrary: fc.record({ do: fc.constant('accept' as const), resident }), weight: 5 },
  { arbitrary: fc.record({ do: fc.constant('switch' as const), resident, team }), weight: 3 },
  {
    arbitrary: fc.record({
      do: fc.constantFrom('renew', 'withdraw', 'answer', 'end', 'reject', 'ask', 'queue'),
      resident,
    }),
    weight: 5,
  },
)
const alone: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ do: fc.constant('pass' as const), days: fc.constantFrom(1, 5, 29, 100, 300, 340) }),
  fc.record({ do: fc.constant('set-capacity' as const), team, capacity: fc.nat(4) }),
)

/** Commands one after the other, and pairs of them at one moment. */
export const histories = (maxLength: number): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.oneof(
      { arbitrary: fc.tuple(contended), weight: 5 },
      { arbitrary: fc.tuple(contended, contended), weight: 3 },
      { arbitrary: fc.tuple(alone), weight: 2 },
    ),
    { maxLength, size: 'max' },
  )

export const emptyCounty: County = { today: FIRST_DAY, capacities: [2, 3, 0], contracts: [] }

const RULES = contractRules(DEFAULT_CONTRACT_RULES, FIRST_DAY)
const RESERVE = careTeamRules(DEFAULT_CARE_TEAM_RULES, '*', FIRST_DAY)

/** What a command will act on, seen before it and whatever races with it. Null: there is nothing to act on. */
export type Aim =
  | {
      readonly kind: 'apply'
      readonly resident: number
      readonly team: number
      readonly startsOn: LocalDate
      readonly previous: number | null
    }
  | {
      readonly kind: 'move'
      readonly no: number
      readonly event: Exclude<Command['do'], 'apply' | 'renew' | 'switch' | 'pass' | 'set-capacity'>
    }
  | { readonly kind: 'refused'; readonly code: string }

export function aimOf(county: County, command: Command): Aim | null {
  switch (command.do) {
    case 'pass':
    case 'set-capacity':
      return null
    case 'apply':
      return aimAtTeam(county, command.resident, command.team, null, command.ahead)
    case 'switch': {
      const previous = lastSigned(county, command.resident)
      if (!previous || previous.team === command.team) return null
      return aimAtTeam(county, command.resident, command.team, previous, 0)
    }
    case 'renew': {
      const previous = lastSigned(county, command.resident)
      return previous && aimAtTeam(county, command.resident, previous.team, previous, 0)
    }
    default: {
      const own = county.contracts.filter(({ resident: of }) => of === command.resident)
      const wanted =
        command.do === 'end' ? lastSigned(county, command.resident) : own.find(({ status }) => isOpen(status))
      const target = wanted ?? own.at(-1)
      return target ? { kind: 'move', no: target.no, event: command.do } : null
    }
  }
}

function aimAtTeam(
  county: County,
  of: number,
  to: number,
  previous: ModelContract | null,
  ahead: number,
): Aim {
  const days = daysOf(county, of, to, previous)
  const startsOn = ahead === 0 ? days.from : addDays(county.today, ahead)
  const refusal = refuseStartDay(startsOn, days)
  if (refusal) return { kind: 'refused', code: refusal.code }
  return { kind: 'apply', resident: of, team: to, startsOn, previous: previous?.no ?? null }
}

function daysOf(county: County, of: number, to: number, previous: ModelContract | null) {
  const standing = standingOn(county, lastSigned(county, of))
  const taken = [previous?.endsOn ?? standing?.endsOn ?? null, endedUntil(county, of)]
  const coveredUntil =
    taken
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? null
  return startDays(kindOf(previous, to), coveredUntil, county.today, RULES, previous?.startsOn)
}

/** The last day that contracts which were ended before their time still hold, if it has not passed. */
function endedUntil({ contracts, today }: County, of: number): LocalDate | null {
  const own = contracts.filter(({ resident: whose }) => whose === of)
  const held = own.flatMap(({ startsOn, endedOn }) =>
    endedOn !== null && endedOn >= startsOn && endedOn >= today ? [endedOn] : [],
  )
  return held.sort().at(-1) ?? null
}

const kindOf = (previous: ModelContract | null, to: number): ContractKind =>
  previous === null ? 'new' : previous.team === to ? 'renewal' : 'switch'

const isSigned = ({ status }: ModelContract): boolean =>
  (SIGNED_STATUSES as readonly string[]).includes(status)

/** Of several the one that lasts longest. */
function lastSigned({ contracts }: County, of: number): ModelContract | null {
  const signed = contracts.filter((each) => each.resident === of && isSigned(each))
  return signed.sort((a, b) => (a.endsOn < b.endsOn ? -1 : 1)).at(-1) ?? null
}

const standingOn = ({ today }: County, contract: ModelContract | null): ModelContract | null =>
  contract && contract.endsOn >= today ? contract : null

/** The command after those that came before it. */
export function carryOut(
  county: County,
  command: Command,
  aim: Aim | null,
): { county: County; outcome: string } {
  if (command.do === 'pass')
    return { county: { ...county, today: addDays(county.today, command.days) }, outcome: 'ok' }
  if (command.do === 'set-capacity') {
    const capacities = county.capacities.map((each, index) =>
      index === command.team ? command.capacity : each,
    )
    return { county: { ...county, capacities }, outcome: 'ok' }
  }
  if (!aim) return { county, outcome: 'nothing' }
  if (aim.kind === 'refused') return { county, outcome: aim.code }
  return aim.kind === 'apply' ? apply(county, aim) : move(county, aim)
}

function apply(county: County, aim: Extract<Aim, { kind: 'apply' }>): { county: County; outcome: string } {
  const { today, contracts } = county
  const refused = (code: string) => ({ county, outcome: code })
  const previous = contracts.find(({ no }) => no === aim.previous) ?? null
  const kind = kindOf(previous, aim.team)
  const pending = contracts.find((each) => each.resident === aim.resident && isOpen(each.status))
  const standing = standingOn(county, lastSigned(county, aim.resident))
  const signing = refuseSigning(
    {
      isConsentWithheld: false,
      pending: pending ? { contractId: '', status: pending.status } : null,
      standing: standing && { ...standing, contractId: String(standing.no), teamId: '', teamName: '' },
    },
    { kind, startsOn: aim.startsOn, previousId: previous && String(previous.no), livesHereSince: null },
    RULES,
  )
  if (signing) return refused(signing.code)
  const day = refuseStartDay(aim.startsOn, daysOf(county, aim.resident, aim.team, previous))
  if (day) return refused(day.code)
  if (previous) {
    if (previous.status !== 'signed') return refused('contract_state')
    if (kind === 'renewal' && !isRenewable(previous.endsOn, today, RULES))
      return refused('contract_not_renewable')
  }
  const change = kind === 'renewal' ? null : refuseChange(county, aim, previous)
  if (change) return refused(change)
  if (previous) {
    const hasSuccessor = contracts.some(
      (each) =>
        each.previous === previous.no && !['rejected', 'withdrawn', 'terminated'].includes(each.status),
    )
    if (hasSuccessor) return refused('contract_pending')
  }
  const isQueued = standing?.team !== aim.team && !hasPlace(county, aim)
  const contract: ModelContract = {
    no: contracts.length,
    resident: aim.resident,
    team: aim.team,
    kind,
    previous: aim.previous,
    status: isQueued ? 'queued' : 'submitted',
    startsOn: aim.startsOn,
    endsOn: termEndsOn(aim.startsOn, 1),
    endedOn: null,
    endReason: null,
    appliedOn: today,
    signedOn: null,
    asked: 0,
  }
  const changed =
    kind === 'switch' && previous
      ? replaced(contracts, { ...previous, status: 'change-requested' })
      : contracts
  return { county: { ...county, contracts: [...changed, contract] }, outcome: 'ok' }
}

/** Nobody of the model moves house, and no team loses anybody. */
function refuseChange(
  { contracts, today }: County,
  { resident: of, team: to, startsOn }: Extract<Aim, { kind: 'apply' }>,
  previous: ModelContract | null,
): string | null {
  const own = contracts.filter((each) => each.resident === of)
  const history = own
    .filter((each) => isSigned(each) || each.status === 'terminated')
    .map((each) => ({ ...each, teamId: String(each.team) }))
  const left = previous ?? leftForAnother(history, String(to))
  if (!left) return null
  const state = { endsOn: left.endsOn, hasMoved: false, lossOn: null, changedOn: lastTeamChange(history) }
  return refuseSwitch(state, startsOn, today, RULES)?.code ?? null
}

/** Residents that a team has promised itself to today or later. */
export function loadOf({ contracts, today }: County, of: number): number {
  const promised = contracts.filter((each) => each.team === of && isSigned(each) && each.endsOn >= today)
  return new Set(promised.map((each) => each.resident)).size
}

function hasPlace(county: County, who: { readonly resident: number; readonly team: number }): boolean {
  const load = teamLoad(
    { signed: loadOf(county, who.team), capacity: county.capacities[who.team] ?? 0, queueLength: 0 },
    RESERVE,
  )
  return takesNow(load, isChild(who.resident))
}

function move(
  county: County,
  { no, event }: Extract<Aim, { kind: 'move' }>,
): { county: County; outcome: string } {
  const { contracts, today } = county
  const contract = contracts[no]
  if (!contract) throw new Error('no contract is ever taken away')
  const moved = moveContract(contract.status, event)
  if ('code' in moved) return { county, outcome: moved.code }
  const { status } = moved
  const settle = (...changed: ModelContract[]) => ({
    county: { ...county, contracts: changed.reduce(replaced, contracts) },
    outcome: 'ok',
  })
  const previous = contracts.find((each) => each.no === contract.previous) ?? null
  const kept: ModelContract[] =
    contract.kind === 'switch' && previous?.status === 'change-requested'
      ? [{ ...previous, status: 'signed' }]
      : []
  switch (event) {
    case 'accept':
      return accept(county, contract, previous)
    case 'ask':
      return contract.asked >= RULES['FD-REVIEW72'].asks
        ? { county, outcome: 'contract_state' }
        : settle({ ...contract, status, asked: contract.asked + 1 })
    case 'end': {
      if (contract.endsOn < today) return { county, outcome: 'contract_state' }
      const signedOn = contract.signedOn ?? today
      const { startsOn, endsOn } = contract
      const ended = { startsOn, endsOn, signedOn, selfFen: fen(0), done: 0, promised: 0 }
      const { endedOn, reason } = endContract(ended, 'resident', today, RULES)
      return settle({ ...contract, status, endedOn, endReason: reason })
    }
    case 'reject':
    case 'withdraw':
      return settle({ ...contract, status }, ...kept)
    default:
      return settle({ ...contract, status })
  }
}

function accept(
  county: County,
  contract: ModelContract,
  previous: ModelContract | null,
): { county: County; outcome: string } {
  const { contracts, today } = county
  const refused = (code: string) => ({ county, outcome: code })
  if (daysBetween(contract.appliedOn, today) > RULES['FD-REVIEW72'].signatureDays)
    return refused('resident_yes_old')
  const standing = standingOn(county, lastSigned(county, contract.resident))
  if (standing && standing.no !== contract.previous && contract.startsOn <= standing.endsOn)
    return refused('contract_elsewhere')
  if (standing?.team !== contract.team && !hasPlace(county, contract)) return refused('team_full')
  const startsOn = firstDayInForce(contract, today, endedUntil(county, contract.resident))
  const endsOn = startsOn === contract.startsOn ? contract.endsOn : termEndsOn(startsOn, 1)
  const signed: ModelContract = { ...contract, status: 'signed', signedOn: today, startsOn, endsOn }
  const changed = [signed]
  if (contract.kind === 'switch' && previous && isSigned(previous)) {
    changed.push(
      startsOn > previous.endsOn
        ? { ...previous, status: 'signed' }
        : {
            ...previous,
            status: 'terminated',
            endedOn: addDays(startsOn, -1),
            endReason: 'switched',
          },
    )
  }
  return { county: { ...county, contracts: changed.reduce(replaced, contracts) }, outcome: 'ok' }
}

function replaced(contracts: readonly ModelContract[], changed: ModelContract): readonly ModelContract[] {
  return contracts.map((each) => (each.no === changed.no ? changed : each))
}
