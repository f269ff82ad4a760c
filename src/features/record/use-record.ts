import { useQuery } from '@tanstack/react-query'
import type { EntryKind } from '#domain/kernel/entry-kind'
import type { ReportItemCode } from '#domain/report/report-item'
import { api } from '../../api/client'

/** The head of a record: newest measures, allergies, what whoever asks may read. */
export function useRecordSummary(patientId: string) {
  return useQuery(api.record.summary.queryOptions({ patientId }, { meta: { kept: 'sealed' } }))
}

/** One entry. Not kept on the phone: it is read again each time. */
export function useEntry(entry: { patientId: string; kind: EntryKind; id: string }) {
  return useQuery(api.record.entry.queryOptions(entry, { refetchOnMount: 'always' }))
}

export function useReportTrend(patientId: string, itemCode: ReportItemCode) {
  return useQuery(api.record.reportTrend.queryOptions({ patientId, itemCode }))
}

/** A picture, opened anew each time and forgotten at once: it may be four megabytes. */
export function usePicture(wish: { patientId: string; id: string }) {
  return useQuery(
    api.record.attachment.queryOptions(wish, { gcTime: 0, staleTime: Number.POSITIVE_INFINITY }),
  )
}
