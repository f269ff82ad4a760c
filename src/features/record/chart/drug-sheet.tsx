import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import {
  DOSE_UNITS,
  DRUG_FREQUENCIES,
  DRUG_FREQUENCY_WORDS_ZH,
  DRUG_ROUTE_NAMES_ZH,
  DRUG_ROUTES,
  type PrescriptionItem,
} from '#domain/record/prescription'
import { Button } from '../../../components/action/button'
import { Chips } from '../../../components/field/chips'
import { TextField } from '../../../components/field/text-field'
import { WordsField } from '../../../components/field/words-field'
import { Sheet } from '../../../components/sheet/sheet'
import { type DrugDraft, itemOf, missingInDrug } from './prescription-draft'

export interface DrugSheetProps {
  starting: DrugDraft
  isRefused: (drug: string) => boolean
  onAdd: (item: PrescriptionItem) => void
  onClose: () => void
}

const DAYS = ['1', '3', '5', '7', '14', '30'] as const

/** How much, how often, for how long; how much is typed, never guessed. */
export function DrugSheet({ starting, isRefused, onAdd, onClose }: DrugSheetProps) {
  const [draft, setDraft] = useState(starting)
  const change = (part: Partial<DrugDraft>) => setDraft((before) => ({ ...before, ...part }))
  const missing = isRefused(draft.drug) ? '和过敏记录对上了，不能开' : missingInDrug(draft)
  return (
    <Sheet open title={starting.drug || '别的药'} onClose={onClose}>
      <View className="stack stack--3">
        {starting.drug === '' && (
          <TextField label="药名" value={draft.drug} maxLength={40} onInput={(drug) => change({ drug })} />
        )}
        <TextField
          label={`每次多少（${draft.unit}）`}
          value={draft.dose}
          keyboard="digit"
          maxLength={8}
          placeholder="比如 4.5"
          onInput={(dose) => change({ dose })}
        />
        <Chips
          label="单位"
          chips={DOSE_UNITS.map((value) => ({ value, label: value }))}
          selected={draft.unit}
          onToggle={(unit) => change({ unit })}
        />
        <Chips
          label="多久一次"
          chips={DRUG_FREQUENCIES.map((value) => ({ value, label: DRUG_FREQUENCY_WORDS_ZH[value] }))}
          selected={draft.frequency}
          onToggle={(frequency) => change({ frequency })}
        />
        <Chips
          label="几天"
          chips={DAYS.map((value) => ({ value, label: `${value} 天` }))}
          selected={DAYS.find((value) => Number(value) === draft.days)}
          onToggle={(value) => change({ days: Number(value) })}
        />
        <Text className="t-sub">怎么用</Text>
        <Chips
          label="怎么用"
          chips={DRUG_ROUTES.map((value) => ({ value, label: DRUG_ROUTE_NAMES_ZH[value] }))}
          selected={draft.route}
          onToggle={(route) => change({ route })}
        />
        <WordsField
          label="交代（可以不写）"
          value={draft.note}
          maxLength={60}
          placeholder="饭后；间隔 6 小时以上"
          lines={1}
          onInput={(note) => change({ note })}
        />
        <Button
          label="加进处方"
          {...(missing ? { disabledReason: missing } : {})}
          onTap={() => {
            const item = itemOf(draft)
            if (item) onAdd(item)
          }}
        />
      </View>
    </Sheet>
  )
}
