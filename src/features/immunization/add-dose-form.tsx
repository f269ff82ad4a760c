import { useState } from 'react'
import { IMMUNIZATION_DOUBTS_ZH, type ImmunizationDoubt } from '#domain/immunization/immunization-doubt'
import { VACCINE_CODES, VACCINES, type VaccineCode } from '#domain/immunization/vaccine'
import { type LocalDate, localDate } from '#domain/kernel/time'
import { api, client, queryClient } from '../../api/client'
import { failureSentence } from '../../api/failure-of'
import { useWrite } from '../../api/use-write'
import { BottomBar } from '../../components/bottom-bar'
import { Button } from '../../components/button'
import { Note } from '../../components/note'
import { Page } from '../../components/page'
import { ChoiceField, DateField } from '../../components/picker-field'
import { goBack } from '../../platform/go-back'
import { PersonStrip } from '../appointment/person-strip'

export interface AddDoseFormProps {
  title: string
  patientId: string
  birthDate: LocalDate
  today: LocalDate
}

const CHOICES = VACCINE_CODES.map((value) => ({ value, label: VACCINES[value].nameZh }))

/** Copies one line of a booklet; several in a row without leaving. Staff verify it when they see the booklet. */
export function AddDoseForm({ title, patientId, birthDate, today }: AddDoseFormProps) {
  const [vaccineCode, setVaccineCode] = useState<VaccineCode>()
  const [on, setOn] = useState<LocalDate>()
  const [problem, setProblem] = useState<string>()
  const [kept, setKept] = useState<{ nameZh: string; doubts: readonly ImmunizationDoubt[] }>()
  const write = useWrite(client.record.addImmunization.mutate)

  const save = async () => {
    if (!vaccineCode || !on) return
    setProblem(undefined)
    setKept(undefined)
    try {
      const { doubts } = await write.mutateAsync({ patientId, vaccineCode, on })
      await queryClient.invalidateQueries(api.record.immunization.queryFilter({ patientId }))
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
            busy={write.isPending}
            {...(missing ? { disabledReason: missing } : {})}
            onTap={() => void save()}
          />
          {kept && <Button kind="quiet" label="都记完了" onTap={goBack} />}
        </BottomBar>
      }
    >
      <PersonStrip patientId={patientId} />
      {kept && (
        <Note tone={kept.doubts.length > 0 ? 'wait' : 'ok'} announced>
          {[
            `${kept.nameZh}记下了，待核实。`,
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
      <Note tone="mute">家里补记的会标「待核实」。带接种本去接种门诊，护士看过就核实了。</Note>
    </Page>
  )
}
