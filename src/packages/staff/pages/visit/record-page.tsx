import type { Service } from '#domain/kernel/healthcare-service'
import type { Sex } from '#domain/kernel/sex'
import { localDateOf } from '#domain/kernel/time'
import { findingsAt } from '#domain/visit/findings-at'
import type { VisitRecord } from '#domain/visit/visit-record'
import { serverNow } from '../../../../api/server-clock'
import { BottomBar } from '../../../../components/bottom-bar'
import { Button } from '../../../../components/button'
import { Note } from '../../../../components/note'
import { Page } from '../../../../components/page'
import type { DiagnosisChoice } from '../../../../features/workday/diagnosis-card'
import { EarlierVisits, type EarlierVisitsProps } from '../../../../features/workday/earlier-visits'
import { missingInRecord } from '../../../../features/workday/record-draft'
import { useRecord } from '../../../../features/workday/use-record'
import { useSessionBoard } from '../../../../features/workday/use-workday'
import { VisitHead } from '../../../../features/workday/visit-head'
import { VisitRecordForm } from '../../../../features/workday/visit-record-form'

export interface RecordPageProps {
  appointmentId: string
  visit: {
    readonly number: number
    readonly sessionId: string
    readonly service: Service
    readonly startedAt: string | null
    readonly completedAt: string | null
    readonly patient: {
      readonly id: string
      readonly nameMasked: string
      readonly sex: Sex
      readonly age: string
      readonly ageMonths: number
    }
    readonly reason: string | null
    readonly record: VisitRecord
    readonly diagnosisChoices: readonly DiagnosisChoice[]
    readonly earlierVisits: EarlierVisitsProps['visits']
  }
}

/** The record under the doctor's pen, and the one button that saves it and calls the next. */
export function RecordPage({ appointmentId, visit }: RecordPageProps) {
  const { patient, sessionId } = visit
  const next = useSessionBoard(sessionId).data?.waiting[0]
  const today = localDateOf(serverNow())
  const examined = findingsAt(patient.ageMonths)
  const record = useRecord({ appointmentId, sessionId, prefilled: visit.record, examined })
  const missing = missingInRecord(record.draft)
  return (
    <Page
      title={`${visit.number} 号 ${patient.nameMasked}`}
      bar={
        <BottomBar>
          {record.problem && (
            <Note tone="bad" announced>
              {record.problem}
            </Note>
          )}
          <Button
            label={next ? `保存，叫 ${next.number} 号` : '保存'}
            busy={record.busy}
            {...(missing ? { disabledReason: missing } : {})}
            onTap={() => void record.save()}
          />
        </BottomBar>
      }
    >
      <VisitHead patient={patient} reason={visit.reason} startedAt={visit.startedAt} />
      <VisitRecordForm
        draft={record.draft}
        onChange={record.change}
        ageMonths={patient.ageMonths}
        today={today}
        examined={examined}
        suggested={visit.diagnosisChoices}
      />
      <EarlierVisits visits={visit.earlierVisits} />
    </Page>
  )
}
