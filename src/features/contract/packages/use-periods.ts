import { useQuery } from '@tanstack/react-query'
import { api } from '../../../api/client'
import type { Periods } from './period-words'

/** The periods of the rules in force; undefined while they are on their way. */
export function usePeriods(): Periods {
  return useQuery(api.contract.rules.queryOptions({})).data
}
