import type { ContractRules } from '#domain/contract/contract-rules'
import { refuseSwitch } from '#domain/contract/refuse-switch'
import { lastTeamChange, leftForAnother } from '#domain/contract/team-changes'
import type { Refusal } from '#domain/kernel/errors'
import type { LocalDate } from '#domain/kernel/time'
import type { Transaction } from '../../../platform/database/database'
import { listSignedEver, teamsOfGrid } from './team-history-store'

interface WantedTeam {
  readonly patientId: string
  readonly teamId: string
  /** Where they say they live, or where staff have found that they do. */
  readonly gridId: string | null
  readonly startsOn: LocalDate
  /** The contract that they ask to leave; null for an application that names none. */
  readonly previousId: string | null
  readonly askedOn: LocalDate
}

/** Another team than before, asked for or signed with after the one before was ended: both are a change (journeys E2 28). */
export async function refuseChange(
  tx: Transaction,
  { patientId, teamId, gridId, startsOn, previousId, askedOn }: WantedTeam,
  rules: Pick<ContractRules, 'FD-SWITCH'>,
): Promise<Refusal | null> {
  const history = await listSignedEver(tx, patientId)
  const left = previousId ? history.find(({ id }) => id === previousId) : leftForAnother(history, teamId)
  if (!left || left.teamId === teamId) return null
  const isElsewhere = gridId !== null && gridId !== left.gridId
  const hasMoved = isElsewhere && (await isOfNewTeam(tx, gridId, teamId, left.teamId))
  const { endsOn, lossOn } = left
  const state = { endsOn, lossOn, hasMoved, changedOn: lastTeamChange(history) }
  return refuseSwitch(state, startsOn, askedOn, rules)
}

/** Whether a grid belongs to the new team and not to the old one: any other grid proves no move. */
async function isOfNewTeam(
  tx: Transaction,
  gridId: string,
  newTeamId: string,
  oldTeamId: string,
): Promise<boolean> {
  const teams = await teamsOfGrid(tx, gridId, [newTeamId, oldTeamId])
  return teams.has(newTeamId) && !teams.has(oldTeamId)
}
