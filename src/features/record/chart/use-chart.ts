import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { EntryKind } from '#domain/kernel/entry-kind'
import type { ReportItemCode } from '#domain/report/report-item'
import { api, client, queryClient } from '../../../api/client'
import { cursorPages } from '../../../api/cursor-pages'
import { pagedAnswer } from '../../../api/paged-answer'

/** What staff read of a record is asked anew each time and kept nowhere: a yes taken back counts at the next look. */
const FRESH = { gcTime: 0, staleTime: 0 } as const

export function useChartSummary(patientId: string) {
  return useQuery(api.chart.summary.queryOptions({ patientId }, FRESH))
}

export function useChartTimeline(patientId: string) {
  const query = useInfiniteQuery({
    queryKey: api.chart.timeline.infiniteQueryKey({ patientId }),
    ...cursorPages((start, call) => client.chart.timeline.query({ patientId, ...start }, call)),
    ...FRESH,
  })
  return pagedAnswer(query)
}

export function useChartEntry(entry: { patientId: string; kind: EntryKind; id: string }) {
  return useQuery(api.chart.entry.queryOptions(entry, FRESH))
}

export function useChartTrend(patientId: string, itemCode: ReportItemCode) {
  return useQuery(api.chart.reportTrend.queryOptions({ patientId, itemCode }, FRESH))
}

/** A picture is fetched once while it is looked at: it may be four megabytes. */
export function useChartPicture(wish: { patientId: string; id: string }) {
  return useQuery(api.chart.attachment.queryOptions(wish, { gcTime: 0, staleTime: Number.POSITIVE_INFINITY }))
}

export function useCorrections() {
  return useQuery(api.chart.corrections.queryOptions({}, FRESH))
}

/** After something was written: every screen of this record asks again, and those of the services that it shows done. */
export function renewChart(): void {
  void queryClient.invalidateQueries({ queryKey: api.chart.pathKey() })
  void queryClient.invalidateQueries({ queryKey: api.service.pathKey() })
}
