import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { HOLD_REASONS, HOLD_REASONS_ZH, type HoldReason } from '#domain/immunization/immunization-hold'
import { VACCINES, type VaccineCode } from '#domain/immunization/vaccine'
import { addDays, type LocalDate } from '#domain/kernel/time'
import { api, client, queryClient } from '../../api/client'
import { failureSentence } from '../../api/failure-of'
import { useWrite } from '../../api/use-write'
import { Button } from '../../components/action/button'
import { Note } from '../../components/content/note'
import { Chips } from '../../components/field/chips'
import { ChoiceField } from '../../components/field/picker-field'
import { Sheet } from '../../components/sheet/sheet'

export interface HoldSheetProps {
  open: boolean
  patientId: string
  /** What is due stands first. */
  codes: readonly VaccineCode[]
  today: LocalDate
  onClose: () => void
}

const WAITS = { '7': '推迟 1 周', '28': '推迟 4 周', '90': '推迟 3 个月', never: '一直不打' } as const
type Wait = keyof typeof WAITS
const WAIT_CHIPS = (Object.keys(WAITS) as Wait[]).map((value) => ({ value, label: WAITS[value] }))

/** 缓种, 禁忌: which vaccine, why, and until when. */
export function HoldSheet({ open, patientId, codes, today, onClose }: HoldSheetProps) {
  const [vaccineCode, setVaccineCode] = useState<VaccineCode | undefined>(codes[0])
  const [reason, setReason] = useState<HoldReason>()
  const [wait, setWait] = useState<Wait>('7')
  const [problem, setProblem] = useState<string>()
  const write = useWrite(client.chart.holdVaccine.mutate)
  const missing = !vaccineCode ? '还没选疫苗' : !reason ? '还没选原因' : undefined
  const save = async () => {
    if (!vaccineCode || !reason) return
    setProblem(undefined)
    try {
      const until = wait === 'never' ? null : addDays(today, Number(wait))
      await write.mutateAsync({ patientId, vaccineCode, reason, until })
      await queryClient.invalidateQueries(api.chart.immunization.queryFilter({ patientId }))
      onClose()
    } catch (refusal) {
      setProblem(failureSentence(refusal))
    }
  }
  return (
    <Sheet open={open} title="先不打" onClose={onClose}>
      <View className="stack stack--3">
        <ChoiceField
          label="哪种疫苗"
          value={vaccineCode}
          choices={codes.map((value) => ({ value, label: VACCINES[value].nameZh }))}
          onChange={setVaccineCode}
        />
        <Text className="t-strong">为什么先不打</Text>
        <Chips<HoldReason>
          label="为什么先不打"
          chips={HOLD_REASONS.map((value) => ({ value, label: HOLD_REASONS_ZH[value] }))}
          selected={reason}
          onToggle={setReason}
        />
        <Text className="t-strong">推迟多久</Text>
        <Chips<Wait> label="推迟多久" chips={WAIT_CHIPS} selected={wait} onToggle={setWait} />
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
      </View>
    </Sheet>
  )
}
