import type { Service } from '#domain/kernel/healthcare-service'
import type { Sex } from '#domain/kernel/sex'
import { localDateOf } from '#domain/kernel/time'
import { findingsAt } from '#domain/visit/findings-at'
import type { VisitRecord } from '#domain/visit/visit-record'
import { serverNow } from '../../../../api/server-clock'
import { Button } from '../../../../components/action/button'
import { Link } from '../../../../components/action/link'
import { Card } from '../../../../components/content/card'
import { Note } from '../../../../components/content/note'
import { BottomBar } from '../../../../components/page/bottom-bar'
import { Page } from '../../../../components/page/page'
import { PrescriptionCard } from '../../../../features/record/chart/prescription-card'
import { RestrictedSwitch } from '../../../../features/record/chart/restricted-switch'
import { openRefer } from '../../../../features/referral/doors'
import { useSessionBoard } from '../../../../features/workday/use-workday'
import type { DiagnosisChoice } from '../../../../features/workday/visit/diagnosis-card'
import { EarlierVisits, type EarlierVisitsProps } from '../../../../features/workday/visit/earlier-visits'
import { missingInRecord } from '../../../../features/workday/visit/record-draft'
import { useRecord } from '../../../../features/workday/visit/use-record'
import { VisitHead } from '../../../../features/workday/visit/visit-head'
import { VisitRecordForm } from '../../../../features/workday/visit/visit-record-form'
import { openChart } from '../../../../features/workday/work-doors'

export interface RecordPageProps {
  appointmentId: string
  visit: {
    readonly number: number
    readonly sessionId: string
    readonly service: Service
    readonly visitId: string | null
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
    readonly restricted: boolean
    readonly mayPrescribe: boolean
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
  const record = useRecord({
    appointmentId,
    sessionId,
    prefilled: visit.record,
    restricted: visit.restricted,
    examined,
  })
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
            label={record.isDoubted ? '核对过了，就这样存' : next ? `保存，叫 ${next.number} 号` : '保存'}
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
        today={today}
        examined={examined}
        suggested={visit.diagnosisChoices}
      />
      {visit.mayPrescribe && (
        <PrescriptionCard
          patientId={patient.id}
          items={record.draft.items}
          onAdd={(item) => record.change((before) => ({ items: [...before.items, item] }))}
          onRemove={(place) =>
            record.change((before) => ({ items: before.items.filter((_, at) => at !== place) }))
          }
        />
      )}
      <Card>
        <RestrictedSwitch
          what="这次的记录和处方"
          on={record.draft.restricted}
          onChange={(restricted) => record.change({ restricted })}
        />
      </Card>
      <EarlierVisits visits={visit.earlierVisits} />
      {visit.mayPrescribe && visit.visitId && (
        <Link label="开转诊" opens onTap={() => openRefer(patient.id, visit.visitId)} />
      )}
      <Link label="打开健康档案" opens onTap={() => openChart(patient.id)} />
    </Page>
  )
}
