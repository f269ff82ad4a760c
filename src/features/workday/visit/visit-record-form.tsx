import { useState } from 'react'
import { addDays, type LocalDate } from '#domain/kernel/time'
import { COMPLAINTS } from '#domain/visit/complaint'
import { DIAGNOSES, findDiagnoses } from '#domain/visit/diagnosis'
import type { Finding } from '#domain/visit/finding'
import { RECORD_WORDS_MAX, RETURN_WITHIN_DAYS } from '#domain/visit/visit-record'
import { Card } from '../../../components/content/card'
import { WordsField } from '../../../components/field/words-field'
import { ComplaintCard } from './complaint-card'
import { DiagnosisCard, type DiagnosisChoice, DiagnosisSheet } from './diagnosis-card'
import { ExamCard } from './exam-card'
import { NextStepCard } from './next-step-card'
import { type DraftChange, type RecordDraft, temperatureFault, toggled, weightFault } from './record-draft'

export interface VisitRecordFormProps {
  draft: RecordDraft
  onChange: (part: DraftChange) => void
  today: LocalDate
  examined: readonly Finding[]
  /** The likeliest three. */
  suggested: readonly DiagnosisChoice[]
}

/** The short record: everything that is usual stands there already, a tap changes it. */
export function VisitRecordForm(props: VisitRecordFormProps) {
  const { draft, onChange, today, examined, suggested } = props
  const [searching, setSearching] = useState(false)
  const found = DIAGNOSES.filter(
    ({ code }) => draft.diagnoses.includes(code) && !suggested.some((each) => each.code === code),
  )
  return (
    <>
      <ComplaintCard
        complaints={COMPLAINTS}
        chosen={draft.complaints}
        onToggle={(complaint) =>
          onChange((before) => ({ complaints: toggled(before.complaints, complaint) }))
        }
        temperature={{ value: draft.temperature, fault: temperatureFault(draft) }}
        weight={{ value: draft.weight, fault: weightFault(draft) }}
        onTemperature={(temperature) => onChange({ temperature })}
        onWeight={(weight) => onChange({ weight })}
      />
      <ExamCard
        findings={examined}
        abnormal={draft.abnormal}
        onToggle={(finding) => onChange((before) => ({ abnormal: toggled(before.abnormal, finding) }))}
        onAllNormal={() => onChange({ abnormal: [] })}
      />
      <DiagnosisCard
        choices={[...suggested, ...found]}
        chosen={draft.diagnoses}
        onToggle={(code) => onChange((before) => ({ diagnoses: toggled(before.diagnoses, code) }))}
        onSearch={() => setSearching(true)}
      />
      <NextStepCard
        step={draft.step}
        days={draft.days}
        returnOn={draft.returnOn}
        earliestReturn={addDays(today, 1)}
        latestReturn={addDays(today, RETURN_WITHIN_DAYS)}
        onStep={(step) => onChange({ step })}
        onDays={(days) => onChange({ days })}
        onReturnOn={(returnOn) => onChange({ returnOn })}
      />
      <Card>
        <WordsField
          label="嘱咐（可以不写）"
          value={draft.words}
          maxLength={RECORD_WORDS_MAX}
          placeholder="家长在小结里看到"
          hint="没保存的记录只在内存里，关掉小程序就没了"
          onInput={(words) => onChange({ words })}
        />
      </Card>
      <DiagnosisSheet
        open={searching}
        find={findDiagnoses}
        onChoose={(code) => {
          setSearching(false)
          if (!draft.diagnoses.includes(code))
            onChange((before) => ({ diagnoses: toggled(before.diagnoses, code) }))
        }}
        onClose={() => setSearching(false)}
      />
    </>
  )
}
