import { useQuery } from '@tanstack/react-query'
import { answerState } from '../../api/answer-state'
import { api, type client } from '../../api/client'

export type Plan = Awaited<ReturnType<typeof client.coverage.plan.query>>
export type FundStanding = Awaited<ReturnType<typeof client.fund.ledger.query>>

/** The plan as it holds today; everybody may read it before anybody logs in. */
export function usePlan() {
  const query = useQuery(api.coverage.plan.queryOptions({}, { meta: { kept: 'open' } }))
  return { state: answerState(query), refetch: query.refetch }
}

/** The public books. */
export function useFund() {
  const query = useQuery(api.fund.ledger.queryOptions({}, { meta: { kept: 'open' } }))
  return { state: answerState(query), refetch: query.refetch }
}
