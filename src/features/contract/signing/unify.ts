import type { Eligibility } from './use-signing'

/**
 * Those of the household who are in the care of another team than the one that it signs with now: they may stay, or
 * come along (journeys E2 1, 2).
 */
export function withAnotherTeam(
  standing: readonly Eligibility[],
  teamId: string,
): readonly { readonly patientId: string; readonly previousId: string; readonly teamName: string }[] {
  return standing.flatMap(({ patientId, refusal, current }) =>
    refusal?.code === 'contract_elsewhere' && current && current.teamId !== teamId
      ? [{ patientId, previousId: current.contractId, teamName: current.teamName }]
      : [],
  )
}
