import { type ReactNode, useState } from 'react'
import { IMMUNIZATION_DOUBTS_ZH, type ImmunizationDoubt } from '#domain/immunization/immunization-doubt'
import { VACCINE_CODES, VACCINES, type VaccineCode } from '#domain/immunization/vaccine'
import { type LocalDate, localDate } from '#domain/kernel/time'
import { failureSentence } from '../../api/failure-of'
import { Button } from '../../components/action/button'
import { Note } from '../../components/content/note'
import { ChoiceField, DateField } from '../../components/field/picker-field'
import { BottomBar } from '../../components/page/bottom-bar'
import { Page } from '../../components/page/page'
import { goBack } from '../../platform/screen/go-back'

export interface CopiedDose {
  readonly vaccineCode: VaccineCode
  readonly on: LocalDate
}

export interface AddDoseFormProps {
  title: string
  /** Whose booklet it is. */
  head: ReactNode
  birthDate: LocalDate
  today: LocalDate
  /** What becomes of a line that is copied. */
  hint: string
  save: (dose: CopiedDose) => Promise<{ readonly doubts: readonly ImmunizationDoubt[] }>
  busy: boolean
}

const CHOICES = VACCINE_CODES.map((value) => ({ value, label: VACCINES[value].nameZh }))

/** Copies a booklet, line by line, without leaving in between. */
export function AddDoseForm({ title, head, birthDate, today, hint, save, busy }: AddDoseFormProps) {
  const [vaccineCode, setVaccineCode] = useState<VaccineCode>()
  const [on, setOn] = useState<LocalDate>()
  const [problem, setProblem] = useState<string>()
  const [kept, setKept] = useState<{ nameZh: string; doubts: readonly ImmunizationDoubt[] }>()

  const keep = async () => {
    if (!vaccineCode || !on) return
    setProblem(undefined)
    setKept(undefined)
    try {
      const { doubts } = await save({ vaccineCode, on })
      setKept({ nameZh: VACCINES[vaccineCode].nameZh, doubts })
      // The next line of a booklet is often of the same day.
      setVaccineCode(undefined)
    } catch (refusal) {
      setProblem(failureSentence(refusal))
    }
  }
  const missing = !vaccineCode ? '还没选疫苗' : !on ? '还没选日期' : undefined
  return (
    <Page
      title={title}
      bar={
        <BottomBar>
          {problem && (
            <Note tone="bad" announced>
              {problem}
            </Note>
          )}
          <Button
            label="记下来"
            busy={busy}
            {...(missing ? { disabledReason: missing } : {})}
            onTap={() => void keep()}
          />
          {kept && <Button kind="quiet" label="都记完了" onTap={goBack} />}
        </BottomBar>
      }
    >
      {head}
      {kept && (
        <Note tone={kept.doubts.length > 0 ? 'wait' : 'ok'} announced>
          {[
            `${kept.nameZh}记下了。`,
            ...kept.doubts.map((doubt) => `${IMMUNIZATION_DOUBTS_ZH[doubt]}。`),
          ].join('')}
        </Note>
      )}
      <ChoiceField
        label="打的是哪种疫苗"
        value={vaccineCode}
        choices={CHOICES}
        hint="照接种本上的名字选"
        onChange={setVaccineCode}
      />
      <DateField
        label="哪天打的"
        value={on}
        earliest={birthDate}
        latest={today}
        onChange={(date) => setOn(localDate(date))}
      />
      <Note tone="mute">{hint}</Note>
    </Page>
  )
}
